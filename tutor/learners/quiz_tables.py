"""The tables behind quizzes: what learners answered, what they review, who they are, and how the bank was changed."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from tutor.learners.columns import Table, json_column
from tutor.learners.ownership import Owned


class ProfileRow(Table):
    """Somebody who learns; their id is the `learner` of everything that they own."""

    __tablename__ = "profiles"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class QuizRow(Owned, Table):
    """One quiz with its questions as they were; `number` grows with every quiz, `size` counts the questions."""

    __tablename__ = "quizzes"
    __table_args__ = (Index("quizzes_of_learner", "learner", "number"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(Text)
    feedback: Mapped[str] = mapped_column(String(16))
    size: Mapped[int]
    questions: Mapped[str] = json_column()
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class AttemptRow(Owned, Table):
    """One answer with its question as it was; within a quiz a question has one answer."""

    __tablename__ = "attempts"
    __table_args__ = (
        Index("attempts_of_learner", "learner", "answered_at"),
        Index("attempts_of_quiz", "quiz_id", "question_id", unique=True),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    question_id: Mapped[str] = mapped_column(Text)
    question: Mapped[str] = json_column()
    response: Mapped[str] = json_column()
    grade: Mapped[str] = json_column()
    score: Mapped[float]
    confidence: Mapped[float | None]
    answered_at: Mapped[datetime]
    quiz_id: Mapped[str | None] = mapped_column(ForeignKey("quizzes.id", ondelete="CASCADE"))
    is_review: Mapped[bool]


class AppealRow(Owned, Table):
    """What a learner has against the grade of one answer in a quiz."""

    __tablename__ = "appeals"

    quiz_id: Mapped[str] = mapped_column(ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[str] = mapped_column(Text, primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime]


class ReviewRow(Owned, Table):
    """A question that a learner comes back to, and the card that says when."""

    __tablename__ = "reviews"
    __table_args__ = (
        Index("reviews_of_learner", "learner", "question_id", unique=True),
        Index("reviews_due", "learner", "due"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[str] = mapped_column(Text)
    question: Mapped[str] = json_column()
    card: Mapped[str] = json_column()
    due: Mapped[datetime]
    stability_days: Mapped[float | None]
    reviews: Mapped[int]
    added_at: Mapped[datetime]


class RetiredQuestionRow(Table):
    """A question of the bank that is not asked any more, and why."""

    __tablename__ = "retired_questions"

    question_id: Mapped[str] = mapped_column(Text, primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    retired_at: Mapped[datetime]


class OwnQuestionRow(Table):
    """A question that a teacher wrote; `replaces` is the id of the one in the bank that it stands in for."""

    __tablename__ = "own_questions"

    number: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[str] = mapped_column(Text, unique=True)
    question: Mapped[str] = json_column()
    replaces: Mapped[str | None] = mapped_column(Text)
    put_at: Mapped[datetime]


class KeptBankRow(Table):
    """The bank that was made last, and what it was made from; there is one row at most."""

    __tablename__ = "kept_banks"

    number: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(Text)
    bank: Mapped[str] = json_column()
