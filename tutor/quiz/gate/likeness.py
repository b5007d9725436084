"""Which questions of a bank are nearly the same as an earlier one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from rapidfuzz.fuzz import ratio
from scipy.spatial.distance import cdist

from tutor.quiz.gate.wording import folded, meaning_words
from tutor.quiz.questions import Question

ALIKE = 90
"""Stems with a likeness above this, of 100, are the same."""

ALIKE_WITH_SAME_KEY = 70
"""Above this they are where the right answer is the same too, and cited from the same sentence."""

_AT_ONCE = 512
_LETTERS = 600
_BUCKETS = 32
_ROUNDING = 0.01


def near_duplicates(questions: Sequence[Question]) -> Mapping[str, str]:
    """Ids of the questions that repeat an earlier one, each with the id of the one that is kept.

    Two kept questions are never alike. A second question with the very id of an earlier one is passed over.
    """
    single = list({question.id: question for question in reversed(questions)}.values())[::-1]
    twins = _twins(single)
    kept_for: dict[str, str] = {}
    for place, question in enumerate(single):
        first = next((other for other in sorted(twins[place]) if single[other].id not in kept_for), None)
        if first is not None:
            kept_for[question.id] = single[first].id
    return kept_for


def _twins(questions: Sequence[Question]) -> Mapping[int, set[int]]:
    """For each place the earlier places with much the same question."""
    found: dict[int, set[int]] = defaultdict(set)
    stems = [folded(question.stem)[:_LETTERS] for question in questions]
    for place, other in _with_like_letters(stems):
        if stems[place] and ratio(stems[place], stems[other], score_cutoff=ALIKE) > ALIKE:
            found[place].add(other)
    said = [" ".join(sorted(set(meaning_words(stem))))[:_LETTERS] for stem in stems]
    for places in _with_same_key(questions).values():
        for place, other in combinations(places, 2):
            if max(ratio(stems[place], stems[other]), ratio(said[place], said[other])) > ALIKE_WITH_SAME_KEY:
                found[other].add(place)
    return found


def _with_like_letters(stems: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of stems, each with an earlier one, whose letters allow them to be alike.

    To turn one text into another takes at least as many steps as their counts of letters differ.
    """
    lengths = np.array([len(stem) for stem in stems], dtype=np.float32)
    counts = np.array([np.bincount([ord(sign) % _BUCKETS for sign in stem], minlength=_BUCKETS) for stem in stems])
    for start in range(0, len(stems), _AT_ONCE):
        end = min(start + _AT_ONCE, len(stems))
        steps = cdist(counts[start:end], counts[:end], "cityblock")
        allowed = (1 - ALIKE / 100) * (lengths[start:end, None] + lengths[None, :end])
        for row, column in zip(*np.nonzero(steps <= allowed + _ROUNDING), strict=True):
            if column < start + row:
                yield start + int(row), int(column)


def _with_same_key(questions: Sequence[Question]) -> Mapping[tuple[str, str, int], list[int]]:
    groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for place, question in enumerate(questions):
        cited = {(citation.source_id, citation.start) for citation in question.citations}
        for source_id, start in sorted(cited):
            groups[folded(question.answer), source_id, start].append(place)
    return groups
