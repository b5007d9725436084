"""Pages run in process on fake services."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.tutor.ui.fakes import FakeServices
from tests.tutor.ui.pages_under_test import chat_on, library_on


@pytest.fixture
def services(tmp_path: Path) -> FakeServices:
    return FakeServices(tmp_path)


@pytest.fixture
def chat(services: FakeServices) -> AppTest:
    return chat_on(services)


@pytest.fixture
def library(services: FakeServices) -> AppTest:
    return library_on(services)
