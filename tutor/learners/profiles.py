"""Who learns here: profiles under a name, everything that is held on them, and erasing it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from tutor.errors import NameNeeded, UnknownProfile
from tutor.learners.attempts import Clock
from tutor.learners.columns import in_utc
from tutor.learners.holdings import erase, held
from tutor.learners.ownership import Records
from tutor.learners.tables import ProfileRow, erase_traces
from tutor.learners.texts import LOCAL_LEARNER, tidy_name

LOCAL_NAME = "Me"
UNNAMED = "Learner"


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody who learns here; `id` is the learner that every record names, `created_at` is in UTC."""

    id: str
    name: str
    created_at: datetime


class Profiles:
    """Everybody who learns here; the profile of LOCAL_LEARNER is always there."""

    def __init__(self, database: Engine, clock: Clock) -> None:
        self._database = database
        self._records = Records(database, "the profiles")
        self._clock = clock

    def list(self) -> tuple[Profile, ...]:
        """Every profile, the first one made first."""
        local = self.ensure(LOCAL_LEARNER, LOCAL_NAME)
        with self._records.shared() as session:
            rows = session.scalars(select(ProfileRow).order_by(ProfileRow.created_at, ProfileRow.id))
            others = tuple(_profile(row) for row in rows if row.id != LOCAL_LEARNER)
        return (local, *others)

    def create(self, name: str) -> Profile:
        """A new profile of this name; raises NameNeeded."""
        return self._add(uuid4().hex, _name(name))

    def ensure(self, profile_id: str, name: str) -> Profile:
        """The profile of somebody who signed in; made under this name where they are new, and else left as it is."""
        with self._records.shared() as session:
            row = session.get(ProfileRow, profile_id)
            if row is not None:
                return _profile(row)
        return self._add(profile_id, tidy_name(name) or UNNAMED)

    def rename(self, profile_id: str, name: str) -> Profile:
        """The profile under its new name; raises UnknownProfile and NameNeeded."""
        new = _name(name)
        self._known(profile_id)
        with self._records.changing_shared() as session:
            row = _row(session, profile_id)
            row.name = new
            return _profile(row)

    def erase(self, profile_id: str) -> None:
        """Removes the profile and everything of this learner, and overwrites their bytes in file and log.

        Nothing happens where nothing is held on them. LOCAL_LEARNER starts afresh. Raises RecordsUnavailable when
        another program reads the file all the while: the bytes go from it with the next deletion.
        """
        # The profile goes last, so that somebody who is still on the list can be erased again after a crash.
        with self._records.changing(profile_id) as session:
            erase(session)
        with self._records.changing_shared() as shared:
            row = shared.get(ProfileRow, profile_id)
            if row is not None:
                shared.delete(row)
        erase_traces(self._database, "profile")

    def export(self, profile_id: str) -> dict[str, Any]:
        """Everything that is held on this learner, fit to be written as JSON; raises UnknownProfile.

        "profile" has who they are; every other name is a table with its rows, the oldest first: "conversations" with
        their "turns", "essays" with their "disagreements", "quizzes", "attempts", "appeals", "reviews",
        "guided_answers".
        """
        profile = self._known(profile_id)
        with self._records.of(profile_id) as session:
            rows = held(session)
        told = {"id": profile.id, "name": profile.name, "created_at": profile.created_at.isoformat()}
        return {"profile": told, **rows}

    def _known(self, profile_id: str) -> Profile:
        if profile_id == LOCAL_LEARNER:
            return self.ensure(LOCAL_LEARNER, LOCAL_NAME)
        with self._records.shared() as session:
            return _profile(_row(session, profile_id))

    def _add(self, profile_id: str, name: str) -> Profile:
        with self._records.changing_shared() as session:
            # Somebody may have signed in in two windows at once.
            row = session.get(ProfileRow, profile_id)
            if row is None:
                row = ProfileRow(id=profile_id, name=name, created_at=in_utc(self._clock()))
                session.add(row)
            return _profile(row)


def _name(name: str) -> str:
    tidy = tidy_name(name)
    if not tidy:
        raise NameNeeded("A profile needs a name.", "Write at least one letter.")
    return tidy


def _row(session: Session, profile_id: str) -> ProfileRow:
    row = session.get(ProfileRow, profile_id)
    if row is None:
        raise UnknownProfile("This profile is no longer there.", "Choose another one or make a new one.")
    return row


def _profile(row: ProfileRow) -> Profile:
    return Profile(row.id, row.name, row.created_at)
