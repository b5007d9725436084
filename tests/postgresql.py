"""A PostgreSQL for tests: the one that TEST_POSTGRES names, or a cluster of its own in a temporary folder."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import URL, create_engine, make_url, text

VARIABLE = "TEST_POSTGRES"
GIVEN = os.environ.get(VARIABLE)

PASSWORD = "p@ss:w/rd%21 ß"
"""With every character that could lead an address astray."""

USER = "learner"
_PROGRAMS = ("initdb", "pg_ctl")
_ACCOUNTS = ("postgres", "nobody")
_numbers = count(1)


KINDS = ("SQLite", "PostgreSQL")


class NoServer(Exception):
    """No PostgreSQL can be had here; the message says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, in whose database anything may be made and dropped."""

    address: URL

    @contextmanager
    def empty_schema(self) -> Iterator[SecretStr]:
        """The address of a library that has nothing in it yet; dropped at the end."""
        name = f"tutor_test_{os.getpid()}_{next(_numbers)}"
        engine = create_engine(self.address, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                connection.execute(text(f"CREATE SCHEMA {name}"))
                options = {"options": f"-csearch_path={name}"}
                yield SecretStr(self.address.update_query_dict(options).render_as_string(hide_password=False))
                connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        finally:
            engine.dispose()


@contextmanager
def empty_database(request: pytest.FixtureRequest) -> Iterator[SecretStr | None]:
    """What to open a new library with, for a fixture that has KINDS as its params."""
    if request.param == "SQLite":
        yield None
        return
    with request.getfixturevalue("server").empty_schema() as address:
        yield address


@contextmanager
def running_server() -> Iterator[Server]:
    """The server that is named, or one started for the block; raises NoServer."""
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise NoServer(f"psycopg is not installed ({error})") from error
    if GIVEN:
        yield Server(make_url(GIVEN).set(drivername="postgresql+psycopg"))
        return
    programs = {name: _program(name) for name in _PROGRAMS}
    # Not a folder of pytest's: the account that the server runs under could not reach it.
    folder = Path(mkdtemp(prefix="tutor-pg-"))
    try:
        yield from _cluster(folder, programs)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: int(place.parent.name), reverse=True)
    found = shutil.which(name) or shutil.which(name, path=os.pathsep.join(map(str, places)))
    if found is None:
        raise NoServer(f"{VARIABLE} is not set and {name} is not installed (Debian: apt-get install postgresql)")
    return found


def _cluster(folder: Path, programs: dict[str, str]) -> Iterator[Server]:
    account = _account()
    secret = folder / "password"
    secret.write_text(PASSWORD, encoding="utf-8")
    if account:
        for path in (folder, secret):
            shutil.chown(path, *account.values())
    data = folder / "data"
    initdb = [programs["initdb"], "--pgdata", str(data), "--username", USER, "--pwfile", str(secret)]
    _run(initdb + "--auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync".split(), account)
    settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    control = [programs["pg_ctl"], "--pgdata", str(data), "--wait"]
    _run([*control, "--log", str(folder / "log"), "--options", settings, "start"], account)
    try:
        query = {"host": str(folder)}
        yield Server(URL.create("postgresql+psycopg", USER, PASSWORD, database="postgres", query=query))
    finally:
        _run([*control, "--mode", "immediate", "stop"], account)


def _account() -> dict[str, Any]:
    """The unprivileged account to run under, since PostgreSQL refuses root; empty when we are not root."""
    import pwd

    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in _ACCOUNTS:
        if name in known:
            return {"user": name, "group": known[name].pw_gid}
    raise NoServer("PostgreSQL refuses root, and there is no other account to run it under")


def _run(command: list[str], account: dict[str, Any]) -> None:
    extra = {**account, "extra_groups": []} if account else {}
    try:
        # pg_ctl's server keeps a pipe open; its log has a file of its own.
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **extra)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoServer(f"{Path(command[0]).name} failed: {error}") from error
