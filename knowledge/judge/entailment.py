"""Whether a passage bears a sentence out, contradicts it, or leaves it open."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.judge.judgements import Judgement, judgement, plain, why_unjudged, withheld
from knowledge.judge.pair_model import PairModel
from knowledge.segmentation import sentence_texts
from knowledge.weights import ENTAILMENT_ADAPTER, MARCO_RERANKER, locate_own

RELATIONS = ("entailment", "neutral", "contradiction")
_OPEN = RELATIONS.index("neutral")

WHOLE = 60
"""Words up to which a premise is read at once; of a longer one two sentences are, as the judge has learnt from short
premises and misses in a long one what stands between much that is beside the point."""


class Entailment(Protocol):
    """Anything that judges sentences by passages; the local judge by default."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        """For each premise and hypothesis one of `RELATIONS`."""
        ...


class LocalEntailment:
    """The judge of docs/models/judge.md; its weights are loaded on first use, and threads may share it."""

    def __init__(self) -> None:
        self._model = PairModel(lambda: locate_own(ENTAILMENT_ADAPTER), MARCO_RERANKER)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        """For each premise and hypothesis one of `RELATIONS`.

        A long premise is read two sentences at a time, and those that are least neutral decide. What cannot be judged
        is neutral, and the judgement says why.
        """
        cleaned = [(plain(premise), plain(hypothesis)) for premise, hypothesis in pairs]
        reasons = [why_unjudged(hypothesis) or ("empty" if not premise else None) for premise, hypothesis in cleaned]
        readable = [pair for pair, reason in zip(cleaned, reasons, strict=True) if reason is None]
        rows = iter(self._rows(readable))
        return [
            judgement(RELATIONS, next(rows)) if reason is None else withheld(RELATIONS, "neutral", reason)
            for reason in reasons
        ]

    def _rows(self, pairs: Sequence[tuple[str, str]]) -> list[NDArray[np.float32]]:
        windows = [_windows(premise) for premise, _ in pairs]
        rows = self._model.probabilities(
            [(one, hypothesis) for own, (_, hypothesis) in zip(windows, pairs, strict=True) for one in own]
        )
        ends = np.cumsum([len(own) for own in windows])
        return [_least_open(rows[end - len(own) : end]) for own, end in zip(windows, ends, strict=True)]


def _windows(premise: str) -> list[str]:
    own = sentence_texts(premise)
    if len(own) < 2 or len(premise.split()) <= WHOLE:
        return [premise]
    return [f"{one} {two}" for one, two in pairwise(own)]


def _least_open(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    chosen: NDArray[np.float32] = rows[int(rows[:, _OPEN].argmin())]
    return chosen
