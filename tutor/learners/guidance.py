"""The guided answers of a learner: kept with tries and helps, and counted with help and without apart."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Engine, select

from tutor.errors import NotNow, RecordsUnavailable, UnknownGuidance
from tutor.guiding.results import Results, results_of
from tutor.guiding.steps import Guidance
from tutor.learners.attempts import Clock
from tutor.learners.columns import in_utc, to_json
from tutor.learners.ownership import LearnerSession, Records
from tutor.learners.tables import GuidedRow, erase_traces
from tutor.learners.texts import storable


@dataclass(frozen=True, slots=True)
class GuidedSummary:
    """One guided answer as a list shows it; the times are in UTC."""

    id: str
    question: str
    results: Results
    is_finished: bool
    begun_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class KeptGuidance:
    """A guided answer as far as it has come."""

    id: str
    guidance: Guidance
    begun_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class GuidedShares:
    """Shares, from 0 to 1, of the points that the tries of one kind had, every point alike; None without such a try.

    `first` and `closing` were made alone, `assisted` with help. `answers` counts the guided answers, `closed` those
    with a closing try: `first_of_closed` is the share of their first tries, for comparing with `closing`.
    """

    answers: int
    closed: int
    first: float | None
    assisted: float | None
    closing: float | None
    first_of_closed: float | None


class Guided:
    """The guided answers of learners; each method reaches those of the learner that it is given and no others."""

    def __init__(self, database: Engine, clock: Clock) -> None:
        self._database = database
        self._records = Records(database, "your guided answers")
        self._clock = clock

    def keep(self, learner: str, guidance: Guidance, guided_id: str | None = None) -> str:
        """The id under which this is kept, in place of what was kept under `guided_id` before.

        Raises NotNow before the first try, and UnknownGuidance.
        """
        results = results_of(guidance)
        if results is None:
            raise NotNow("There is no try to keep yet.", "Answer first.")
        with self._records.changing(learner) as session:
            now = in_utc(self._clock())
            row = _new_row(session, now) if guided_id is None else _row(session, guided_id)
            row.question, row.guidance = storable(guidance.question), to_json(guidance.model_dump())
            row.points, row.first = results.points, results.first
            row.assisted, row.closing = results.assisted, results.closing
            row.is_finished, row.changed_at = guidance.stage == "finished", now
            return row.id

    def list(self, learner: str) -> tuple[GuidedSummary, ...]:
        """Every guided answer, the one worked on last first."""
        with self._records.of(learner) as session:
            rows = session.scalars(select(GuidedRow).order_by(GuidedRow.changed_at.desc(), GuidedRow.number.desc()))
            return tuple(_summary(row) for row in rows)

    def open(self, learner: str, guided_id: str) -> KeptGuidance:
        """The guided answer as it was kept; raises UnknownGuidance.

        Raises RecordsUnavailable where another version of the program wrote what this one cannot read.
        """
        with self._records.of(learner) as session:
            row = _row(session, guided_id)
            return KeptGuidance(row.id, _guidance(row), row.begun_at, row.changed_at)

    def delete(self, learner: str, guided_id: str) -> None:
        """Removes the guided answer, and overwrites its bytes in file and log.

        Raises UnknownGuidance; raises RecordsUnavailable when another program reads the file all the while: the bytes
        go from it with the next deletion.
        """
        with self._records.changing(learner) as session:
            session.delete(_row(session, guided_id))
        erase_traces(self._database, "guided answer")

    def shares(self, learner: str) -> GuidedShares:
        """What the learner knew alone and with help, over all guided answers."""
        found = [one.results for one in self.list(learner)]
        closed = [one for one in found if one.closing is not None]
        return GuidedShares(
            answers=len(found),
            closed=len(closed),
            first=_share([(one.first, one.points) for one in found]),
            assisted=_share([(one.assisted, one.points) for one in found]),
            closing=_share([(one.closing, one.points) for one in closed]),
            first_of_closed=_share([(one.first, one.points) for one in closed]),
        )


def _new_row(session: LearnerSession, now: datetime) -> GuidedRow:
    row = GuidedRow(id=uuid4().hex, begun_at=now)
    session.add(row)
    return row


def _row(session: LearnerSession, guided_id: str) -> GuidedRow:
    row = session.scalar(select(GuidedRow).where(GuidedRow.id == guided_id))
    if row is None:
        raise UnknownGuidance("This guided answer is no longer there.", "Open another one or ask a question.")
    return row


def _summary(row: GuidedRow) -> GuidedSummary:
    results = Results(row.points, row.first, row.assisted, row.closing)
    return GuidedSummary(row.id, row.question, results, row.is_finished, row.begun_at, row.changed_at)


def _guidance(row: GuidedRow) -> Guidance:
    try:
        return Guidance.model_validate(json.loads(row.guidance))
    except ValueError as error:
        raise RecordsUnavailable(
            "This guided answer was kept by another version of the program and cannot be read by this one.",
            "Ask its question again.",
        ) from error


def _share(found: Sequence[tuple[int | None, int]]) -> float | None:
    counted = [(had, points) for had, points in found if had is not None]
    return sum(had for had, _ in counted) / sum(points for _, points in counted) if counted else None
