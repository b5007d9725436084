"""Flaws of pairs to be matched."""

from collections.abc import Sequence
from itertools import combinations

from rapidfuzz.fuzz import ratio

from tutor.quiz.gate.choices import ALIKE
from tutor.quiz.gate.wording import folded, stems_of
from tutor.quiz.questions import Question

FEWEST_PAIRS, MOST_PAIRS = 3, 6


def not_apart(question: Question) -> str | None:
    """Too few or too many pairs, or two sides that cannot be told apart."""
    if not FEWEST_PAIRS <= len(question.pairs) <= MOST_PAIRS:
        return f"It needs {FEWEST_PAIRS} to {MOST_PAIRS} pairs."
    lefts, rights = [folded(pair.left) for pair in question.pairs], [folded(pair.right) for pair in question.pairs]
    if len(set(lefts)) < len(lefts) or len(set(rights)) < len(rights) or set(lefts) & set(rights):
        return "The same words stand more than once among its pairs."
    return "Two of its answers say nearly the same." if _has_alike(rights) else None


def gives_away(question: Question) -> str | None:
    """A right side that shares a word with its own left side and with no other."""
    lefts = [stems_of(pair.left) for pair in question.pairs]
    for place, pair in enumerate(question.pairs):
        others = frozenset[str]().union(*(left for number, left in enumerate(lefts) if number != place))
        if stems_of(pair.right) & lefts[place] - others:
            return f"“{pair.right}” can be told by a word that it shares with “{pair.left}”."
    return None


def _has_alike(texts: Sequence[str]) -> bool:
    return any(ratio(one, other) > ALIKE for one, other in combinations(texts, 2))
