"""What teachers changed in the bank: questions that are not asked any more, and questions of their own."""

import json

from sqlalchemy import Engine, select

from tutor.learners.attempts import Clock
from tutor.learners.columns import in_utc, to_json
from tutor.learners.ownership import Records, SharedSession
from tutor.learners.tables import OwnQuestionRow, RetiredQuestionRow
from tutor.learners.texts import checked_reason
from tutor.quiz.questions import Question


class BankChanges:
    """The changes to the bank, which are the same for every learner."""

    def __init__(self, database: Engine, clock: Clock) -> None:
        self._records = Records(database, "the changes to the questions")
        self._clock = clock

    def retire(self, question_id: str, reason: str = "") -> None:
        """Keeps that this question is asked no more, and why; said again, the later reason stays.

        Raises InputTooLong for a reason over its limit.
        """
        kept = checked_reason(reason)
        with self._records.changing_shared() as session:
            retired_at = in_utc(self._clock())
            session.merge(RetiredQuestionRow(question_id=question_id, reason=kept, retired_at=retired_at))

    def restore(self, question_id: str) -> None:
        """Lets the question be asked again; where it was not retired, nothing happens."""
        with self._records.changing_shared() as session:
            row = session.get(RetiredQuestionRow, question_id)
            if row is not None:
                session.delete(row)

    def put(self, question: Question, replaces: str | None = None) -> None:
        """Keeps a teacher's question, in place of the one with the id `replaces` where one is given.

        In place of another question of a teacher it also takes over what that one replaced.
        """
        now = in_utc(self._clock())
        with self._records.changing_shared() as session:
            before = _own(session, replaces) if replaces is not None else None
            kept = _own(session, question.id)
            instead_of = before.replaces if before else replaces
            if before is not None and before is not kept:
                session.delete(before)
            if kept is None:
                kept = OwnQuestionRow(question_id=question.id, replaces=None)
                session.add(kept)
            kept.question, kept.put_at = to_json(question.model_dump()), now
            kept.replaces = instead_of or kept.replaces

    def remove(self, question_id: str) -> None:
        """Removes a teacher's question; what it replaced is asked again. Where it is none, nothing happens."""
        with self._records.changing_shared() as session:
            row = _own(session, question_id)
            if row is not None:
                session.delete(row)

    def retired(self) -> dict[str, str]:
        """The ids of the questions that are asked no more, each with the reason, the first retired first."""
        with self._records.shared() as session:
            order = (RetiredQuestionRow.retired_at, RetiredQuestionRow.question_id)
            return {row.question_id: row.reason for row in session.scalars(select(RetiredQuestionRow).order_by(*order))}

    def own(self) -> tuple[Question, ...]:
        """The questions of teachers, the first put first; those that cannot be read any more are left out."""
        return tuple(question for question, _ in self._readable())

    def replaced(self) -> frozenset[str]:
        """The ids of the questions in the bank that questions of teachers stand in for."""
        return frozenset(replaces for _, replaces in self._readable() if replaces is not None)

    def _readable(self) -> tuple[tuple[Question, str | None], ...]:
        # A question that cannot be read replaces nothing, so that the one in the bank is asked again.
        with self._records.shared() as session:
            rows = session.scalars(select(OwnQuestionRow).order_by(OwnQuestionRow.number))
            read = [(_question(row), row.replaces) for row in rows]
        return tuple((question, replaces) for question, replaces in read if question is not None)


def _own(session: SharedSession, question_id: str) -> OwnQuestionRow | None:
    return session.scalar(select(OwnQuestionRow).where(OwnQuestionRow.question_id == question_id))


def _question(row: OwnQuestionRow) -> Question | None:
    try:
        return Question.model_validate(json.loads(row.question))
    except ValueError:
        return None
