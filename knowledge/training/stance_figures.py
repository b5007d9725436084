"""Measures a stance judge on claims about cases that no training saw: half of these to set it, half to report on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.judge.pair_model import PairModel, softmax
from knowledge.judge.stance import ERRORS, STANCES
from knowledge.judge.trained import ANY_ERROR, OperatingPoint
from knowledge.packs.claims import LabelledClaim
from knowledge.training.judging import JudgedPair
from knowledge.training.measuring import (
    Facts,
    Floats,
    Labels,
    accuracy,
    auroc,
    calibration_error,
    columns,
    fitted_temperature,
    macro_f1,
    precision_and_recall,
    threshold_for,
)

PRECISION = 0.9
"""How often an error that is named has to be one."""


@dataclass(frozen=True, slots=True)
class StanceFigures:
    """The temperature and the operating points set on one half, and the figures measured on the other."""

    temperature: float
    errors: dict[str, OperatingPoint]
    measured: dict[str, float]


def halves(claims: Sequence[LabelledClaim]) -> tuple[list[LabelledClaim], list[LabelledClaim]]:
    """The claims of every other case to set a judge by, and those of the others to report on."""
    cases = sorted({claim.case for claim in claims})
    return (
        [claim for claim in claims if cases.index(claim.case) % 2 == 0],
        [claim for claim in claims if cases.index(claim.case) % 2 == 1],
    )


def stance_figures(model: PairModel, to_set: Sequence[JudgedPair], to_report: Sequence[JudgedPair]) -> StanceFigures:
    """The figures of a model on labelled pairs of both halves."""
    logits, labels = _read(model, to_set)
    temperature = fitted_temperature(logits, labels)
    thresholds = _thresholds(softmax(logits, temperature), labels)
    logits, labels = _read(model, to_report)
    probabilities = softmax(logits, temperature)
    errors = {
        name: OperatingPoint(threshold=threshold, precision=precision, recall=recall)
        for name, threshold in thresholds.items()
        for precision, recall in [precision_and_recall(*_errors(name, probabilities, labels), threshold)]
    }
    scores, is_error = _errors(ANY_ERROR, probabilities, labels)
    measured = {
        "macro_f1": macro_f1(probabilities, labels),
        "accuracy": accuracy(probabilities, labels),
        "error_auroc": auroc(scores, is_error),
        "error_recall_at_precision": best_recall(scores, is_error),
        "calibration_error": calibration_error(probabilities, labels),
        "pairs": float(len(labels)),
    }
    return StanceFigures(temperature, errors, {name: round(value, 4) for name, value in measured.items()})


def stance_score(model: PairModel, pairs: Sequence[JudgedPair]) -> float:
    """How well a model names the six stances of labelled pairs: macro-F1, from 0 to 1."""
    return macro_f1(*_read(model, pairs))


def best_recall(scores: Floats, is_error: Facts) -> float:
    """The recall at the precision wanted, had the threshold been chosen on these very pairs."""
    return precision_and_recall(scores, is_error, threshold_for(scores, is_error, PRECISION))[1]


def _read(model: PairModel, pairs: Sequence[JudgedPair]) -> tuple[Floats, Labels]:
    logits = model.logits([(pair.first, pair.second) for pair in pairs])
    return logits, np.array([pair.label for pair in pairs], dtype=np.int64)


def _thresholds(probabilities: Floats, labels: Labels) -> dict[str, float]:
    return {
        name: round(threshold_for(*_errors(name, probabilities, labels), PRECISION), 4) for name in (ANY_ERROR, *ERRORS)
    }


def _errors(name: str, probabilities: Floats, labels: Labels) -> tuple[Floats, Facts]:
    """The probability of a kind of error, and whether a claim is of it; of any kind, of all three together."""
    kinds = [STANCES.index(one) for one in (ERRORS if name == ANY_ERROR else (name,))]
    return columns(probabilities, kinds), np.isin(labels, kinds)
