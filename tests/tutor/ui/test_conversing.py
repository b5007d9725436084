"""No question is lost: not when it fails, nor when its conversation or its sources are gone."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from knowledge.errors import CatalogueUnavailable, LibraryBusy, ModelMissing
from tests.tutor.quick_services import QuickServices
from tests.tutor.ui.fakes import FakeServices
from tests.tutor.ui.on_the_page import answers, button, texts
from tests.tutor.ui.pages_under_test import chat_on
from tutor.chat.replies import Reply
from tutor.errors import InputTooLong
from tutor.learners.conversations import UNREADABLE
from tutor.settings import Settings


def test_a_removed_source_is_no_longer_one_to_answer_from(chat: AppTest, services: FakeServices) -> None:
    chat.multiselect[0].set_value([services.harbour.id, services.essay.id]).run()
    services.library.remove(services.essay.id)
    chat.run()
    assert chat.multiselect[0].value == [services.harbour.id]
    assert not chat.info
    reply = services.declined("Why?")
    services.library.remove(services.harbour.id)
    services.script.append(reply)
    chat.chat_input[0].set_value("Why?").run()
    assert services.asked == [("Why?", (), None)]
    assert "Answers come from all sources again." in chat.info[0].value
    chat.chat_input[0].set_value("And then?").run()
    assert not chat.info


def test_the_choice_of_sources_follows_the_library_also_while_nothing_is_asked(
    chat: AppTest, services: FakeServices
) -> None:
    chat.multiselect[0].set_value([services.harbour.id]).run()
    services.library.remove(services.harbour.id)
    chat.run()
    assert chat.session_state["chat_state"].only_from == ()
    assert chat.multiselect[0].value == []
    assert "no longer in the library" in chat.info[0].value


def test_a_failure_is_said_in_its_own_words_and_the_question_can_be_asked_again(
    chat: AppTest, services: FakeServices
) -> None:
    services.script.append(LibraryBusy("The library is busy.", "Wait a moment."))
    chat.chat_input[0].set_value("Why?").run()
    assert "Wait a moment" in chat.warning[0].value.replace("\\", "")
    button(chat, "Ask again").click().run()
    assert len(answers(chat)) == 1


@pytest.mark.parametrize("error", [InputTooLong("Too long.", "Ask less."), ModelMissing("No model.", "Run init.")])
def test_a_question_that_would_fail_again_stays_on_the_page_to_be_put_otherwise(
    chat: AppTest, services: FakeServices, error: Exception
) -> None:
    services.script.append(error)
    chat.chat_input[0].set_value("Why?").run()
    assert error.args[0] in chat.warning[0].value.replace("\\", "")
    chat.run()
    assert texts(chat) == ["Why?"]
    assert "Ask again" not in [item.label for item in chat.button]
    chat.chat_input[0].set_value("And now?").run()
    assert len(answers(chat)) == 1


def test_a_question_over_the_limit_is_declined_by_the_services(tmp_path: Path) -> None:
    with closing(QuickServices(Settings(data=tmp_path / "data"))) as services:
        page = chat_on(services)
        page.session_state["chat_state"].waiting = "x" * 2001
        page.run()
        assert "2,001 characters long" in page.warning[0].value.replace("\\", "")
        assert services.conversations.list() == ()


def test_a_conversation_deleted_elsewhere_is_closed_quietly(chat: AppTest, services: FakeServices) -> None:
    chat.chat_input[0].set_value("Why?").run()
    services.conversations.delete(services.conversations.list()[0].id)
    chat.run()
    assert not chat.exception
    assert not chat.error
    assert chat.title


def test_a_question_to_a_conversation_deleted_elsewhere_is_answered_in_a_new_one(
    chat: AppTest, services: FakeServices
) -> None:
    chat.chat_input[0].set_value("Why?").run()
    services.conversations.delete(services.conversations.list()[0].id)
    chat.chat_input[0].set_value("And then?").run()
    assert len(answers(chat)) == 1
    assert "so this is a new one" in chat.info[0].value
    assert [item.name for item in services.conversations.list()] == ["And then?"]


def test_a_conversation_deleted_while_the_answer_is_looked_for_is_followed_by_a_new_one(tmp_path: Path) -> None:
    class Deleting(FakeServices):
        def ask(self, question: str, *rest: Any, **more: Any) -> Reply:
            for item in self.conversations.list():
                self.conversations.delete(item.id)
            return super().ask(question, *rest, **more)

    with closing(Deleting(tmp_path)) as services:
        page = chat_on(services)
        for question in ("Why?", "And then?"):
            page.chat_input[0].set_value(question).run()
        assert not page.exception
        assert len(answers(page)) == 1
        assert "so this is a new one" in page.info[0].value


def test_an_answer_that_cannot_be_read_any_more_is_said_and_the_rest_is_shown(
    chat: AppTest, services: FakeServices
) -> None:
    for question in ("Why?", "And then?"):
        chat.chat_input[0].set_value(question).run()
    with closing(sqlite3.connect(services.settings.data / "learners.db")) as records, records:
        records.execute("UPDATE turns SET reply = '{}' WHERE question = 'Why?'")
    chat.run()
    assert not chat.exception
    assert texts(chat) == ["Why?", "And then?"]
    assert [data["message"] for data in answers(chat)] == [UNREADABLE, ""]
    assert len(chat.feedback) == 1


def test_the_page_has_its_title_before_the_library_is_open(tmp_path: Path) -> None:
    class Closed(FakeServices):
        def starter_questions(self) -> list[str]:
            raise CatalogueUnavailable("The catalogue cannot be opened.")

    with closing(Closed(tmp_path)) as services:
        page = chat_on(services)
        assert page.title[0].value == "What would you like to understand?"
        assert "cannot be opened" in page.warning[0].value
