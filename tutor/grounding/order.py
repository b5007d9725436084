"""Whether a sentence exchanges what its grounds tell apart: "A, not B" for "B, not A", "A than B" for "B than A"."""

from collections.abc import Sequence
from itertools import combinations

from knowledge.segmentation import sentence_texts
from tutor.grounding.tokens import Token, tokens

_APART = ("not", "rather", "instead", "never", "without")
_REACH = 3
"""Telling words on which two words may bear on each other; farther off they tell nothing of the order."""

_OTHER_CLAUSE = 3
"""Words that a clause's end between two words counts for."""

_MOST = 40
"""Telling words of a sentence that are looked at, as every two of them are exchanged."""

Places = dict[str, list[tuple[int, int]]]


def exchanged_contrast(text: str, grounds: Sequence[str]) -> list[str]:
    """The words that a text sets apart from others where the grounds set those others apart from them."""
    own = tokens(text)
    for others in (tokens(sentence) for ground in grounds for sentence in sentence_texts(ground)):
        for sides in (_denied_and_not, _before_and_after_than):
            moved = _moved(*sides(own), *sides(others))
            if moved:
                return [next(one.word for one in own if one.stem in moved)]
    return []


def exchange_gain(text: str, grounds: Sequence[str]) -> float:
    """How much nearer to the order of the grounds a text would come if two of its words changed places, at best.

    Words near each other in the text should be so in the grounds. 0 where no exchange brings anything.
    """
    places = _places(grounds)
    words = [(one.stem, one.clause) for one in tokens(text) if one.says_something][:_MOST]
    here = _nearness(words, places)
    best = 0.0
    for first, second in combinations([at for at, (word, _) in enumerate(words) if word in places], 2):
        (word, clause), (other, other_clause) = words[first], words[second]
        if word == other or (clause == other_clause and second - first < 2):
            continue
        changed = list(words)
        changed[first], changed[second] = (other, clause), (word, other_clause)
        best = max(best, _nearness(changed, places) - here)
    return best


def _moved(first: set[str], second: set[str], their_first: set[str], their_second: set[str]) -> set[str]:
    """What is on the first side here and on the second there, if other words went the other way."""
    moved = (first - second) & (their_second - their_first)
    return moved if (second - first) & (their_first - their_second) else set()


def _denied_and_not(words: Sequence[Token]) -> tuple[set[str], set[str]]:
    """The telling words right behind `not`, `rather than` and the like, and all others."""
    denied: set[str] = set()
    for place, one in enumerate(words):
        if one.word in _APART:
            after = [word for word in words[place + 1 : place + 6] if word.clause == one.clause and word.says_something]
            denied |= {word.stem for word in after[:_REACH]}
    return denied, {one.stem for one in words if one.says_something} - denied


def _before_and_after_than(words: Sequence[Token]) -> tuple[set[str], set[str]]:
    """The telling words of the clause before a `than`, and those shortly behind it."""
    for place, one in enumerate(words):
        if one.word == "than" and words[place - 1].word != "rather":
            before = {word.stem for word in words[:place] if word.clause == one.clause and word.says_something}
            after = [word.stem for word in words[place + 1 :] if word.clause == one.clause and word.says_something]
            return before, set(after[:_REACH])
    return set(), set()


def _places(grounds: Sequence[str]) -> Places:
    """Where each telling word stands: its number among all, and that of its clause."""
    found: Places = {}
    number = clause = 0
    for sentence in (sentence for ground in grounds for sentence in sentence_texts(ground)):
        for one in tokens(sentence):
            if one.says_something:
                found.setdefault(one.stem, []).append((number, clause + one.clause))
                number += 1
        number, clause = number + 30, clause + 100
    return found


def _nearness(words: Sequence[tuple[str, int]], places: Places) -> float:
    total = 0.0
    for at, (word, clause) in enumerate(words):
        for other_at in range(at + 1, min(len(words), at + 1 + _REACH)):
            other, other_clause = words[other_at]
            if clause == other_clause and word != other and word in places and other in places:
                total += 1 / (_distance(places[word], places[other]) * (other_at - at))
    return total


def _distance(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> int:
    return min(abs(x - y) + _OTHER_CLAUSE * (c != d) for x, c in first for y, d in second)
