"""What a person can do with the questions that are due for review: answer them one by one."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from tutor.quiz.questions import Question
from tutor.ui.quiz_state import Answered, QuizState, ReviewRound

if TYPE_CHECKING:
    from tutor.services import Services


class Reviewing:
    """The reviews of one learner, as this window goes through them."""

    def __init__(self, services: "Services", state: QuizState, learner: str) -> None:
        self._services = services
        self._state = state
        self._learner = learner

    def due(self) -> tuple[Question, ...]:
        """The questions that are due, the most overdue first."""
        return tuple(self._services.reviews.due(self._learner))

    def forecast(self) -> tuple[tuple[date, int], ...]:
        """How many come back on which day, from today on."""
        return tuple(self._services.reviews.forecast(self._learner))

    def today(self) -> date:
        """The day it is."""
        return self._services.clock().date()

    def begin(self) -> None:
        """Begins to go through what is due."""
        state = self._state
        state.quiz_id = state.shown = state.opened = state.failure = None
        state.review, state.notice = ReviewRound(), ""
        state.step += 1

    def keep(self, answered: Answered) -> None:
        """Rates the question by its answer, and shows what the answer was worth."""
        question, grade = answered.question, answered.grade
        due = self._services.reviews.review(self._learner, question, answered.response, grade, answered.confidence)
        if self._state.review:
            shown = Answered(question, answered.response, grade, answered.confidence, due)
            self._state.review = ReviewRound(self._state.review.done + 1, shown)

    def coming_back(self, questions: tuple[Question, ...]) -> tuple[tuple[Question, datetime], ...]:
        """Those of the questions that will be asked again, each with when, the soonest first."""
        wanted = {question.id for question in questions}
        items = [item for item in self._services.reviews.items(self._learner) if item.question.id in wanted]
        return tuple((item.question, item.due) for item in sorted(items, key=lambda item: item.due))
