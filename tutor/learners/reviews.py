"""The questions that a learner comes back to, each when it is about to be forgotten."""

import json
from builtins import list as list_of
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, select

from tutor.errors import UnknownQuestion
from tutor.learners.attempts import Clock, add_attempt, new_attempt
from tutor.learners.columns import in_utc, to_json
from tutor.learners.ownership import LearnerSession, Records
from tutor.learners.scheduling import recall, reviewed, unseen
from tutor.learners.tables import ReviewRow
from tutor.quiz.questions import Grade, Question, Response


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One question under review; `due` in UTC.

    `stability_days` is after how many days it is recalled nine times in ten, None before its first review.
    """

    question: Question
    due: datetime
    stability_days: float | None
    reviews: int


class Reviews:
    """What learners review; each method reaches what the learner reviews that it is given and nothing else."""

    def __init__(self, database: Engine, clock: Clock) -> None:
        self._records = Records(database, "your review")
        self._clock = clock

    def add(self, learner: str, question: Question) -> None:
        """Puts the question up for review, due at once; nothing happens where it is there already."""
        now = in_utc(self._clock())
        first = unseen(now)
        with self._records.changing(learner) as session:
            if _row(session, question.id) is None:
                session.add(
                    ReviewRow(
                        question_id=question.id,
                        question=to_json(question.model_dump()),
                        card=first.card,
                        due=first.due,
                        stability_days=first.stability_days,
                        reviews=0,
                        added_at=now,
                    )
                )

    def due(self, learner: str, limit: int | None = None) -> tuple[Question, ...]:
        """The questions whose time has come, the most overdue first, and at most `limit` of them."""
        now = in_utc(self._clock())
        return tuple(item.question for item in self.items(learner) if item.due <= now)[:limit]

    def forecast(self, learner: str, days: int = 14) -> tuple[tuple[date, int], ...]:
        """How many questions come due on each of the next days, in UTC; today's count has the overdue ones."""
        today = in_utc(self._clock()).date()
        due = [max(item.due.date(), today) for item in self.items(learner)]
        coming = (today + timedelta(days=ahead) for ahead in range(days))
        return tuple((day, due.count(day)) for day in coming)

    def review(
        self, learner: str, question: Question, response: Response, grade: Grade, confidence: float | None = None
    ) -> datetime:
        """When the question is due again, in UTC, after this answer, which is kept as an attempt.

        Raises UnknownQuestion where it is not under review, and ValueError for a confidence outside 0 to 1.
        """
        attempt = new_attempt(question, response, grade, confidence, self._clock(), is_review=True)
        with self._records.changing(learner) as session:
            row = _row(session, question.id)
            if row is None:
                raise UnknownQuestion("This question is no longer under review.", "Go on with the next one.")
            after = reviewed(row.card, recall(grade, confidence), attempt.answered_at)
            row.card, row.due, row.stability_days = after.card, after.due, after.stability_days
            row.reviews += 1
            add_attempt(session, attempt)
            return after.due

    def drop(self, learner: str, question_id: str) -> None:
        """Takes the question out of review; its answers stay. Nothing happens where it is not there."""
        with self._records.changing(learner) as session:
            row = _row(session, question_id)
            if row is not None:
                session.delete(row)

    def items(self, learner: str) -> tuple[ReviewItem, ...]:
        """Everything under review, what is due first first; questions that cannot be read any more are left out."""
        with self._records.of(learner) as session:
            rows = session.scalars(select(ReviewRow).order_by(ReviewRow.due, ReviewRow.number))
            return tuple(item for row in rows for item in _item(row))


def _row(session: LearnerSession, question_id: str) -> ReviewRow | None:
    return session.scalar(select(ReviewRow).where(ReviewRow.question_id == question_id))


def _item(row: ReviewRow) -> list_of[ReviewItem]:
    try:
        question = Question.model_validate(json.loads(row.question))
    except ValueError:
        return []
    return [ReviewItem(question, row.due, row.stability_days, row.reviews)]
