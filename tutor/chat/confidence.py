"""How sure the tutor may be that its sources answer a question at all."""

import math
from collections.abc import Sequence

from knowledge.sources import Evidence

CONFIDENT = 0.58
"""The least confidence with which the tutor answers: where wrong answers and wrong declines weighed about the same on
the questions that the regression was fitted to."""

BEST, BEST_THREE, CONSTANT = 0.195, 0.334, 1.63
"""Logistic regression over course_a and the practice libraries defreal_e and defreal_f (tests/benchmarks), 474
questions, L2, C = 1. Scores of late interaction beside the logits made it no better."""

UNRELATED = -11.0
"""The logit that stands for a sentence that was not found."""


def confidence(judged: Sequence[Evidence]) -> float:
    """The probability, 0 to 1, that the sources answer, from the best sentence and the mean of the best three.

    Where the sources do answer, more than one sentence usually comes near; a lone sentence that resembles an
    answer is the mark of a near miss.
    """
    logits = sorted((one.scores["answers"] for one in judged), reverse=True)[:3]
    if not logits:
        return 0.0
    mean = sum([*logits, *[UNRELATED] * (3 - len(logits))]) / 3
    return 1.0 / (1.0 + math.exp(-(BEST * logits[0] + BEST_THREE * mean + CONSTANT)))
