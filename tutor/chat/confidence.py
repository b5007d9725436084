"""How sure the tutor may be that its sources answer a question at all."""

import math
from collections.abc import Sequence

from knowledge.sources import Evidence

CONFIDENT = 2 / 3
"""The least confidence with which the tutor answers. Chosen on the first half of the course's questions, so that six in
seven questions that the sources do not answer are declined."""

BEST, BEST_THREE, CONSTANT = 0.33, 0.43, 2.34
"""Logistic regression over the 200 questions of course_a (tests/benchmarks/questions), L2, C = 0.1."""

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
