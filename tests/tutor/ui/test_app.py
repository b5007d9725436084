"""The app joins settings, services and pages, and says what is wrong with the settings."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[3] / "app.py"


def test_settings_that_are_not_valid_are_said_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_CHAT__MAX_SENTENCES", "1000")
    page = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not page.exception
    assert not page.error
    assert page.title[0].value == "Theory tutor"
    said = page.warning[0].value.replace("\\", "")
    assert "The settings are not valid: chat.max_sentences" in said
    assert "See the settings in the README" in said
