"""Tests of the address of a database: what is taken for one, and that nothing tells its password."""

import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from pydantic import SecretStr

from knowledge.catalogue.addresses import FORM, masked, parsed, place
from knowledge.errors import CatalogueUnavailable
from knowledge.library import Library
from knowledge.settings import LibrarySettings

ROOT = Path(__file__).parents[3]
NOBODY_THERE = "127.0.0.1:9"


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("postgresql+psycopg://me:secret@db.example.org/tutor", "PostgreSQL at db.example.org, database tutor"),
        ("postgresql://me:secret@db.example.org:5433/tutor", "PostgreSQL at db.example.org:5433, database tutor"),
        ("postgres://me@[::1]/tutor?sslmode=require", "PostgreSQL at ::1, database tutor"),
        (" postgresql+psycopg2:///tutor?host=/run/postgresql\n", "PostgreSQL at /run/postgresql, database tutor"),
        ("postgresql://", "PostgreSQL at this computer"),
    ],
)
def test_an_address_names_a_database_of_postgresql(address: str, named: str) -> None:
    url = parsed(SecretStr(address))
    assert url.drivername == "postgresql+psycopg"
    assert place(url) == named


@pytest.mark.parametrize(
    "address",
    [
        "",
        "secret",
        "sqlite:///secret.db",
        "mysql://me:secret@host/db",
        "postgresql://me:a@secret@host/db",
        "postgresql://me:a@b:secret@host/db",
        "postgresql://me:a@b/secret@host/db",
        "postgresql://me:a@b?secret@host/db",
        "postgresql://me@host:secret/db",
    ],
)
def test_what_is_no_such_address_is_refused_without_being_shown(address: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnavailable) as raised:
        Library.open(tmp_path / "data", LibrarySettings(database=SecretStr(address)))
    assert FORM in raised.value.hint
    assert "secret" not in "".join(traceback.format_exception(raised.value))


def test_a_password_is_masked_however_it_is_written() -> None:
    url = parsed(SecretStr("postgresql://me:s%40cret%2Fword@host/db?sslpassword=sealed"))
    assert masked("s@cret/word, s%40cret%2Fword, sealed", url) == "***, ***, ***"
    assert "sealed" not in repr(LibrarySettings(database=SecretStr("postgresql://host/db?sslpassword=sealed")))


def test_a_server_that_is_not_there_is_said_on_the_command_line_without_the_password(tmp_path: Path) -> None:
    done = _told(tmp_path, "-m", "tutor", "sources")
    assert done.returncode == 2
    assert done.stderr.startswith("The library's database cannot be used (PostgreSQL at 127.0.0.1:9, database tutor: ")
    assert len(done.stderr.splitlines()) == 1
    assert "secret" not in done.stderr + done.stdout


def test_without_psycopg_the_command_that_installs_it_is_named(tmp_path: Path) -> None:
    code = "import sys; sys.modules['psycopg'] = None; sys.argv[1:] = ['sources']; from tutor.cli import main; main()"
    done = _told(tmp_path, "-c", code)
    assert done.returncode == 2
    assert "psycopg, which is not installed" in done.stderr
    assert 'pip install -c constraints.txt -e ".[postgres]"' in done.stderr


def _told(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    own = {"PYTHONPATH": str(ROOT), "TUTOR_DATABASE": f"postgresql://me:secret@{NOBODY_THERE}/tutor"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
    )
