"""How sure the tutor may be that its sources answer a question at all."""

import math
from collections.abc import Sequence

from knowledge.sources import Evidence

CONFIDENT = 0.61
"""The least confidence with which the tutor answers: where wrong answers and wrong declines weighed about the same on
the questions that the regression was fitted to."""

BEST, BEST_THREE, NEARNESS, CONSTANT = 0.16, 0.3, 7.6, -3.38
"""Logistic regression over course_a and the practice libraries defreal_e and defreal_f (tests/benchmarks), 464
questions, L2. How much of it is the best logit's is uncertain: 0.1 and 0.2 fit nearly as well."""

UNKNOWN = 0.65
"""The late interaction that stands for one that was not read: midway between those of questions with and without an
answer."""


def confidence(judged: Sequence[Evidence]) -> float:
    """The probability, 0 to 1, that the sources answer, from the best three by logit and by late interaction.

    Where the sources do answer, more than one sentence usually comes near; a lone sentence that resembles an
    answer is the mark of a near miss.
    """
    if not judged:
        return 0.0
    logits = [one.scores["answers"] for one in judged]
    read = [one.scores["near"] for one in judged if "near" in one.scores]
    nearness = _mean_of_best(read) if read else UNKNOWN
    odds = BEST * max(logits) + BEST_THREE * _mean_of_best(logits) + NEARNESS * nearness + CONSTANT
    return 1.0 / (1.0 + math.exp(-odds))


def _mean_of_best(scores: Sequence[float]) -> float:
    best = sorted(scores, reverse=True)[:3]
    return sum(best) / len(best)
