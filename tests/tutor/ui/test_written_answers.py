"""An answer that a chat model wrote says how much of it was checked, what it lacks, and what was withheld."""

import json

from streamlit.testing.v1 import AppTest

from tests.tutor.ui.fakes import FakeServices
from tests.tutor.ui.on_the_page import answers, texts
from tutor.chat.replies import Checked, Reply, WithheldSentence
from tutor.exports.terminal import reply_as_text
from tutor.settings import ChatModelSettings
from tutor.ui.components.starters import WRITTEN

MARKUP = "**Keepers** ![x](http://x.example/y.png) <b>lie</b>"


def written(services: FakeServices) -> Reply:
    """Two sentences in other words, one of them lacking a number, and one withheld."""
    quoted = services.answered("Why?")
    first, second, _ = quoted.sentences
    sentences = (
        first.model_copy(update={"kind": "generated", "verdict": "supported", "text": "Ships wait for a sign."}),
        second.model_copy(
            update={
                "kind": "generated", "verdict": "partly", "text": "It has gone on for 5 lives.", "lead_in": "",
                "lacking": ("the number 5",),
            }
        ),
    )  # fmt: skip
    withheld = (WithheldSentence(text=MARKUP, why="the passages do not say this"),)
    checked = Checked(written=3, supported=1, partly=1, withheld=withheld)
    return quoted.model_copy(
        update={"sentences": sentences, "citations": quoted.citations[:2], "composer": "openai:m", "checked": checked}
    )


def test_what_is_lacking_stands_after_its_sentence_and_the_line_below_counts(
    chat: AppTest, services: FakeServices
) -> None:
    services.script.append(written(services))
    chat.chat_input[0].set_value("Why?").run()
    (drawn,) = answers(chat)
    sentences = [sentence for paragraph in drawn["paragraphs"] for sentence in paragraph]
    assert [one["lacking"] for one in sentences] == ["", "Not found in its passages: the number 5."]
    assert drawn["summary"] == "1 of 3 sentences verified, 1 only in part; 1 withheld · written by openai:m"


def test_what_was_withheld_is_behind_a_fold_and_no_sign_in_it_is_markup(chat: AppTest, services: FakeServices) -> None:
    services.script.append(written(services))
    chat.chat_input[0].set_value("Why?").run()
    (fold,) = (one for one in chat.expander if one.label == "1 sentence was withheld")
    shown = " ".join(one.value for one in fold.markdown)
    assert "lie" in shown and "![x](" not in shown and "<b>" not in shown.replace("\\<b", "")
    assert MARKUP not in json.dumps(answers(chat))


def test_where_the_chat_model_failed_the_answer_says_so_first(chat: AppTest, services: FakeServices) -> None:
    said = "The chat model did not answer in time, so the sources are quoted instead."
    services.script.append(services.answered("Why?").model_copy(update={"fallback": said}))
    chat.chat_input[0].set_value("Why?").run()
    (drawn,) = answers(chat)
    assert drawn["message"] == said and said in drawn["announcement"]


def test_the_first_page_says_who_writes_and_what_leaves_this_computer(chat: AppTest, services: FakeServices) -> None:
    assert any("quoted word for word" in text for text in texts(chat) or [one.value for one in chat.markdown])
    address = "http://127.0.0.1:8080/v1"
    services.settings = services.settings.model_copy(
        update={"chat_model": ChatModelSettings(model="small", base_url=address)}
    )
    chat.run()
    said = " ".join(one.value.replace("\\", "").replace("\u2060", "") for one in chat.markdown)
    assert WRITTEN.format(model="small", place=address) in said


def test_a_terminal_shows_the_same(services: FakeServices) -> None:
    printed = reply_as_text(written(services))
    assert "(Not found in its passages: the number 5.)" in printed
    assert "(1 of 3 sentences verified, 1 only in part; 1 withheld)" in printed
    assert MARKUP not in printed
