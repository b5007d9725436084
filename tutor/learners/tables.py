"""The tables of learners.db and how the file is opened; SQL stays inside this package."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import DateTime, Engine, ForeignKey, Index, String, Text, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from tutor.errors import RecordsUnavailable

SCHEMA_VERSION = 2
"""Version 1 had conversations alone. Version 2 only adds tables, so that an older file needs nothing but these."""


class Table(DeclarativeBase):
    """The metadata that every table of learners.db shares."""


class ConversationRow(Table):
    """One conversation; `learner` owns it and everything in it."""

    __tablename__ = "conversations"
    __table_args__ = (Index("conversations_of_learner", "learner", "updated_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    learner: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(120))
    is_named: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class TurnRow(Table):
    """One question with its reply as JSON, and what the learner thought of it."""

    __tablename__ = "turns"
    __table_args__ = (Index("turns_of_conversation", "conversation_id", "ordinal", unique=True),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    ordinal: Mapped[int]
    question: Mapped[str] = mapped_column(Text)
    reply: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    verdict: Mapped[str | None] = mapped_column(String(8))
    reason: Mapped[str | None] = mapped_column(Text)


class EssayRow(Table):
    """One draft of an essay with its critique, both as JSON; `learner` owns it, `previous` is the draft before it."""

    __tablename__ = "essays"
    __table_args__ = (Index("essays_of_learner", "learner", "kept_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    learner: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(Text)
    words: Mapped[int]
    findings: Mapped[int]
    essay: Mapped[str] = mapped_column(Text)
    critique: Mapped[str] = mapped_column(Text)
    kept_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    previous: Mapped[str | None] = mapped_column(ForeignKey("essays.id", ondelete="SET NULL"))


class DisagreementRow(Table):
    """What a learner has against one finding of a critique."""

    __tablename__ = "disagreements"

    essay_id: Mapped[str] = mapped_column(ForeignKey("essays.id", ondelete="CASCADE"), primary_key=True)
    finding_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


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
            "Your conversations cannot be opened.", f"Check that {path.parent} exists and can be written."
        ) from error
    return engine


def is_log_emptied(database: Engine) -> bool:
    """Moves the write-ahead log into the file and empties it; False when another program reads it all the while."""
    with database.connect() as connection:
        is_busy, *_ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
    return not is_busy


def _prepare_connection(connection: Any, _record: Any) -> None:
    # secure_delete overwrites what is deleted, so that no bytes of it stay in the file.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _create_tables(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        version = connection.execute(text("PRAGMA user_version")).scalar_one()
        if version > SCHEMA_VERSION:
            raise RecordsUnavailable(
                "Your conversations were kept by a newer version of this program.",
                f"Update the program, or move {path.name} to another folder to start afresh.",
            )
        Table.metadata.create_all(connection)
        connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION}"))
