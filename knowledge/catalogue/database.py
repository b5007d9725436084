"""Where a catalogue is kept: what a database has to give, and the choice between SQLite and PostgreSQL."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr
from sqlalchemy import Connection

from knowledge.catalogue.connection import SqliteDatabase


class Database(Protocol):
    """One catalogue's tables; every error that leaves it is one of ours.

    `place` says which database it is when that is not plain, without a password; `remedy` is what to do about damage.
    """

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written, because the data folder cannot be."""

    @property
    def place(self) -> str:
        """Words for the person; empty for the file of the data folder."""

    @property
    def remedy(self) -> str:
        """What to do when there is damage."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the database from its first query to its end."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection that holds the write lock from the start; all of it is kept, or nothing."""

    def checkpoint(self) -> None:
        """See to it that what was deleted is gone from the database's files, as far as others let it be."""

    def damage(self) -> list[str]:
        """What is wrong with the database by its own checks; empty when it is sound."""

    def close(self) -> None:
        """Close every connection."""


def open_database(folder: Path, address: SecretStr | None) -> Database:
    """The PostgreSQL database at an address, or without one the SQLite file of the data folder.

    Raises:
        CatalogueUnavailable: the address cannot be used.
        MissingExtra: PostgreSQL is asked for and psycopg is not installed.
    """
    if address is None:
        return SqliteDatabase(folder)
    from knowledge.catalogue.postgresql import PostgresDatabase

    return PostgresDatabase(folder, address)
