"""The services begin a guided answer by quotation, read what is tried, and keep it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.libraries import written
from tests.tutor.quick_services import QuickServices
from tutor.errors import InputTooLong
from tutor.guiding.steps import asked_for_help, attempted, closed, ready_to_close
from tutor.settings import ChatSettings, Settings

ASKED = "Whom does a second wall alarm?"
TOLD = "A second wall alarms every neighbour who sees it."


@pytest.fixture
def services(tmp_path: Path) -> Iterator[QuickServices]:
    services = QuickServices(Settings(data=tmp_path / "data", chat=ChatSettings(max_question_characters=100)))
    services.library.add(written(tmp_path, "guide.txt", f"{TOLD}\n"))
    yield services
    services.close()


def test_a_question_is_guided_from_the_first_try_to_the_closing_one_and_kept(services: QuickServices) -> None:
    state = services.guide(ASKED)
    assert [one.text for one in state.points] == [TOLD]
    reading = services.read_attempt(state, "Ships in the bay are warned by it.")
    state = asked_for_help(attempted(state, "Ships in the bay are warned by it.", reading))
    kept = services.guided.keep("local", state)
    state = ready_to_close(state)
    state = closed(state, "Nobody at all.", services.read_attempt(state, "Nobody at all."))
    assert services.guided.keep("local", state, kept) == kept
    assert services.guided.open("local", kept).guidance == state
    assert services.guided.shares("local").closed == 1


def test_what_the_sources_do_not_say_cannot_be_guided(services: QuickServices) -> None:
    assert services.guide("What is the boiling point of lead?").stage == "declined"
    assert services.guide(ASKED, source_ids=[]).stage == "declined"


def test_a_question_or_a_try_over_its_limit_is_refused(services: QuickServices) -> None:
    with pytest.raises(InputTooLong):
        services.guide("w" * 101)
    with pytest.raises(InputTooLong):
        services.read_attempt(services.guide(ASKED), "wall " * 10_000)
