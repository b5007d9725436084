"""The essays of a learner with their critiques: kept draft by draft, opened again, and deleted without a trace."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from tutor.critique.essay import Essay
from tutor.critique.findings import Critique
from tutor.errors import InputTooLong, RecordsUnavailable, UnknownEssay, UnknownFinding
from tutor.learners.conversations import REASON_LIMIT
from tutor.learners.tables import DisagreementRow, EssayRow, is_log_emptied

_ESSAY = TypeAdapter(Essay)


@dataclass(frozen=True, slots=True)
class StoredEssay:
    """One kept draft as a list shows it; `previous` is the id of the draft before it, `kept_at` is in UTC."""

    id: str
    title: str
    words: int
    findings: int
    kept_at: datetime
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What a learner has against a finding, or a strength; the reason may be empty."""

    finding_id: str
    reason: str
    said_at: datetime


class Essays:
    """The essays of learners; each method reaches those of the learner that it is given and no others."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def keep(self, learner: str, essay: Essay, critique: Critique, previous: str | None = None) -> StoredEssay:
        """Keeps a draft with its critique; raises UnknownEssay where `previous` is none of the learner's."""
        with self._session() as session:
            before = _row(session, learner, previous) if previous else None
            row = EssayRow(
                id=uuid4().hex,
                learner=learner,
                title=_storable(essay.title),
                words=essay.words,
                findings=len(critique.findings),
                essay=json.dumps(asdict(essay)),
                critique=json.dumps(critique.model_dump()),
                kept_at=datetime.now(UTC),
                previous=before.id if before else None,
            )
            session.add(row)
            return _stored(row)

    def list(self, learner: str) -> tuple[StoredEssay, ...]:
        """Every draft of this learner, the one kept last first."""
        columns = (
            EssayRow.id, EssayRow.title, EssayRow.words, EssayRow.findings, EssayRow.kept_at, EssayRow.previous
        )  # fmt: skip
        owned = select(*columns).where(EssayRow.learner == learner).order_by(EssayRow.kept_at.desc(), EssayRow.id)
        with self._session() as session:
            rows = session.execute(owned)
            return tuple(
                StoredEssay(name, title, words, findings, _utc(kept_at), previous)
                for name, title, words, findings, kept_at, previous in rows
            )

    def open(self, learner: str, essay_id: str) -> tuple[Essay, Critique]:
        """The essay and its critique, equal to what was kept; raises UnknownEssay.

        Raises RecordsUnavailable where another version of the program wrote what this one cannot read.
        """
        with self._session() as session:
            row = _row(session, learner, essay_id)
            return _read(row)

    def delete(self, learner: str, essay_id: str) -> None:
        """Removes the essay, its critique and all disagreements, and overwrites their bytes in file and log.

        A later draft is kept and has no draft before it then. Raises RecordsUnavailable when the log cannot be
        emptied because another program reads it all the while: the bytes go from it with the next deletion.
        """
        with self._session() as session:
            session.delete(_row(session, learner, essay_id))
        with _mapped_errors():
            is_gone = is_log_emptied(self._database)
        if not is_gone:
            raise RecordsUnavailable(
                "The essay is deleted, but its words are still in the log, learners.db-wal.",
                "Close what else reads that file; they are erased when the next essay is deleted.",
            )

    def disagree(self, learner: str, essay_id: str, finding_id: str, reason: str = "") -> None:
        """Keeps that the learner disagrees with a finding or strength, and why; said again, the later reason stays.

        Raises UnknownEssay, UnknownFinding, and InputTooLong for a reason over its limit.
        """
        if len(reason) > REASON_LIMIT:
            raise InputTooLong("That reason is too long.", f"Keep it under {REASON_LIMIT:,} characters.")
        with self._session() as session:
            row = _row(session, learner, essay_id)
            _, critique = _read(row)
            known = {one.id for one in critique.findings} | {one.id for one in critique.strengths}
            if finding_id not in known:
                raise UnknownFinding("This remark is not in the critique of this essay.", "Open the essay again.")
            session.merge(
                DisagreementRow(
                    essay_id=row.id,
                    finding_id=finding_id,
                    reason=_storable(reason.strip()),
                    said_at=datetime.now(UTC),
                )
            )

    def disagreements(self, learner: str, essay_id: str) -> tuple[Disagreement, ...]:
        """What the learner disagrees with in one critique, the first said first."""
        with self._session() as session:
            row = _row(session, learner, essay_id)
            said = select(DisagreementRow).where(DisagreementRow.essay_id == row.id)
            ordered = said.order_by(DisagreementRow.said_at, DisagreementRow.finding_id)
            return tuple(
                Disagreement(one.finding_id, one.reason, _utc(one.said_at)) for one in session.scalars(ordered)
            )

    @contextmanager
    def _session(self) -> Iterator[Session]:
        with _mapped_errors(), Session(self._database) as session, session.begin():
            yield session


def _row(session: Session, learner: str, essay_id: str) -> EssayRow:
    """The one way to an essay: by its id and its owner together."""
    row = session.scalar(select(EssayRow).where(EssayRow.learner == learner, EssayRow.id == essay_id))
    if row is None:
        raise UnknownEssay("This essay is no longer there.", "Open another one or have it read again.")
    return row


def _read(row: EssayRow) -> tuple[Essay, Critique]:
    try:
        return _ESSAY.validate_python(json.loads(row.essay)), Critique.model_validate(json.loads(row.critique))
    except ValueError as error:
        raise RecordsUnavailable(
            "This essay was kept by another version of the program and cannot be read by this one.",
            "Have the essay read again.",
        ) from error


@contextmanager
def _mapped_errors() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise RecordsUnavailable(
            "Your essays cannot be read or written just now.", "Wait a moment and try again."
        ) from error


def _storable(text: str) -> str:
    """The text with a sign for each half character, which a file name can hold and a database cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _stored(row: EssayRow) -> StoredEssay:
    return StoredEssay(row.id, row.title, row.words, row.findings, _utc(row.kept_at), row.previous)
