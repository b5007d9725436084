"""What every test stands on: no network but this computer, no settings of the person who runs them, steady examples."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from tests.benchmarks.places import SHARED
from tests.postgresql import NoServer, Server, running_server

NOWHERE = "http://127.0.0.1:9"

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure() -> None:
    """Set the environment that tests and the processes they start run in.

    pytest-socket guards this process; programs that tests start are sent to a proxy that is not there.
    """
    for name in [name for name in os.environ if name.startswith("TUTOR_")]:
        del os.environ[name]
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = NOWHERE
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1,localhost,::1"
    os.environ |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """Finds a path in the folder of documents and scored questions beside the checkout, or skips the test."""

    def found(name: str) -> Path:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"NOT RUN: this test reads {path}, which is not here")
        return path

    return found


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL that tests may fill; started for them where none is named."""
    with ExitStack() as running:
        try:
            found = running.enter_context(running_server())
        except NoServer as error:
            pytest.skip(f"NOT RUN ON POSTGRESQL: {error}")
        yield found
