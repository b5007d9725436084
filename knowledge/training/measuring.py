"""How good a judge's probabilities are: whether they tell labels apart, and whether they mean what they say."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score, roc_auc_score

Floats = NDArray[np.float32]
Labels = NDArray[np.int64]
Facts = NDArray[np.bool_]

BINS = 10
TEMPERATURES = np.geomspace(0.3, 5.0, 60)


def accuracy(probabilities: Floats, labels: Labels) -> float:
    """The share of rows whose likeliest label is the true one."""
    return float((probabilities.argmax(axis=1) == labels).mean())


def macro_f1(probabilities: Floats, labels: Labels) -> float:
    """The mean over the labels that occur of the F1 of each."""
    return float(
        f1_score(labels, probabilities.argmax(axis=1), labels=np.unique(labels), average="macro", zero_division=0)
    )


def auroc(scores: Floats, is_true: Facts) -> float:
    """How likely a true one scores above a false one; 0.5 where there is only one kind."""
    return float(roc_auc_score(is_true, scores)) if 0 < is_true.sum() < len(is_true) else 0.5


def calibration_error(probabilities: Floats, labels: Labels) -> float:
    """The expected calibration error over ten equal bins of confidence (Guo et al. 2017, arXiv 1706.04599)."""
    return sum(share * abs(sure - right) for share, sure, right in reliability(probabilities, labels))


def reliability(probabilities: Floats, labels: Labels) -> list[tuple[float, float, float]]:
    """For each bin of confidence that is not empty: its share of all, its mean confidence, its accuracy."""
    sure = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == labels
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    return [
        (float((bins == one).mean()), float(sure[bins == one].mean()), float(right[bins == one].mean()))
        for one in np.unique(bins)
    ]


def fitted_temperature(logits: Floats, labels: Labels) -> float:
    """What to divide logits by so that the labels are likeliest (Guo et al. 2017)."""

    def surprise(temperature: float) -> float:
        scaled = logits / temperature
        highest = scaled.max(axis=1)
        total = highest + np.log(np.exp(scaled - highest[:, None]).sum(axis=1))
        return float((total - scaled[np.arange(len(labels)), labels]).mean())

    return float(min(TEMPERATURES, key=surprise))


def threshold_for(scores: Floats, is_true: Facts, precision: float) -> float:
    """The lowest score from which on at least this share is true; above every score where there is none."""
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    shares = np.cumsum(is_true[order]) / np.arange(1, len(scores) + 1)
    ends: Any = np.append(ranked[1:] < ranked[:-1], True)
    sound = np.flatnonzero((shares >= precision) & ends)
    return float(ranked[sound[-1]]) if len(sound) else float(ranked[0]) + 1.0


def precision_and_recall(scores: Floats, is_true: Facts, threshold: float) -> tuple[float, float]:
    """Of those at or above the threshold the share that is true, and of the true ones the share that is there."""
    named = scores >= threshold
    hits = float((named & is_true).sum())
    return (hits / float(named.sum()) if named.any() else 1.0, hits / max(1.0, float(is_true.sum())))


def columns(probabilities: Floats, indices: Sequence[int]) -> Floats:
    """The summed probability of some labels."""
    return np.asarray(probabilities[:, list(indices)].sum(axis=1), dtype=np.float32)
