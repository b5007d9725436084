"""Pages run in process on fake services."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.tutor.ui.fakes import FakeServices
from tests.tutor.ui.pages_under_test import chat_on, library_on


@pytest.fixture
def services(tmp_path: Path) -> Iterator[FakeServices]:
    with closing(FakeServices(tmp_path)) as services:
        yield services


@pytest.fixture
def chat(services: FakeServices) -> AppTest:
    return chat_on(services)


@pytest.fixture
def library(services: FakeServices) -> AppTest:
    return library_on(services)
