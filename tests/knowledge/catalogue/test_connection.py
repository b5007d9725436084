"""Whatever SQLite and the disk do, the caller sees one of our own errors; who only reads heeds those who write."""

import errno
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from knowledge.catalogue import Catalogue, SourceRecord
from knowledge.catalogue.connection import FILE_NAME, SqliteDatabase, _address, _copied, mapped
from knowledge.errors import CatalogueReadOnly, CatalogueUnavailable, DiskFull, LibraryBusy, UnknownSource
from knowledge.sources import Source, SourceDetails
from tests.libraries import complaints, opened, paragraphs, written


class Overtaken(Catalogue):
    """Between its first look at a source and what it does then, something else happens once."""

    meanwhile: Callable[[], object] | None = None

    def source(self, source_id: str) -> Source:
        return self._then(super().source(source_id))

    def record(self, source_id: str) -> SourceRecord:
        meanwhile, self.meanwhile = self.meanwhile, None
        record = super().record(source_id)
        self.meanwhile = meanwhile
        return self._then(record)

    def _then(self, seen):
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile is not None:
            meanwhile()
        return seen


@pytest.fixture
def library(tmp_path: Path):
    with opened(tmp_path / "data") as library:
        library.add(written(tmp_path, "fear.txt", paragraphs("fear", 3)))
        yield library


@pytest.fixture
def overtaken(library):
    catalogue = Overtaken(library.catalogue.folder)
    yield catalogue
    catalogue.close()


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        pytest.param(PoolTimeout("no connection"), LibraryBusy, id="no connection becomes free"),
        pytest.param(sqlite3.IntegrityError("UNIQUE"), CatalogueUnavailable, id="a constraint"),
        pytest.param(sqlite3.OperationalError("no such table"), CatalogueUnavailable, id="no table"),
        pytest.param(IntegrityError("", {}, sqlite3.IntegrityError("x")), CatalogueUnavailable, id="SQLAlchemy's"),
        pytest.param(DatabaseError("", {}, sqlite3.DatabaseError("x")), CatalogueUnavailable, id="any other"),
        pytest.param(OSError(errno.ENOSPC, "full"), DiskFull, id="a full disk"),
        pytest.param(OSError(errno.EROFS, "read-only"), CatalogueReadOnly, id="a disk that cannot be written"),
    ],
)
def test_every_error_of_the_database_is_one_of_ours(tmp_path: Path, raised: Exception, expected: type) -> None:
    with pytest.raises(expected) as caught, mapped(tmp_path):
        raise raised
    assert caught.value.__cause__ is raised
    assert caught.value.hint


def test_a_missing_table_is_a_database_that_cannot_be_used(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path)
    with pytest.raises(CatalogueUnavailable, match="no such table"), database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    database.close()


def test_a_database_that_goes_while_it_is_copied_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnavailable, match="copied"):
        _copied(tmp_path / FILE_NAME)


@pytest.mark.parametrize(
    ("beside", "is_immutable"),
    [
        pytest.param({}, True, id="nobody has it open"),
        pytest.param({"-wal": b""}, True, id="an empty log was left"),
        pytest.param({"-wal": b"pages"}, False, id="a log was left"),
        pytest.param({"-shm": b"index"}, False, id="another has it open"),
        pytest.param({"-wal": b"", "-shm": b"index"}, False, id="another has it open with an empty log"),
    ],
)
def test_only_a_file_that_nobody_else_may_be_writing_is_called_immutable(
    tmp_path: Path, beside: dict[str, bytes], is_immutable: bool
) -> None:
    for suffix, data in beside.items():
        (tmp_path / f"{FILE_NAME}{suffix}").write_bytes(data)
    assert ("immutable" in _address(tmp_path / FILE_NAME, read_only=True)) == is_immutable


def test_the_log_is_emptied_when_a_short_reading_is_over(library) -> None:
    database = library.catalogue.database
    source_id = library.sources()[0].id
    with closing(sqlite3.connect(database.path, isolation_level=None, check_same_thread=False)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM sources").fetchall()
        with database._engine.connect() as connection:
            # As when another empties the log at the same time: SQLite does not wait by itself.
            connection.connection.driver_connection.execute("PRAGMA busy_timeout = 0")
        leaving = Timer(0.5, lambda: reader.execute("ROLLBACK"))
        leaving.start()
        library.catalogue.remove(source_id)
        assert database.path.with_name(f"{FILE_NAME}-wal").stat().st_size == 0
        leaving.join()


def test_details_that_another_gives_meanwhile_stay(library, overtaken: Overtaken) -> None:
    source_id = library.sources()[0].id
    overtaken.meanwhile = lambda: library.catalogue.describe(source_id, None, SourceDetails(title="Fear Itself"))
    described = overtaken.describe(source_id, "essay", None)
    assert (described.title, described.role) == ("Fear Itself", "essay")
    assert library.source(source_id) == described


@pytest.mark.parametrize("change", ["describe", "remove"])
def test_a_source_that_another_removes_meanwhile_is_unknown(library, overtaken: Overtaken, change: str) -> None:
    source_id = library.sources()[0].id
    overtaken.meanwhile = lambda: library.remove(source_id)
    with pytest.raises(UnknownSource, match=source_id):
        overtaken.describe(source_id, "essay", None) if change == "describe" else overtaken.remove(source_id)


def test_an_index_that_cannot_be_checked_is_not_called_damaged(library) -> None:
    from knowledge.catalogue import fts5

    with pytest.raises(CatalogueReadOnly), library.catalogue.database.writing() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        try:
            fts5.damage(connection)
        finally:
            connection.exec_driver_sql("PRAGMA query_only = OFF")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"not a database" * 1000, id="something else"),
        pytest.param(b"SQLite format 3\0" + bytes(5000), id="nothing after the first words"),
    ],
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(CatalogueUnavailable, match=r"catalogue\.db"):
        opened(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == content


def test_an_empty_file_becomes_the_database_of_a_new_library(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE_NAME).touch()
    with opened(tmp_path / "data") as library:
        assert library.sources() == []
        source = library.add(written(tmp_path, "fear.txt", paragraphs("fear", 3))).source
    with opened(tmp_path / "data") as again:
        assert again.sources() == [source]
        assert not complaints(again)
