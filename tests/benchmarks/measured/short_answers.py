"""Short answers: how often each state of a point is told, beside the overlap of words alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from knowledge.judge import LocalEntailment
from knowledge.words import content_words, stem, words
from tests.benchmarks.places import QUESTIONS, needed
from tests.benchmarks.results import Table
from tutor.quiz.questions import Point, PointState
from tutor.quiz.short_answers import graded_points

STATES: tuple[PointState, ...] = get_args(PointState)
HEADINGS = ("", "answers", "right by the grader", "right by word overlap")
NOTE = (
    "Answers to questions on fourteen subjects, each with one point, of half b; the thresholds of both were set on "
    "half a. The writer of the grader wrote the cases too, so that strangers' answers will be graded less well. "
    "Overlap: the point is present from a share of its telling words on, and contradicted where one of the two denies "
    "something and the other does not."
)
DENYING = frozenset("no not never nor none nobody nothing without cannot neither hardly".split())


@dataclass(frozen=True, slots=True)
class Case:
    """An answer to a question, and what it says of one point."""

    half: str
    stem: str
    point: str
    answer: str
    state: PointState


def short_answers_tables(_: int | None) -> list[Table]:
    """The accuracy for each state, and which state was taken for which."""
    learnt, unseen = cases("a"), cases("b")
    graded = by_grader(unseen)
    overlap = by_overlap(unseen, best_share(learnt))
    rows = [_row(state, *_only(state, unseen, graded, overlap)) for state in STATES]
    rows.append(_row("all", unseen, graded, overlap))
    return [Table("Short answers", HEADINGS, rows, NOTE), _taken_for(unseen, graded)]


def cases(half: str) -> list[Case]:
    """The cases of one half: "a" to set thresholds on, "b" to measure on."""
    file = QUESTIONS.parent / "answers" / "short_answers.jsonl"
    needed(file)
    found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    names = ("half", "stem", "point", "answer", "state")
    return [Case(*(one[name] for name in names)) for one in found if one["half"] == half]


def by_grader(asked: Sequence[Case]) -> list[PointState]:
    """The states that the program finds."""
    judge = LocalEntailment()
    return [graded_points([Point(text=one.point)], one.stem, one.answer, judge)[0].state for one in asked]


def by_overlap(asked: Sequence[Case], share: float) -> list[PointState]:
    """The states by words alone."""
    return [_overlap(one, share) for one in asked]


def best_share(asked: Sequence[Case]) -> float:
    """The share of a point's words from which on most of these cases come out right."""
    return max((step / 20 for step in range(1, 20)), key=lambda share: _right(asked, by_overlap(asked, share)))


def _overlap(one: Case, share: float) -> PointState:
    telling = set(map(stem, content_words(one.point)))
    own = words(one.answer)
    if len(telling & set(map(stem, own))) < share * len(telling):
        return "missing"
    return "present" if _denies(own) == _denies(words(one.point)) else "contradicted"


def _denies(own: Sequence[str]) -> bool:
    return any(word in DENYING or word.endswith("n't") for word in own)


def _only(
    state: PointState, asked: Sequence[Case], *found: Sequence[PointState]
) -> tuple[list[Case], list[PointState], list[PointState]]:
    places = [place for place, one in enumerate(asked) if one.state == state]
    first, second = ([one[place] for place in places] for one in found)
    return [asked[place] for place in places], first, second


def _row(name: str, asked: Sequence[Case], graded: Sequence[PointState], overlap: Sequence[PointState]) -> list[str]:
    return [name, str(len(asked)), *(f"{_right(asked, one):.2f}" for one in (graded, overlap))]


def _right(asked: Sequence[Case], found: Sequence[PointState]) -> float:
    return sum(one.state == state for one, state in zip(asked, found, strict=True)) / max(1, len(asked))


def _taken_for(asked: Sequence[Case], graded: Sequence[PointState]) -> Table:
    rows = [
        [state, *(str(sum(one.state == state and it == as_ for one, it in zip(asked, graded, strict=True)))
                  for as_ in STATES)]
        for state in STATES
    ]  # fmt: skip
    return Table("What the grader takes each state for", ("", *STATES), rows)
