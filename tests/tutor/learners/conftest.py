"""A file of records on a disk of its own, and a clock that stands still until it is moved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.tutor.learners.still_clock import StillClock
from tutor.learners.tables import open_database


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "learners.db"


@pytest.fixture
def database(file: Path) -> Iterator[Engine]:
    engine = open_database(file)
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> StillClock:
    return StillClock()
