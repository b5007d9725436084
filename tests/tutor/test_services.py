"""The services put the parts together, open nothing before it is needed, and load the course once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.libraries import written
from tests.tutor.quick_services import QuickServices
from tutor.errors import InputTooLong
from tutor.services import build_services
from tutor.settings import ChatSettings, Settings


@pytest.fixture
def services(tmp_path: Path) -> Iterator[QuickServices]:
    services = QuickServices(Settings(data=tmp_path / "data", chat=ChatSettings(max_question_characters=100)))
    yield services
    services.close()


def test_nothing_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    services = build_services(Settings(data=tmp_path / "data"))
    services.close()
    assert not (tmp_path / "data").exists()


def test_the_course_is_loaded_once_and_brings_its_questions(services: QuickServices) -> None:
    assert services.starter_questions() == []
    stages: list[tuple[str, int, int]] = []
    first = services.load_course(lambda *stage: stages.append(stage))
    count = len(services.library.sources())
    assert {outcome.status for outcome in first} == {"added"}
    assert count == len(first) == sum(len(pack.sources) for pack in services.packs)
    assert stages[0][1] == 0 and stages[-1][1] == stages[-1][2]
    assert {outcome.status for outcome in services.load_course()} == {"already_there"}
    assert len(services.library.sources()) == count
    assert services.starter_questions() == [question for pack in services.packs for question in pack.starter_questions]
    assert {source.role for source in services.library.sources()} == {"reference", "essay"}


def test_a_question_is_answered_from_the_library(services: QuickServices, tmp_path: Path) -> None:
    services.library.add(written(tmp_path, "guide.txt", "A second wall alarms the neighbours.\n"))
    assert services.ask("Whom does a second wall alarm?").status == "answered"
    assert services.ask("Does it alarm them?", ["What of a second wall?"]).standalone_question.startswith("What of")
    assert services.ask("Whom does a second wall alarm?", source_ids=[]).status == "declined"


def test_a_question_over_the_limit_is_refused_with_the_limit(services: QuickServices) -> None:
    services.ask("w" * 100)
    with pytest.raises(InputTooLong) as raised:
        services.ask("w" * 101)
    assert "101" in raised.value.message
    assert "100" in raised.value.hint


def test_what_a_learner_asked_is_kept_in_the_data_folder(services: QuickServices, tmp_path: Path) -> None:
    conversation = services.conversations.create()
    question = "Whom does a second wall alarm?"
    turn = services.conversations.add_turn(conversation.id, question, services.ask(question))
    services.close()
    assert (tmp_path / "data" / "learners.db").is_file()
    again = QuickServices(services.settings)
    assert [(one.id, one.name) for one in again.conversations.list()] == [(conversation.id, question)]
    assert again.conversations.turns(conversation.id) == (turn,)
    again.close()


def test_warming_loads_what_a_question_is_judged_with_even_in_an_empty_library(services: QuickServices) -> None:
    services.warm()
    assert services.reranker.readings
