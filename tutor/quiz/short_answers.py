"""Which points of a short answer a learner has made, and where in the answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.judge import Entailment, Judgement
from knowledge.judge.entailment import WHOLE
from knowledge.segmentation import sentence_texts
from knowledge.words import content_words, stem, words
from tutor.quiz.opposites import says_the_opposite
from tutor.quiz.questions import Point, PointGrade

SAID_FROM = 0.05
"""From here on a point counts as made. Lenient, as the judge is seldom sure of a learner's own words; chosen, as the
others here, on half a of the cases in tests/benchmarks/answers/short_answers.jsonl."""

DENIED_FROM = 0.55
"""From here on a part of the answer contradicts a point: then hardly anyone is accused wrongly."""

DENIED_SURELY = 0.9
"""From here on a part that has nearly all words of the point contradicts it even where another part makes it."""

SHARED, NEARLY_ALL = 0.4, 0.8
"""Shares of a point's telling words that a part has to have to contradict it: else it is about something else."""

OWN_WORDS, DOUBT, OPPOSITE = 0.1, 0.3, 0.15
"""What words of the point that are not the question's add to its being made; what the judge's doubt and an opposite
word take away. An opposite word adds as much to its being contradicted."""

LOOKED_AT = 3
"""Parts of the answer that are held against each point, beside the whole; those that share most words with it."""

LONGEST_PART = 50
"""Words after which a sentence is cut, as the judge reads no further."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an answer held against a point: how far it makes it and how far it denies it."""

    text: str
    made: float
    denied: float
    shared: float


def graded_points(points: Sequence[Point], asked: str, answer: str, entailment: Entailment) -> tuple[PointGrade, ...]:
    """For each point whether the answer makes it, lacks it or contradicts it; `because` stands in the answer as it is.

    The judge is asked both ways, as an answer may say less than the point or more. `asked` is the question, whose
    words an answer gets nothing for.
    """
    sentences = list(_sentences(answer))
    parts = [_parts(answer, sentences, point) for point in points]
    pairs = [(part, point.text) for point, own in zip(points, parts, strict=True) for part in own]
    there = entailment.judge(pairs)
    back = entailment.judge([(point, part) for part, point in pairs])
    judged = iter(zip(there, back, strict=True))
    return tuple(
        _graded(point, [_held(part, point, asked, *next(judged)) for part in own])
        for point, own in zip(points, parts, strict=True)
    )


def only_repeats(points: Sequence[Point], asked: str, answer: str) -> bool:
    """Whether an answer has no word beyond the question's although every point has some."""
    needed = all(_telling(point.text) - _telling(asked) for point in points)
    new_words = set(words(answer)) & _DENYING - set(words(asked))
    return needed and not new_words and _telling(answer) <= {*_telling(asked), *map(stem, words(asked))}


_DENYING = frozenset("no not never nobody none nothing nor neither without cannot can't don't doesn't isn't".split())


def _sentences(answer: str) -> Iterator[str]:
    """The sentences of each line, long ones in pieces; every one stands in the answer as it is."""
    for line in answer.splitlines():
        for sentence in sentence_texts(line):
            places = [match.span() for match in re.finditer(r"\S+", sentence)]
            for first in range(0, len(places), LONGEST_PART):
                run = places[first : first + LONGEST_PART]
                yield sentence[run[0][0] : run[-1][1]]


def _parts(answer: str, sentences: Sequence[str], point: Point) -> list[str]:
    """The sentences that share most words with a point, then the whole of a short answer, or else the best pair."""
    telling = _telling(point.text)
    ranked = sorted(dict.fromkeys(sentences), key=lambda part: -_share(telling, part))[:LOOKED_AT]
    if len(sentences) < 2:
        return ranked
    if len(answer.split()) <= WHOLE:
        return [*ranked, answer.strip()]
    joined = [_between(answer, one, two) for one, two in pairwise(sentences)]
    # "It does so because ..." says nothing without the sentence before it.
    return [*ranked, max(joined, key=lambda part: (_share(telling, part), -len(part)))]


def _between(answer: str, one: str, two: str) -> str:
    start = answer.find(one)
    return answer[start : answer.find(two, start + len(one)) + len(two)]


def _held(part: str, point: Point, asked: str, there: Judgement, back: Judgement) -> _Part:
    borne_out, doubted = (
        (there.probabilities[relation] + back.probabilities[relation]) / 2
        for relation in ("entailment", "contradiction")
    )
    opposite = OPPOSITE * says_the_opposite(part, point.text)
    telling = _telling(point.text)
    own = _share(telling - _telling(asked) or telling, part)
    # A single word is no statement: the judge would find one in the bare subject.
    is_statement = own == 1 or len(_telling(part)) > 1
    return _Part(
        part,
        borne_out + OWN_WORDS * own - DOUBT * doubted - opposite if is_statement else 0.0,
        doubted + opposite if doubted + opposite > borne_out else 0.0,
        _share(telling, part),
    )


def _telling(text: str) -> frozenset[str]:
    return frozenset(map(stem, content_words(text)))


def _share(needed: frozenset[str], text: str) -> float:
    return len(needed & set(map(stem, words(text)))) / max(1, len(needed))


def _graded(point: Point, parts: Sequence[_Part]) -> PointGrade:
    denying = [one for one in parts if one.denied >= DENIED_FROM and one.shared >= SHARED]
    worst = max(denying, key=lambda one: (one.denied, -len(one.text)), default=None)
    making = [one for one in parts if one.made >= SAID_FROM and not any(bad.text in one.text for bad in denying)]
    # A sentence that makes the point by itself is shown, not the whole answer around it.
    alone = [one for one in making if not any(two.text in one.text for two in making if two is not one)]
    best = max(alone, key=lambda one: one.made, default=None)
    if worst and (best is None or (worst.denied >= DENIED_SURELY and worst.shared >= NEARLY_ALL)):
        return PointGrade(point=point, state="contradicted", because=worst.text)
    if best:
        return PointGrade(point=point, state="present", because=best.text)
    return PointGrade(point=point, state="missing")
