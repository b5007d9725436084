"""Quizzes for the fake services: a bank about bread whose citations open, real records, and a grader without models."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import Engine

from knowledge.sources import Source
from tests.tutor.quiz.made_up_questions import EVERY_TYPE
from tutor.grounding.citations import PrintedCitation
from tutor.learners.attempts import Attempts
from tutor.learners.quizzes import Quizzes
from tutor.learners.reviews import Reviews
from tutor.quiz.bank import Bank, QuizWish
from tutor.quiz.questions import Grade, PointGrade, Question, Quiz, Response

BREAD = """# On bread

## Rising

Yeast turns sugars into carbon dioxide. It does so without air, and faster where it is warm.

Salt slows yeast down. On hot days bakers add a little more of it.

Gluten is a net of proteins that holds the gas in the dough.
"""
START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TITLES = {"yeast-rises": "Yeast makes the dough rise", "crust-browns": "Heat browns the crust"}


class FakeQuizServices:
    """What services know of quizzes; tests move `now`, and `bank_script` is raised by the next makings of the bank."""

    library: Any
    _records: Engine

    def __init__(self) -> None:
        self.now = START
        self.made = False
        self.bank_script: list[Exception] = []
        self.wishes: list[QuizWish] = []
        self.stages: Callable[[Any], None] = _two_stages

    @cached_property
    def bread(self) -> Source:
        """The source of the questions; it comes into the library with the first of them."""
        source: Source = self.library.put("bread.md", BREAD.encode(), title="On bread", authors=("P. Ferro",))
        return source

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(self.placed(one) for one in EVERY_TYPE)

    def clock(self) -> datetime:
        return self.now

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    @cached_property
    def quizzes(self) -> Quizzes:
        return Quizzes(self._records, self.clock)

    @cached_property
    def attempts(self) -> Attempts:
        return Attempts(self._records, self.clock)

    @cached_property
    def reviews(self) -> Reviews:
        return Reviews(self._records, self.clock)

    @property
    def has_bank(self) -> bool:
        return self.made

    def bank(self, progress: Any = None) -> Bank:
        if self.bank_script:
            raise self.bank_script.pop(0)
        if progress and not self.made:
            self.stages(progress)
        self.made = True
        return Bank(self.questions)

    def draw(self, wish: QuizWish, progress: Any = None) -> Quiz:
        self.wishes.append(wish)
        fitting = [
            one
            for one in self.bank(progress).questions
            if (not wish.types or one.type in wish.types)
            and (not wish.tenets or one.tenet in wish.tenets)
            and (not wish.topics or one.topic in wish.topics or one.tenet in wish.topics)
            and (not wish.difficulties or one.difficulty in wish.difficulties)
        ]
        short = (f"Only {len(fitting)} of {wish.count}.",) if len(fitting) < wish.count else ()
        return Quiz(questions=tuple(fitting[: wish.count]), notes=short)

    def grade(self, question: Question, response: Response) -> Grade:
        return fake_grade(question, response)

    def tenet_titles(self) -> dict[str, str]:
        return dict(TITLES)

    def related_questions(
        self, text: str, tenet: str | None = None, limit: int = 3, progress: Any = None
    ) -> tuple[Question, ...]:
        return tuple(one for one in self.bank(progress).questions if one.topic in text.casefold())[:limit]

    def placed(self, question: Question) -> Question:
        """The question with citations that stand in the source about bread."""
        text = self.library.text(self.bread.id)
        placed = tuple(
            PrintedCitation(
                **one.model_dump() | {
                    "source_id": self.bread.id, "source_file": "bread.md", "start": text.index(one.quote),
                    "end": text.index(one.quote) + len(one.quote),
                }
            )
            for one in question.citations
        )  # fmt: skip
        return question.model_copy(update={"citations": placed})


def fake_grade(question: Question, response: Response) -> Grade:
    """A grade by plain comparison; a short answer says a point whose first word it holds."""
    if question.type == "short_answer":
        points = tuple(_point(one, response.text) for one in question.points)
        share = sum(one.state == "present" for one in points) / len(points)
        return Grade(score=share, is_correct=share == 1.0, message=f"{share:.0%} of the points.", points=points)
    if question.type == "matching":
        right = sum((pair.left, pair.right) in response.matched for pair in question.pairs)
        share = right / len(question.pairs)
        return Grade(score=share, is_correct=share == 1.0, message=f"{right} of {len(question.pairs)} pairs.")
    if question.type == "cloze":
        is_right = response.text.casefold() in (question.answer, *question.accepts)
    else:
        is_right = set(response.chosen) == {at for at, one in enumerate(question.options) if one.correct}
    return Grade(
        score=float(is_right), is_correct=is_right, message="Right." if is_right else "Not quite. It is otherwise."
    )


def _point(point: Any, text: str) -> PointGrade:
    first = point.text.split()[0]
    return PointGrade(point=point, state="present", because=first) if first in text else PointGrade(
        point=point, state="missing"
    )  # fmt: skip


def _two_stages(progress: Any) -> None:
    for done in (1, 2):
        progress("reading the sources", done, 2)
