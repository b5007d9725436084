"""Flaws of the points that a short answer is marked by."""

from itertools import combinations

from rapidfuzz.fuzz import ratio

from tutor.quiz.gate.choices import ALIKE
from tutor.quiz.gate.wording import folded
from tutor.quiz.questions import Question

MOST_POINTS = 4


def wrong_points(question: Question) -> str | None:
    """No points, more than a short answer can hold, or two that say nearly the same."""
    if not 1 <= len(question.points) <= MOST_POINTS:
        return f"It needs one to {MOST_POINTS} points."
    if any(ratio(one, other) > ALIKE for one, other in combinations((folded(p.text) for p in question.points), 2)):
        return "Two of its points say nearly the same."
    return None
