"""The Chat page answers, declines, keeps, reopens and rates; what fails is said calmly."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.tutor.ui.fakes import FakeServices
from tests.tutor.ui.on_the_page import answers, button, texts
from tests.tutor.ui.pages_under_test import chat_on
from tutor.ui.components.answer import answer_data, summary

ROOT = Path(__file__).parents[3]


def test_the_page_imports_no_models(tmp_path: Path) -> None:
    # In a process of its own, since other tests of this one may have loaded them.
    code = (
        "import sys, pathlib\n"
        "from tests.tutor.ui.fakes import FakeServices\n"
        "from tests.tutor.ui.pages_under_test import chat_on\n"
        f"page = chat_on(FakeServices(pathlib.Path({str(tmp_path)!r})))\n"
        "print(bool(page.exception), {'torch', 'sentence_transformers', 'chromadb'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.strip() == "False set()"


def test_an_empty_chat_offers_the_courses_questions(chat: AppTest, services: FakeServices) -> None:
    labels = [item.label.replace("\\", "") for item in chat.button]
    assert [text for text in services.starter_questions() if text in labels] == services.starter_questions()


def test_a_starter_question_is_asked_when_pressed(chat: AppTest, services: FakeServices) -> None:
    button(chat, "What do ships wait for?").click().run()
    assert not chat.exception
    assert services.asked == [("What do ships wait for?", (), None)]
    assert texts(chat) == ["What do ships wait for?"]


def test_an_answer_shows_each_sentence_with_its_citation(chat: AppTest) -> None:
    chat.chat_input[0].set_value("Why?").run()
    (drawn,) = answers(chat)
    sentences = [sentence for paragraph in drawn["paragraphs"] for sentence in paragraph]
    assert [sentence["text"] for sentence in sentences] == [
        "Ships wait for signals, not for promises.",
        "The quarrel has lasted four generations.",
        "Every keeper since Lund has agreed that walls bring peace.",
    ]
    assert [chip["name"] for sentence in sentences for chip in sentence["chips"]] == [
        "1, citation: open The Harbour Question",
        "2, citation: open The Harbour Question",
        "3 essay, citation: open My essay on harbours, a student essay",
    ]
    assert drawn["summary"] == "3 of 3 sentences quoted word for word from 2 sources"


def test_the_line_under_an_answer_tells_quotations_from_other_words(services: FakeServices) -> None:
    reply = services.answered("Why?")
    others = [item.model_copy(update={"verdict": verdict}) for item, verdict in
              zip(reply.sentences, ("verbatim", "supported", "partly"), strict=True)]  # fmt: skip
    line = summary(reply.model_copy(update={"sentences": tuple(others)}))
    assert line == (
        "1 of 3 sentences quoted word for word from 2 sources; 1 in other words, checked, 1 only partly backed"
    )


def test_a_source_is_read_whole_from_where_it_was_quoted(chat: AppTest, services: FakeServices) -> None:
    chat.session_state["chat_state"].reading = (services.harbour.id, 400)
    chat.run()
    assert not chat.exception
    assert chat.selectbox[0].value == 1
    assert chat.session_state["chat_state"].reading is None


def test_a_false_premise_is_announced_with_its_correction(services: FakeServices) -> None:
    reply = services.answered("Why?").model_copy(update={"status": "declined", "message": "The sources say otherwise."})
    announced = "The sources say otherwise. 3 of 3 sentences quoted word for word from 2 sources"
    assert answer_data(reply)["announcement"] == announced


def test_the_name_of_every_button_of_an_answer_begins_with_what_it_shows(services: FakeServices) -> None:
    drawn = [answer_data(reply) for reply in (services.answered("Why?"), services.declined("Why?"))]
    chips = [chip for data in drawn for words in data["paragraphs"] for sentence in words for chip in sentence["chips"]]
    chips += [item["chip"] for data in drawn for item in data["nearest"]]
    assert [chip["label"] for chip in chips] == ["1", "2", "3 essay", "Read"]
    assert all(chip["name"].startswith(chip["label"]) for chip in chips)


def test_an_answer_is_revealed_once(chat: AppTest) -> None:
    chat.chat_input[0].set_value("Why?").run()
    assert [drawn["fresh"] for drawn in answers(chat)] == [True]
    chat.run()
    assert [drawn["fresh"] for drawn in answers(chat)] == [False]


def test_a_follow_up_carries_what_was_asked_before(chat: AppTest, services: FakeServices) -> None:
    for question in ("Why?", "And the second?"):
        chat.chat_input[0].set_value(question).run()
    assert services.asked[1] == ("And the second?", ("Why?",), None)
    assert [item.name for item in services.conversations.list()] == ["Why?"]


def test_a_decline_names_the_nearest_passages_and_says_what_to_do(chat: AppTest) -> None:
    chat.chat_input[0].set_value("Is the moon a harbour?").run()
    (drawn,) = answers(chat)
    assert drawn["message"] == "The sources do not say anything about this."
    assert [item["about"] for item in drawn["nearest"]] == ["Why harbours stay open, in The Harbour Question"]
    assert drawn["nearest"][0]["chip"]["number"] == -1
    assert any("What you can do" in item.value for item in chat.markdown)


def test_answers_can_be_limited_to_some_sources(chat: AppTest, services: FakeServices) -> None:
    chat.multiselect[0].set_value([services.harbour.id]).run()
    chat.chat_input[0].set_value("Why?").run()
    assert services.asked == [("Why?", (), (services.harbour.id,))]


def test_a_conversation_is_reopened_from_the_list(chat: AppTest, services: FakeServices) -> None:
    chat.chat_input[0].set_value("Why?").run()
    button(chat, "New conversation").click().run()
    assert answers(chat) == []
    button(chat, "Why?").click().run()
    assert len(answers(chat)) == 1


def test_a_conversation_is_renamed_in_its_menu(chat: AppTest, services: FakeServices) -> None:
    chat.chat_input[0].set_value("Why?").run()
    name = next(item for item in chat.text_input if item.label == "Name")
    name.set_value("Harbours")
    button(chat, "Rename").click().run()
    assert [item.name for item in services.conversations.list()] == ["Harbours"]


def test_a_thumb_down_is_kept_with_its_reason(chat: AppTest, services: FakeServices) -> None:
    chat.chat_input[0].set_value("Why?").run()
    chat.feedback[0].set_value(0).run()
    (conversation,) = services.conversations.list()
    assert services.conversations.turns(conversation.id)[0].verdict == "down"
    next(item for item in chat.text_area).set_value("too short")
    button(chat, "Send").click().run()
    assert services.conversations.turns(conversation.id)[0].reason == "too short"
    assert not chat.exception


def test_an_open_source_is_drawn_beside_the_chat(chat: AppTest, services: FakeServices) -> None:
    from tutor.ui.state import Opened

    chat.chat_input[0].set_value("Why?").run()
    (conversation,) = services.conversations.list()
    turn = services.conversations.turns(conversation.id)[0]
    chat.session_state["chat_state"].opened = Opened(turn.id, 1)
    chat.run()
    panels = [json.loads(item.proto.json) for item in chat.get("bidi_component") if "blocks" in item.proto.json]
    assert panels[0]["title"] == "The Harbour Question"
    services.library.remove(services.harbour.id)
    chat.run()
    assert any("no longer" in item.value for item in chat.warning)
    button(chat, "Close the source").click().run()
    assert not chat.warning
    assert chat.session_state["chat_state"].opened is None


def test_a_failure_of_our_own_is_calm_and_carries_a_number(chat: AppTest, services: FakeServices) -> None:
    services.script.append(ZeroDivisionError("secret detail"))
    chat.chat_input[0].set_value("Why?").run()
    assert "look for the number" in chat.error[0].value
    assert "secret" not in chat.error[0].value
    assert not chat.exception


def test_an_empty_library_offers_the_course(tmp_path: Path) -> None:
    with closing(FakeServices(tmp_path, empty=True)) as empty:
        page = chat_on(empty)
        button(page, "Load the course").click().run()
    assert not page.exception
    assert page.title[0].value == "What would you like to understand?"


def test_rating_what_was_deleted_elsewhere_is_said_calmly(chat: AppTest, services: FakeServices) -> None:
    chat.chat_input[0].set_value("Why?").run()
    services.conversations.delete(services.conversations.list()[0].id)
    chat.feedback[0].set_value(0).run()
    assert not chat.exception
    assert "no longer kept" in chat.warning[0].value
