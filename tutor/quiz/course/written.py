"""The questions that a course's authors wrote: as a choice of four, and as a short answer."""

import re
from collections.abc import Iterator, Sequence

from knowledge.packs.pack import CourseQuestion, Pack
from knowledge.sources import Citation
from tutor.quiz.building import question
from tutor.quiz.citing import numbered
from tutor.quiz.proposals import Proposal
from tutor.quiz.questions import Option, Point, Question

_ASKS_TWICE = re.compile(r"\band (?:how|what|who|why|when|where|which)\b", re.IGNORECASE)

WRITING_IS_HARDER = 1
"""Steps of difficulty by which an answer that has to be written is harder than one that is chosen."""


def written_questions(pack: Pack) -> Iterator[Proposal]:
    """Each of the course's questions, twice."""
    for asked in pack.questions:
        yield _choice(asked)
        yield _short_answer(asked)


def _choice(asked: CourseQuestion) -> Proposal:
    def build(found: Sequence[Citation | None]) -> Question:
        citing, numbers = numbered(found)
        options = (
            Option(text=asked.key, correct=True, rationale=asked.because, citations=numbers[0]),
            *(Option(text=one.text, correct=False, rationale=one.why, citations=numbers[0]) for one in asked.wrong),
        )
        return question(
            "single_choice",
            asked.stem,
            asked.key,
            citing,
            options=options,
            explanation=asked.because,
            hint=asked.hint,
            tenet=asked.tenet,
            topic=asked.tenet,
            asks=asked.asks,
            origin="course",
            difficulty=asked.difficulty,
        )

    return Proposal(
        "single_choice", asked.stem, asked.tenet, asked.points[:1], build, asked.tenet, difficulty=asked.difficulty
    )


def _short_answer(asked: CourseQuestion) -> Proposal:
    stem = asked.open_stem or asked.stem
    difficulty = min(5, asked.difficulty + WRITING_IS_HARDER)

    def build(found: Sequence[Citation | None]) -> Question:
        citing, numbers = numbered(found)
        points = tuple(Point(text=text, citations=own) for text, own in zip(asked.points, numbers, strict=True) if own)
        answer = "\n".join(one.text for one in points)
        return question(
            "short_answer",
            stem,
            answer,
            citing,
            points=points,
            explanation=asked.because,
            hint=asked.hint,
            tenet=asked.tenet,
            topic=asked.tenet,
            asks=asked.asks,
            origin="course",
            difficulty=difficulty,
        )

    # A stem that asks for two things is not answered by a part of the points.
    optional = 0 if _ASKS_TWICE.search(stem) else len(asked.points) - 1
    return Proposal("short_answer", stem, asked.tenet, asked.points, build, asked.tenet, "", difficulty, optional)
