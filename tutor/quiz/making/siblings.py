"""Finds facts that can stand beside the key of a question: near in topic, alike in kind, and never true of it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from knowledge.words import content_words, stem
from tutor.quiz.facts import Definition
from tutor.quiz.identity import spread

_T = TypeVar("_T")
REACH = 60
"""Siblings are looked for among this many definitions before and behind the key's."""
_MOST_SHARED = 0.4
_PERSON = re.compile(
    r"^(?:anyone|someone|everyone|people|persons|individuals|those who|one who|an? (?:\w+ )?(?:person|someone|citizen|"
    r"official|politician|leader|individual|scholar|member)|the (?:people|person|leader|individual)s?)\b"
)


@dataclass(frozen=True)
class Entry:
    """A definition with what is compared of it."""

    definition: Definition

    @cached_property
    def term(self) -> frozenset[str]:
        return frozenset(_root(word) for word in content_words(self.definition.term))

    @cached_property
    def meaning(self) -> frozenset[str]:
        return frozenset(_root(word) for word in content_words(self.definition.meaning))

    @cached_property
    def kind(self) -> str:
        """What the meaning describes: a person, a deed, an event, or anything else."""
        meaning = self.definition.meaning
        if _PERSON.match(meaning):
            return "person"
        if meaning.startswith("what happens"):
            return "event"
        return "deed" if re.match(r"\w{3,}ing\b", meaning) else "thing"


def entries(definitions: Sequence[Definition]) -> tuple[Entry, ...]:
    """Definitions ready to be compared."""
    return tuple(Entry(one) for one in definitions)


def are_apart(one: Entry, other: Entry) -> bool:
    """Whether neither term could be taken for the other: no synonym, no part, no meaning that says the same."""
    if one.term <= other.term or other.term <= one.term:
        return False
    if one.term <= other.meaning or other.term <= one.meaning:
        return False
    return len(one.meaning & other.meaning) <= _MOST_SHARED * min(len(one.meaning), len(other.meaning))


def siblings(all_entries: Sequence[Entry], place: int) -> Iterator[Definition]:
    """The definitions that can stand beside the one at a place, the most alike and nearest first."""
    key = all_entries[place]
    near = range(max(0, place - REACH), min(len(all_entries), place + REACH + 1))
    others = [at for at in near if at != place and are_apart(key, all_entries[at])]
    source = key.definition.citation.source_id

    def order(at: int) -> tuple[bool, bool, int, int]:
        one = all_entries[at]
        is_far = one.definition.citation.source_id != source and abs(at - place) > 12
        return one.kind != key.kind, is_far, abs(at - place), at

    for at in sorted(others, key=order):
        yield all_entries[at].definition


def of_mixed_length(
    key: str, candidates: Sequence[_T], text_of: Callable[[_T], str], count: int, *, ratio: float = 2.0
) -> tuple[_T, ...]:
    """So many of some candidates, the first ones that make the key neither always the longest nor the shortest.

    Over many questions the key's rank in length is spread evenly. Fewer come back where there are not enough.
    """
    fitting = [one for one in candidates if len(key) / ratio <= len(text_of(one)) <= len(key) * ratio]
    longer = [one for one in fitting if len(text_of(one)) > len(key)]
    rest = [one for one in fitting if len(text_of(one)) <= len(key)]
    want = spread(count + 1, "length", key)
    want = min(max(want, count - len(rest)), len(longer))
    return (*longer[:want], *rest[: count - want])


def placed(key: _T, others: Sequence[_T], *seed: str) -> tuple[_T, ...]:
    """The key among the others, at a place that is spread evenly; the others in an order that follows from the seed."""
    mixed = [one for _, one in sorted(enumerate(others), key=lambda pair: spread(10**9, *seed, str(pair[0])))]
    mixed.insert(spread(len(others) + 1, "place", *seed), key)
    return tuple(mixed)


def _root(word: str) -> str:
    return stem(word.removeprefix("neo") if len(word) > 7 else word)
