"""The tables of learners.db and how the file is opened; SQL stays inside this package."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, ForeignKey, Index, String, Text, create_engine, event, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from tutor.errors import RecordsUnavailable
from tutor.learners.columns import Table, json_column
from tutor.learners.guided_tables import GuidedRow
from tutor.learners.ownership import Owned, PartOfOwned
from tutor.learners.quiz_tables import (
    AppealRow,
    AttemptRow,
    KeptBankRow,
    OwnQuestionRow,
    ProfileRow,
    QuizRow,
    RetiredQuestionRow,
    ReviewRow,
)

__all__ = [
    "SCHEMA_VERSION", "AppealRow", "AttemptRow", "ConversationRow", "DisagreementRow", "EssayRow", "GuidedRow",
    "KeptBankRow", "OwnQuestionRow", "ProfileRow", "QuizRow", "RetiredQuestionRow", "ReviewRow", "Table", "TurnRow",
    "erase_traces", "open_database",
]  # fmt: skip

SCHEMA_VERSION = 4
"""Version 1 had conversations alone, 2 added essays, 3 what quizzes need, 4 guided answers; an older file only gains
tables."""


class ConversationRow(Owned, Table):
    """One conversation; `learner` owns it and everything in it."""

    __tablename__ = "conversations"
    __table_args__ = (Index("conversations_of_learner", "learner", "updated_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    is_named: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class TurnRow(PartOfOwned, Table):
    """One question with its reply as JSON, and what the learner thought of it."""

    __tablename__ = "turns"
    __table_args__ = (Index("turns_of_conversation", "conversation_id", "ordinal", unique=True),)
    whole = ConversationRow
    whole_key = "conversation_id"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    ordinal: Mapped[int]
    question: Mapped[str] = mapped_column(Text)
    reply: Mapped[str] = json_column()
    asked_at: Mapped[datetime]
    verdict: Mapped[str | None] = mapped_column(String(8))
    reason: Mapped[str | None] = mapped_column(Text)


class EssayRow(Owned, Table):
    """One draft of an essay with its critique, both as JSON; `learner` owns it, `previous` is the draft before it."""

    __tablename__ = "essays"
    __table_args__ = (Index("essays_of_learner", "learner", "kept_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    words: Mapped[int]
    findings: Mapped[int]
    essay: Mapped[str] = json_column()
    critique: Mapped[str] = json_column()
    kept_at: Mapped[datetime]
    previous: Mapped[str | None] = mapped_column(ForeignKey("essays.id", ondelete="SET NULL"))


class DisagreementRow(PartOfOwned, Table):
    """What a learner has against one finding of a critique."""

    __tablename__ = "disagreements"
    whole = EssayRow
    whole_key = "essay_id"

    essay_id: Mapped[str] = mapped_column(ForeignKey("essays.id", ondelete="CASCADE"), primary_key=True)
    finding_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime]


def open_database(path: Path) -> Engine:
    """The engine of this database file, with its tables in place; raises RecordsUnavailable."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 10})
        with ExitStack() as undo:
            undo.callback(engine.dispose)
            event.listen(engine, "connect", _prepare_connection)
            _create_tables(engine, path)
            undo.pop_all()
    except (OSError, SQLAlchemyError) as error:
        raise RecordsUnavailable(
            "Your records cannot be opened.", f"Check that {path.parent} exists and can be written."
        ) from error
    return engine


def erase_traces(database: Engine, what: str) -> None:
    """Overwrites in file and log what was deleted before; `what` names it ("essay").

    Raises RecordsUnavailable when another program reads or writes the file all the while: then the bytes go with the
    next deletion.
    """
    if not (_is_packed(database) and _is_log_emptied(database)):
        raise RecordsUnavailable(
            f"The {what} is deleted, but its words are still in the log, learners.db-wal.",
            f"Close what else reads that file; they are erased when the next {what} is deleted.",
        )


def _is_packed(database: Engine) -> bool:
    # secure_delete overwrites a deleted row, yet not the copies that stay behind where SQLite had moved the row from
    # one page to another before. Only a file written anew is free of them.
    try:
        with database.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
    except OperationalError:
        return False
    return True


def _is_log_emptied(database: Engine) -> bool:
    try:
        with database.connect() as connection:
            is_busy, *_ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
    except OperationalError:
        return False
    return not is_busy


def _prepare_connection(connection: Any, _record: Any) -> None:
    # secure_delete overwrites what is deleted; temp_store keeps copies of the records out of the system's temp folder.
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY")
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").close()


def _create_tables(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        version = connection.execute(text("PRAGMA user_version")).scalar_one()
        if version > SCHEMA_VERSION:
            raise RecordsUnavailable(
                "Your records were kept by a newer version of this program.",
                f"Update the program, or move {path.name} to another folder to start afresh.",
            )
        Table.metadata.create_all(connection)
        connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION}"))
