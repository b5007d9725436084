"""Guided answers for the fake services: real steps and records, and tries that are read by plain comparison."""

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Engine

from tutor.chat.replies import Reply
from tutor.errors import InputTooLong
from tutor.guiding.attempts import AttemptReading, nothing_yet
from tutor.guiding.steps import Guidance, begin
from tutor.learners.guidance import Guided
from tutor.quiz.questions import Point, PointGrade

LONGEST = 4000
EMPTY = "There is no answer yet. Write in a sentence or two what you know."


class FakeGuidingServices:
    """What services know of guided answers; `guide_script` is given or raised by the next questions."""

    clock: Any
    _records: Engine

    def __init__(self) -> None:
        self.guide_script: list[Reply | Exception] = []

    @cached_property
    def guided(self) -> Guided:
        return Guided(self._records, self.clock)

    def guide(
        self, question: str, history: Sequence[str] = (), *, source_ids: Collection[str] | None = None
    ) -> Guidance:
        reply = self.guide_script.pop(0) if self.guide_script else self._reply(question)
        if isinstance(reply, Exception):
            raise reply
        return begin(question, reply)

    def read_attempt(self, guidance: Guidance, text: str) -> AttemptReading:
        if len(text) > LONGEST:
            raise InputTooLong(f"Your answer is {len(text):,} characters long.", "Write it in 4,000 or fewer.")
        if not text:
            return nothing_yet(guidance.points).model_copy(update={"message": EMPTY})
        beyond = ("Gulls are white.",) if "Gulls are white." in text else ()
        return AttemptReading(points=tuple(_read(one, text) for one in guidance.points), beyond=beyond)

    def _reply(self, question: str) -> Reply:
        raise NotImplementedError


def _read(point: Point, text: str) -> PointGrade:
    """A point is there when its first word is, and gone against when "not" and that word are."""
    first = point.text.split()[0]
    if f"not {first}" in text:
        return PointGrade(point=point, state="contradicted", because=f"not {first}")
    return PointGrade(point=point, state="present", because=first) if first in text else PointGrade(
        point=point, state="missing"
    )  # fmt: skip
