"""Finds where the sentences of one draft stand in the next, by their words and their order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from knowledge.words import words

SIMILAR = 0.45
"""Least likeness, of the words in order, at which a sentence is another one reworded in the same place."""

SIMILAR_ELSEWHERE = 0.7
"""The same for a sentence that has also moved."""

HELD = 0.75
"""Share of a sentence's words that another holds when the two were joined or one was split."""

_LEAST_HELD = 6
_MOST_INSTEAD = 3
_FIRST_CHARACTER, _CHARACTERS = 0xE000, 0x100000
_ENDING = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s)|\n+")


class Place(NamedTuple):
    """A run `[start, end)` of the later draft; `is_changed` tells whether it has other words than it had before."""

    start: int
    end: int
    is_changed: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    """`words` has one character for each word, so that sentences are compared as fast as strings are."""

    start: int
    end: int
    words: str


class SentencePlaces:
    """Two drafts side by side. A sentence is the same when its words are, whatever happened to its punctuation."""

    def __init__(self, before: str, after: str) -> None:
        characters: dict[str, str] = {}
        self._old, self._new = _sentences(before, characters), _sentences(after, characters)
        self._anchors = _same_in_order(self._old, self._new)
        self._same = self._anchors | _same_elsewhere(self._old, self._new, self._anchors)
        self._kept = frozenset(self._same.values())
        self._found: dict[int, set[int]] = {}

    def place(self, start: int, end: int) -> Place | None:
        """Where the earlier draft's sentences at `[start, end)` stand now; None when they went."""
        old = [number for number, one in enumerate(self._old) if one.start < end and start < one.end]
        found: set[int] = set()
        for number in old:
            if number not in self._found:
                self._found[number] = {self._same[number]} if number in self._same else self._reworded(number)
            found |= self._found[number]
        if not found:
            return None
        # A piece that moved away from the others must not stretch the place over all that lies between.
        run = _longest_run(sorted(found))
        is_changed = any(number not in self._same for number in old)
        return Place(self._new[run[0]].start, self._new[run[-1]].end, is_changed)

    def is_new(self, start: int, end: int) -> bool:
        """Whether any sentence of the later draft at `[start, end)` was not in the earlier one."""
        here = (number for number, one in enumerate(self._new) if one.start < end and start < one.end)
        return any(number not in self._kept for number in here)

    def _reworded(self, number: int) -> set[int]:
        """The new sentences that a changed one has become; most often one, more where it was split."""
        old_gap, new_gap = self._gap(number)
        found = self._alike(number, old_gap, new_gap, SIMILAR)
        if found is not None:
            return {found} | {other for other in new_gap if _held(self._new[other], self._old[number])}
        left = [other for other in range(len(self._new)) if other not in self._kept]
        moved = self._alike(number, [number], left, SIMILAR_ELSEWHERE)
        return self._in_its_stead(number, old_gap, new_gap) if moved is None else {moved}

    def _in_its_stead(self, number: int, old_gap: Sequence[int], new_gap: Sequence[int]) -> set[int]:
        """What stands where a sentence stood that nothing is like, when only its position can speak for it."""
        instead: set[int] = set()
        if len(old_gap) == len(new_gap):
            instead = {new_gap[old_gap.index(number)]}
        elif len(old_gap) == 1 and len(new_gap) <= _MOST_INSTEAD:
            instead = set(new_gap)
        rivals = [self._old[rival] for rival in old_gap]
        return {one for one in instead if all(_likeness(rival, self._new[one]) < SIMILAR for rival in rivals)}

    def _gap(self, number: int) -> tuple[list[int], list[int]]:
        """The sentences of both drafts that are not the same, between the nearest neighbours that are."""
        first = last = number
        while first > 0 and first - 1 not in self._anchors:
            first -= 1
        while last + 1 < len(self._old) and last + 1 not in self._anchors:
            last += 1
        begin = self._anchors[first - 1] + 1 if first else 0
        end = self._anchors[last + 1] if last + 1 < len(self._old) else len(self._new)
        old = [place for place in range(first, last + 1) if place not in self._same]
        return old, [place for place in range(begin, end) if place not in self._kept]

    def _alike(self, number: int, rivals: Sequence[int], among: Iterable[int], least: float) -> int | None:
        """The new sentence most like this old one, unless another old one is more like it."""
        mine = self._old[number]
        scored = sorted(((_likeness(mine, self._new[other]), -other) for other in among), reverse=True)
        for score, other in scored[:3]:
            theirs = self._new[-other]
            if _held(mine, theirs):
                return -other
            if score >= least and all(_likeness(self._old[rival], theirs) <= score for rival in rivals):
                return -other
        return None


def _sentences(text: str, characters: dict[str, str]) -> list[_Sentence]:
    """The text cut at full stops and line ends; cruder than the reader's cut, which needs a whole document."""
    edges = [0, *(found.end() for found in _ENDING.finditer(text)), len(text)]
    found = []
    for start, end in pairwise(edges):
        piece = text[start:end]
        said = "".join(_character(word, characters) for word in words(piece))
        if said:
            found.append(_Sentence(end - len(piece.lstrip()), start + len(piece.rstrip()), said))
    return found


def _character(word: str, characters: dict[str, str]) -> str:
    return characters.setdefault(word, chr(_FIRST_CHARACTER + len(characters) % _CHARACTERS))


def _same_in_order(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> dict[int, int]:
    """The longest run of sentences that both drafts have in the same order, old number to new."""
    found: dict[int, int] = {}
    for step in LCSseq.opcodes([one.words for one in old], [one.words for one in new]):
        if step.tag == "equal":
            found.update(zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True))
    return found


def _same_elsewhere(old: Sequence[_Sentence], new: Sequence[_Sentence], known: dict[int, int]) -> dict[int, int]:
    """Sentences that were only moved."""
    taken = frozenset(known.values())
    left: dict[str, list[int]] = {}
    for number in reversed(range(len(new))):
        if number not in taken:
            left.setdefault(new[number].words, []).append(number)
    moved = (number for number in range(len(old)) if number not in known)
    return {number: left[old[number].words].pop() for number in moved if left.get(old[number].words)}


def _likeness(one: _Sentence, other: _Sentence) -> float:
    return float(Indel.normalized_similarity(one.words, other.words))


def _held(one: _Sentence, other: _Sentence) -> bool:
    """Whether the other sentence has nearly all of this one's words in their order."""
    if len(one.words) < _LEAST_HELD:
        return False
    return bool(LCSseq.similarity(one.words, other.words) >= HELD * len(one.words))


def _longest_run(numbers: Sequence[int]) -> Sequence[int]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return max(runs, key=len)
