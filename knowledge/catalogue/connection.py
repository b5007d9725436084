"""Opens the catalogue's SQLite file safely, and turns what SQLite complains of into our own errors."""

import errno
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import NullPool

from knowledge.errors import CatalogueError, CatalogueReadOnly, CatalogueUnavailable, DiskFull, LibraryBusy

FILE_NAME = "catalogue.db"
BUSY_SECONDS = 30
PAUSE = 0.05
ROOM_LEFT = 64 * 1024
"""Bytes; with less than this on the disk, an input or output error is taken for a full disk."""


_FULL = {errno.ENOSPC, errno.EDQUOT}


class SqliteDatabase:
    """The engine of one catalogue file; `reading` and `writing` give a connection in a transaction."""

    place = ""
    remedy = f"Restore {FILE_NAME} from a copy, or move it away and add the files again."

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.read_only = read_only = not is_writable(folder)
        self._copy = _copied(self.path) if read_only and _has_orphaned_log(self.path) else None
        opened = Path(self._copy.name) / FILE_NAME if self._copy else self.path
        self._engine = _create_engine(opened, read_only=read_only and self._copy is None)
        self._writer = self._engine.execution_options(writes=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database from its first query to its end."""
        with mapped(self.path.parent), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that holds the write lock from the start; all of it is kept, or nothing."""
        if self.read_only:
            raise _read_only(self.path.parent)
        with mapped(self.path.parent), self._writer.begin() as connection:
            yield connection

    def checkpoint(self) -> None:
        """Move what the write-ahead log holds into the database and leave the log empty, if no reader is in it."""
        until = time.monotonic() + BUSY_SECONDS
        with mapped(self.path.parent), self._engine.connect() as connection:
            # SQLite waits for readers by itself, but not for another that empties the log at this moment.
            while connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]:
                if time.monotonic() > until:
                    break
                time.sleep(PAUSE)

    def damage(self) -> list[str]:
        """What SQLite's own check finds wrong with the file; empty when it is sound."""
        with self.reading() as connection:
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(10)")]
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check")
            return [line for line in found if line != "ok"] + [f"a row of {row[0]} has no source" for row in orphans]

    def close(self) -> None:
        """Close every connection; the last one to leave empties the write-ahead log."""
        self._engine.dispose()
        if self._copy is not None:
            self._copy.cleanup()


def is_writable(folder: Path) -> bool:
    """Whether files can be made in the folder and its database, if there is one, can be changed."""
    path = folder / FILE_NAME
    return os.access(folder, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))


@contextmanager
def mapped(folder: Path) -> Iterator[None]:
    """Raise this package's errors in place of those of SQLAlchemy, sqlite3 and the operating system."""
    try:
        yield
    except PoolTimeout as error:
        raise crowded() from error
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise _meaning(error.orig, folder) from error
    except sqlite3.Error as error:
        raise _meaning(error, folder) from error
    except OSError as error:
        if error.errno in _FULL:
            raise _disk_full() from error
        if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
            raise _read_only(folder) from error
        if error.errno in {errno.EEXIST, errno.ENOTDIR}:
            raise CatalogueUnavailable(f"{folder} is not a folder.", "Give the path of a folder.") from error
        raise


def crowded() -> LibraryBusy:
    """What to raise when no connection becomes free in time."""
    return LibraryBusy("Too many ask the library at once.", "Wait a moment and try again.")


def _has_orphaned_log(path: Path) -> bool:
    # A log without its index file can only be read where the index file can be made.
    return _has_log(path) and not _has_index(path)


def _has_log(path: Path) -> bool:
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False


def _has_index(path: Path) -> bool:
    return path.with_name(f"{path.name}-shm").exists()


def _copied(path: Path) -> "TemporaryDirectory[str]":
    with ExitStack() as when_it_fails:
        try:
            folder = TemporaryDirectory(prefix="catalogue")
            when_it_fails.callback(folder.cleanup)
            for suffix in ("", "-wal"):
                shutil.copy(f"{path}{suffix}", folder.name)
        except OSError as error:
            if error.errno in _FULL:
                raise _disk_full() from error
            message = f"The library's database could not be copied to be read ({error})."
            raise CatalogueUnavailable(message, "See to it that it can be read, and try again.") from error
        when_it_fails.pop_all()
    return folder


def _create_engine(path: Path, *, read_only: bool) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=lambda: _connect(path, read_only=read_only),
        json_serializer=lambda value: json.dumps(value, ensure_ascii=False),  # headings are searched as stored
        # Whether another user is writing is looked at anew for every reading, see `_address`.
        poolclass=NullPool if read_only else None,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        _address(path, read_only=read_only),
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,  # SQLAlchemy's "begin" event starts transactions; sqlite3 must not.
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        if not read_only:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA secure_delete=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _address(path: Path, *, read_only: bool) -> str:
    address = f"file:{quote(str(path.absolute()))}"
    if not read_only:
        return f"{address}?mode=rwc"
    # A file in WAL mode cannot be read where its index file cannot be made, unless it is declared immutable; but then
    # a log that was left behind would be passed over, and so would the locks of another user who is writing.
    return f"{address}?mode=ro" if _has_log(path) or _has_index(path) else f"{address}?mode=ro&immutable=1"


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _meaning(error: sqlite3.Error, folder: Path) -> CatalogueError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name == "SQLITE_FULL" or (name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) and _is_full(folder)):
        return _disk_full()
    if name.startswith("SQLITE_READONLY"):
        return _read_only(folder)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryBusy("Another process is writing the library.", "Wait a moment and try again.")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")):
        hint = f"Look at {folder / FILE_NAME}: restore it from a copy, or move it away and add the files again."
    else:
        hint = "Try again; if it stays so, `doctor` looks the library over."
    return CatalogueUnavailable(f"The library's database cannot be used ({error}).", hint)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < ROOM_LEFT
    except OSError:
        return False


def _disk_full() -> DiskFull:
    return DiskFull("The disk is full.", "Make room and try again; everything added before is intact.")


def _read_only(folder: Path) -> CatalogueReadOnly:
    return CatalogueReadOnly("The library can be read but not changed.", f"Allow writing in {folder}.")
