"""Opens the catalogue in a PostgreSQL database, and turns what psycopg complains of into our own errors."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from knowledge.catalogue.addresses import masked, parsed, place
from knowledge.catalogue.connection import crowded
from knowledge.errors import (
    CatalogueError,
    CatalogueReadOnly,
    CatalogueUnavailable,
    DiskFull,
    LibraryBusy,
    MissingExtra,
)

BUSY_SECONDS = 30
CONNECT_SECONDS = 10
OLDEST_VERSION = 13_00_00
WRITE_LOCK = 7_205_759
"""The number of the advisory lock that a writer holds; any number will do that no other program uses."""

INSTALL = '.venv/bin/python -m pip install -c constraints.txt -e ".[postgres]"'


class PostgresDatabase:
    """The engine of one PostgreSQL database; `reading` and `writing` give a connection in a transaction."""

    remedy = "Run `rebuild`; if that does not help, restore the database from a copy."

    def __init__(self, folder: Path, address: SecretStr, busy_seconds: float = BUSY_SECONDS) -> None:
        self._url = parsed(address)
        self.place = place(self._url)
        # Locks and the vector store lie in the folder, whatever the database allows.
        self.read_only = not os.access(folder, os.W_OK | os.X_OK)
        self._folder = folder
        self._busy_milliseconds = round(busy_seconds * 1000)
        engine = _create_engine(self._url)
        # One state from the first query to the last needs a snapshot; a writer instead has to see
        # what the writer before it, for whom it waited, left behind.
        self._reader = engine.execution_options(isolation_level="REPEATABLE READ")
        self._writer = engine.execution_options(isolation_level="READ COMMITTED")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database from its first query to its end."""
        with self._mapped(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that holds the write lock from the start; all of it is kept, or nothing."""
        if self.read_only:
            raise CatalogueReadOnly("The library can be read but not changed.", f"Allow writing in {self._folder}.")
        with self._mapped(), self._writer.begin() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = {self._busy_milliseconds}"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})"))
            yield connection

    def checkpoint(self) -> None:
        """Nothing: when what was deleted leaves the files is the server's affair (VACUUM, its log, its copies)."""

    def damage(self) -> list[str]:
        """Indexes of our tables that PostgreSQL itself holds for unusable; it guards the rows by its constraints."""
        unusable = text(
            "SELECT relname FROM pg_index JOIN pg_class ON oid = indexrelid "
            "WHERE NOT (indisvalid AND indisready) AND pg_table_is_visible(indrelid) ORDER BY relname"
        )
        with self.reading() as connection:
            return [f"the index {name} is unusable" for name in connection.scalars(unusable)]

    def close(self) -> None:
        """Close every connection."""
        self._reader.dispose()

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeout as error:
            raise crowded() from error
        except DBAPIError as error:
            raise self._meaning(error) from error

    def _meaning(self, error: DBAPIError) -> CatalogueError:
        state = getattr(error.orig, "sqlstate", None) or ""
        said = masked(str(error.orig).strip().partition("\n")[0], self._url)
        for beginning, meaning in _MEANINGS.items():
            if state.startswith(beginning):
                return meaning(f"{self.place}: {said}")
        # A connection that does not come about, or breaks, has no SQLSTATE.
        return _unavailable(f"{self.place}: {said}")


def _unavailable(said: str) -> CatalogueUnavailable:
    return CatalogueUnavailable(
        f"The library's database cannot be used ({said}).", "Check that it runs, and the address in the settings."
    )


def _busy(_: str) -> LibraryBusy:
    return LibraryBusy("Another process is writing the library.", "Wait a moment and try again.")


def _read_only(_: str) -> CatalogueReadOnly:
    return CatalogueReadOnly("The library can be read but not changed.", "The database's user may not write to it.")


def _disk_full(_: str) -> DiskFull:
    return DiskFull("The database's disk is full.", "Make room and try again; everything added before is intact.")


# By the beginning of the SQLSTATE, the more telling ones first.
_MEANINGS: dict[str, Callable[[str], CatalogueError]] = {
    "53100": _disk_full,
    "53300": _busy,
    "55P03": _busy,
    "40": _busy,
    "25006": _read_only,
    "42501": _read_only,
    "08": _unavailable,
    "28": _unavailable,
    "3D": _unavailable,
    "53": _unavailable,
    "54": _unavailable,
    "57P": _unavailable,
    "58": _unavailable,
    "XX": _unavailable,
}


def _create_engine(url: URL) -> Engine:
    defaults = {"connect_timeout": CONNECT_SECONDS, "application_name": "theory-tutor"}
    try:
        engine = create_engine(
            url,
            connect_args={name: value for name, value in defaults.items() if name not in url.query},
            pool_pre_ping=True,
            json_serializer=lambda value: json.dumps(value, ensure_ascii=False),  # headings are searched as stored
        )
    except ImportError as error:
        message = "A PostgreSQL database needs the package psycopg, which is not installed."
        raise MissingExtra(message, f"Install it with: {INSTALL}") from error
    event.listen(engine, "connect", _prepare_connection)
    return engine


def _prepare_connection(connection: Any, _record: Any) -> None:
    encoding = connection.info.parameter_status("server_encoding")
    if connection.info.server_version < OLDEST_VERSION or encoding != "UTF8":
        connection.close()
        raise CatalogueUnavailable(
            "The library's database is not one that can be used.",
            f"It takes PostgreSQL 13 or newer and a database in UTF8 (this one: {encoding}).",
        )
    _replace_nul(connection)


def _replace_nul(connection: Any) -> None:
    """Store U+FFFD for U+0000, which PostgreSQL's text cannot hold; the offsets stay what they were."""
    from psycopg.types.string import StrDumper

    class WithoutNul(StrDumper):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace("\0", "\ufffd"))

    connection.adapters.register_dumper(str, WithoutNul)
