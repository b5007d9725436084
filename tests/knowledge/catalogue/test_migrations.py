"""Tests that the migrations make the tables that the program speaks of."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from knowledge.catalogue import Catalogue, migrations, tables
from knowledge.errors import CatalogueUnavailable
from tests.libraries import opened
from tests.postgresql import KINDS, empty_database

WORD_COLUMNS = {("passages", "words"), ("passages", "forms"), ("sentences", "words")}
WORD_INDEXES = {"passage_words", "sentence_words"}


@pytest.fixture(params=KINDS)
def catalogue(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Catalogue]:
    with empty_database(request) as address:
        catalogue = Catalogue(tmp_path, address)
        yield catalogue
        catalogue.close()


def test_the_head_that_opening_looks_for_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(Path(migrations.__file__).parent)).get_heads() == [migrations.HEAD]


def test_the_migrations_make_exactly_the_tables_of_the_program(catalogue: Catalogue) -> None:
    assert not catalogue.is_current()
    catalogue.prepare()
    with catalogue.database.reading() as connection:
        names = {"include_name": _is_compared}
        assert compare_metadata(MigrationContext.configure(connection, opts=names), tables.metadata) == []
    assert catalogue.is_current()
    catalogue.prepare()
    assert catalogue.is_current()


def test_every_connection_is_made_to_be_safe(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    catalogue.prepare()
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 30_000}
    with catalogue.database.reading() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected} == expected
    catalogue.close()


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path) as library, library.catalogue.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CatalogueUnavailable, match="newer version"):
        opened(tmp_path)


def _is_compared(name: str | None, kind: str, parents: Mapping[str, str | None]) -> bool:
    # What search by words adds is no concern of the module of the tables.
    if kind == "table":
        return name in tables.metadata.tables
    return name not in WORD_INDEXES and (parents.get("table_name"), name) not in WORD_COLUMNS
