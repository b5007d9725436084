"""The essays of a learner with their critiques: kept draft by draft, opened again, and deleted without a trace."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import Engine, select

from tutor.critique.essay import Essay
from tutor.critique.findings import Critique
from tutor.errors import RecordsUnavailable, UnknownEssay, UnknownFinding
from tutor.learners.columns import to_json
from tutor.learners.ownership import LearnerSession, Records
from tutor.learners.tables import DisagreementRow, EssayRow, erase_traces
from tutor.learners.texts import checked_reason, storable

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
        self._records = Records(database, "your essays")

    def keep(self, learner: str, essay: Essay, critique: Critique, previous: str | None = None) -> StoredEssay:
        """Keeps a draft with its critique; raises UnknownEssay where `previous` is none of the learner's."""
        with self._records.changing(learner) as session:
            before = _row(session, previous) if previous else None
            row = EssayRow(
                id=uuid4().hex,
                title=storable(essay.title),
                words=essay.words,
                findings=len(critique.findings),
                essay=to_json(asdict(essay)),
                critique=to_json(critique.model_dump()),
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
        ordered = select(*columns).order_by(EssayRow.kept_at.desc(), EssayRow.id)
        with self._records.of(learner) as session:
            rows = session.execute(ordered)
            return tuple(
                StoredEssay(name, title, words, findings, kept_at, previous)
                for name, title, words, findings, kept_at, previous in rows
            )

    def open(self, learner: str, essay_id: str) -> tuple[Essay, Critique]:
        """The essay and its critique, equal to what was kept; raises UnknownEssay.

        Raises RecordsUnavailable where another version of the program wrote what this one cannot read.
        """
        with self._records.of(learner) as session:
            row = _row(session, essay_id)
            return _read(row)

    def delete(self, learner: str, essay_id: str) -> None:
        """Removes the essay, its critique and all disagreements, and overwrites their bytes in file and log.

        A later draft is kept and has no draft before it then. Raises RecordsUnavailable when the log cannot be
        emptied because another program reads it all the while: the bytes go from it with the next deletion.
        """
        with self._records.changing(learner) as session:
            session.delete(_row(session, essay_id))
        erase_traces(self._database, "essay")

    def disagree(self, learner: str, essay_id: str, finding_id: str, reason: str = "") -> None:
        """Keeps that the learner disagrees with a finding or strength, and why; said again, the later reason stays.

        Raises UnknownEssay, UnknownFinding, and InputTooLong for a reason over its limit.
        """
        kept = checked_reason(reason)
        with self._records.changing(learner) as session:
            row = _row(session, essay_id)
            _, critique = _read(row)
            known = {one.id for one in critique.findings} | {one.id for one in critique.strengths}
            if finding_id not in known:
                raise UnknownFinding("This remark is not in the critique of this essay.", "Open the essay again.")
            session.merge(
                DisagreementRow(
                    essay_id=row.id,
                    finding_id=finding_id,
                    reason=kept,
                    said_at=datetime.now(UTC),
                )
            )

    def agree_again(self, learner: str, essay_id: str, finding_id: str) -> None:
        """Takes a disagreement back; where there was none, nothing happens. Raises UnknownEssay."""
        with self._records.changing(learner) as session:
            row = session.get(DisagreementRow, (_row(session, essay_id).id, finding_id))
            if row is not None:
                session.delete(row)

    def disagreements(self, learner: str, essay_id: str) -> tuple[Disagreement, ...]:
        """What the learner disagrees with in one critique, the first said first."""
        with self._records.of(learner) as session:
            row = _row(session, essay_id)
            said = select(DisagreementRow).where(DisagreementRow.essay_id == row.id)
            ordered = said.order_by(DisagreementRow.said_at, DisagreementRow.finding_id)
            return tuple(Disagreement(one.finding_id, one.reason, one.said_at) for one in session.scalars(ordered))


def _row(session: LearnerSession, essay_id: str) -> EssayRow:
    row = session.scalar(select(EssayRow).where(EssayRow.id == essay_id))
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


def _stored(row: EssayRow) -> StoredEssay:
    return StoredEssay(row.id, row.title, row.words, row.findings, row.kept_at, row.previous)
