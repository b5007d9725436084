"""The table behind guided answers."""

from datetime import datetime

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from tutor.learners.columns import Table, json_column
from tutor.learners.ownership import Owned


class GuidedRow(Owned, Table):
    """One guided answer with tries and helps; `first`, `assisted` and `closing` count points, of `points` in all."""

    __tablename__ = "guided_answers"
    __table_args__ = (Index("guided_answers_of_learner", "learner", "changed_at"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    question: Mapped[str] = mapped_column(Text)
    guidance: Mapped[str] = json_column()
    points: Mapped[int]
    first: Mapped[int]
    assisted: Mapped[int | None]
    closing: Mapped[int | None]
    is_finished: Mapped[bool]
    begun_at: Mapped[datetime]
    changed_at: Mapped[datetime]
