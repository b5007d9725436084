"""The one way to the records: what a learner owns is reached in the name of that learner and of no other.

A session of a learner reads, changes and deletes rows of this learner alone, whatever the statement says, and refuses
to write rows for anybody else. A session of shared records refuses the tables that learners own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Engine, String, event, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column, with_loader_criteria

from tutor.errors import RecordsUnavailable
from tutor.learners.columns import Table


class Owned:
    """A table whose rows name their owner; a new row takes the learner of its session."""

    learner: Mapped[str] = mapped_column(String(64))


class PartOfOwned:
    """A table whose rows belong to whoever owns the row of `whole` that their column `whole_key` points at."""

    whole: ClassVar[type[Any]]
    whole_key: ClassVar[str]


class NotTheirs(RuntimeError):
    """A mistake in the program: a session was used for records that are not those of its learner."""


class LearnerSession(Session):
    """A session in the name of one learner."""

    def __init__(self, database: Engine, learner: str) -> None:
        super().__init__(database)
        self.learner = learner
        self.scope = tuple(
            with_loader_criteria(table, owned_by(table, learner), include_aliases=True) for table in owned_tables()
        )


class SharedSession(Session):
    """A session for what no learner owns."""


class Records:
    """The ways into one database; `what` says in a message whose trouble it is ("your essays")."""

    def __init__(self, database: Engine, what: str) -> None:
        self._database = database
        self._what = what

    @contextmanager
    def of(self, learner: str) -> Iterator[LearnerSession]:
        """A session that reads what this learner owns; raises RecordsUnavailable."""
        with self._mapped_errors(), LearnerSession(self._database, learner) as session:
            yield session

    @contextmanager
    def changing(self, learner: str) -> Iterator[LearnerSession]:
        """A session that also writes, all of it or nothing, while nobody else does; raises RecordsUnavailable."""
        with self._mapped_errors(), LearnerSession(self._database, learner) as session, session.begin():
            _lock(session)
            yield session

    @contextmanager
    def shared(self) -> Iterator[SharedSession]:
        """A session that reads what no learner owns; raises RecordsUnavailable."""
        with self._mapped_errors(), SharedSession(self._database) as session:
            yield session

    @contextmanager
    def changing_shared(self) -> Iterator[SharedSession]:
        """A session that also writes what no learner owns; raises RecordsUnavailable."""
        with self._mapped_errors(), SharedSession(self._database) as session, session.begin():
            _lock(session)
            yield session

    @contextmanager
    def _mapped_errors(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, UnicodeEncodeError) as error:
            what = f"{self._what[:1].upper()}{self._what[1:]}"
            raise RecordsUnavailable(
                f"{what} cannot be read or written just now.", "Wait a moment and try again."
            ) from error


def owned_tables() -> tuple[type[Any], ...]:
    """Every table that learners own, parts after the wholes that they belong to."""
    classes = {mapper.local_table: mapper.class_ for mapper in Table.registry.mappers}
    in_order = (classes[table] for table in Table.metadata.sorted_tables)
    return tuple(table for table in in_order if issubclass(table, (Owned, PartOfOwned)))


def owned_by(table: type[Any], learner: str) -> ColumnElement[bool]:
    """The condition under which a row of this table is the learner's."""
    if issubclass(table, PartOfOwned):
        theirs = select(table.whole.id).where(table.whole.learner == learner)
        return getattr(table, table.whole_key).in_(theirs)  # type: ignore[no-any-return]
    return table.learner == learner  # type: ignore[no-any-return]


def _lock(session: Session) -> None:
    # What is read before a change has to hold until it is written; SQLite would lock at the first write only.
    session.connection().exec_driver_sql("BEGIN IMMEDIATE")


@event.listens_for(LearnerSession, "do_orm_execute")
def _keep_to_the_learner(state: ORMExecuteState) -> None:
    session = state.session
    assert isinstance(session, LearnerSession)
    touched = [mapper.class_ for mapper in state.all_mappers]
    if not touched or state.is_insert or not all(issubclass(table, (Owned, PartOfOwned)) for table in touched):
        raise NotTheirs("A session of a learner takes statements over the tables that learners own, and no others.")
    state.statement = state.statement.options(*session.scope)


@event.listens_for(LearnerSession, "before_flush")
def _write_for_the_learner(session: LearnerSession, *_: object) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Owned):
            row.learner = session.learner if row.learner is None else row.learner
            is_theirs = row.learner == session.learner
        elif isinstance(row, PartOfOwned):
            with session.no_autoflush:
                is_theirs = session.get(row.whole, getattr(row, row.whole_key)) is not None
        else:
            is_theirs = False
        if not is_theirs:
            raise NotTheirs(f"A row of {type(row).__name__} is not the learner's whose session this is.")


@event.listens_for(SharedSession, "do_orm_execute")
def _keep_off_the_learners(state: ORMExecuteState) -> None:
    touched = [mapper.class_ for mapper in state.all_mappers]
    if not touched or any(issubclass(table, (Owned, PartOfOwned)) for table in touched):
        raise NotTheirs("A session of shared records takes no statements over what learners own.")


@event.listens_for(SharedSession, "before_flush")
def _write_nothing_of_learners(session: SharedSession, *_: object) -> None:
    if any(isinstance(row, (Owned, PartOfOwned)) for row in (*session.new, *session.dirty, *session.deleted)):
        raise NotTheirs("A session of shared records writes nothing that learners own.")
