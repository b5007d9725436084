"""Tests that the migrations make the tables that the program speaks of."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from knowledge.catalogue import Catalogue, migrations, tables


def test_the_head_that_opening_looks_for_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(Path(migrations.__file__).parent)).get_heads() == [migrations.HEAD]


def test_the_migrations_make_exactly_the_tables_of_the_program(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    catalogue.prepare()
    with catalogue.database.reading() as connection:
        names = {
            "include_name": lambda name, kind, _: kind != "table" or name in tables.metadata.tables,
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=names), tables.metadata) == []
    assert catalogue.is_current()
    catalogue.close()


def test_every_connection_is_made_to_be_safe(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    catalogue.prepare()
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 30_000}
    with catalogue.database.reading() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected} == expected
    catalogue.close()
