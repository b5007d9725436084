"""Sees to it that an answer to "how does A differ from B?" speaks of both."""

import re
from collections.abc import Iterator, Sequence

from knowledge.sources import Evidence
from knowledge.words import content_words, stem

FAR = 6.0
"""How far below the best a sentence may be that alone speaks of a side, in the score by which they are ordered."""

Sides = tuple[frozenset[str], frozenset[str]]


def with_both_sides(chosen: Sequence[Evidence], judged: Sequence[Evidence], question: str, most: int) -> list[Evidence]:
    """The chosen evidence and, where none of it speaks of both sides that a question compares, the best on each side
    that is missing. Unchanged where the question names no two sides, or nothing found speaks of one.

    Args:
        judged: all that was weighed, the best to quote first.
        most: the largest number of sentences; those chosen first give way.
    """
    compared = sides(question)
    if compared is None or not chosen or any(all(_speaks_of(one, side) for side in compared) for one in chosen):
        return list(chosen)
    missing = [side for side in compared if not any(_speaks_of(one, side) for one in chosen)]
    near = [one for one in judged if judged[0].score - one.score <= FAR and one not in chosen]
    added: list[Evidence] = []
    for side in missing:
        best = next((one for one in near if _speaks_of(one, side)), None)
        if best is not None and best not in added:
            added.append(best)
    return [*chosen[: max(1, most - len(added))], *added]


def sides(question: str) -> Sides | None:
    """The stems that set the two things that a question compares apart from each other, or None."""
    asked = question.strip(" ?!.")
    for match in _matches(asked):
        one, other = (_ASPECT.split(match[side])[0] for side in ("one", "other"))
        own, theirs = _stems(one), _stems(_without_shared_head(one, other))
        if own - theirs and theirs - own:
            return own - theirs, theirs - own
    return None


def _without_shared_head(one: str, other: str) -> str:
    """The second thing without the noun that stands for both, as in "spring and neap tides"; a name is none."""
    *rest, last = other.split() or [""]
    shared = len(content_words(other)) > len(content_words(one)) and not last[:1].isupper()
    return " ".join(rest) if shared else other


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))


_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?:difference|distinction|contrast|diff)s? (?:is )?between (?P<one>.+?) and (?P<other>.+)",
        r"\b(?:separates?|distinguish(?:es)?|sets?|tells?) (?P<one>.+?) (?:and|from|apart from) (?P<other>.+)",
        r"(?P<one>.+?)\s(?:vs\.?|versus)\s(?P<other>.+)",
        r"\bhow (?:do|does|did|is|are|was|were) (?P<one>.+?) "
        r"(?:differ|different|contrast|depart|diverge|disagree) (?:from|with) (?P<other>.+)",
        r"\bhow (?:do|did) (?P<one>.+?) and (?P<other>.+?) (?:differ|compare|disagree|contrast|diverge)",
        r"\bcompare (?P<one>.+?) (?:and|with|to) (?P<other>.+)",
    )
)
_ASPECT = re.compile(r"\b(?:in|on|about|over|regarding|when|whats?|how|according)\b", re.IGNORECASE)
"""What follows says in which respect the two are compared."""


def _matches(asked: str) -> Iterator[re.Match[str]]:
    return (match for form in _FORMS if (match := form.search(asked)))


def _speaks_of(evidence: Evidence, side: frozenset[str]) -> bool:
    """Whether the sentence holds at least half of the words that set this side apart."""
    words = evidence.sentence.text if evidence.sentence else evidence.passage.text
    return 2 * len(side & _stems(words)) >= len(side)
