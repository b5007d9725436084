"""Pairs of a question and a sentence, with whether the sentence answers it."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.late_interaction import LateInteraction
from knowledge.training.practice import PracticeQuestion, PracticeSet

HARD = 10
"""The sentences that late interaction finds first are the hardest to tell from answers; so many are drawn from."""


@dataclass(frozen=True, slots=True)
class Pair:
    """`weight` is below 1 where nobody read the sentence and it may answer after all."""

    question: str
    text: str
    answers: bool
    weight: float
    group: int


def drawn_pairs(sets: Iterable[PracticeSet], finder: LateInteraction, seed: int) -> list[Pair]:
    """For each question up to two sentences that answer, two that look as if they did, and some that come first."""
    chance = random.Random(seed)
    pairs: list[Pair] = []
    group = 0
    for practice in sets:
        for asked in practice.questions:
            pairs += _pairs(asked, practice.texts, finder, chance, group)
            group += 1
    return pairs


def _pairs(
    asked: PracticeQuestion, texts: Sequence[str], finder: LateInteraction, chance: random.Random, group: int
) -> list[Pair]:
    hits = _found(asked, texts, finder)
    others = [index for index in hits if index not in asked.right | asked.near]
    near = _some(sorted(asked.near), 2, chance)
    hard = others[:1] + _some(others[1:HARD], 1 if near else 3, chance)
    unread = 0.6 if asked.answerable else 1.0
    drawn = (
        (_some(sorted(asked.right), 2, chance), True, 1.0),
        (near, False, 1.0),
        (hard, False, unread),
    )
    return [
        Pair(asked.text, texts[index], answers, weight, group)
        for indices, answers, weight in drawn
        for index in indices
    ]


def _found(asked: PracticeQuestion, texts: Sequence[str], finder: LateInteraction) -> list[int]:
    """The eligible sentences, best first by late interaction."""
    scores = finder.score(asked.text, [texts[index] for index in asked.eligible])
    ranked = sorted(zip(asked.eligible, scores, strict=True), key=lambda pair: -(pair[1] or 0.0))
    return [index for index, _ in ranked]


def _some(indices: Sequence[int], most: int, chance: random.Random) -> list[int]:
    return chance.sample(indices, min(most, len(indices)))
