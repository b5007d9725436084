"""The Work it out page lets the learner try first, helps step by step, and puts all help away for the closing try."""

import json
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.tutor.ui.fakes import FakeServices, with_quote
from tests.tutor.ui.on_the_page import button
from tests.tutor.ui.pages_under_test import guided_on, progress_on
from tutor.errors import InputTooLong
from tutor.guiding.attempts import nothing_yet
from tutor.guiding.steps import attempted
from tutor.guiding.wording import NOT_YET, READY
from tutor.learners.conversations import LOCAL_LEARNER
from tutor.learners.guidance import GuidedShares
from tutor.ui.components.guided_shares import shares_in_words

ROOT = Path(__file__).parents[3]
ASKED = "Why does a harbour stay open?"
SHIPS, QUARREL = "Ships wait for signals, not for promises.", "The quarrel has lasted four generations."
EVERY = "Ships, The quarrel, Every keeper"
HELPS = ["Show where to look", "Show the answer with gaps", "Show one point", "Show the whole answer"]
EVIL = "<img src=http://evil.example/x.png> ![mine](http://evil.example/y.png) :material/home: **bold**"
BARE_MARKUP = re.compile(r"(?<!\\)(?:<img|!\[|\]\(|:material/home:|http:|\*\*bold)")


@pytest.fixture
def guided(services: FakeServices) -> AppTest:
    return guided_on(services)


def press(page: AppTest, label: str) -> AppTest:
    return button(page, label).click().run()  # type: ignore[no-any-return]


def begun(page: AppTest, question: str = ASKED) -> AppTest:
    page.text_input(key="guided-question").set_value(question)
    return press(page, "Begin")


def write(page: AppTest, text: str) -> AppTest:
    page.text_area[0].set_value(text)
    return press(page, "Answer")


def labels(page: AppTest) -> list[str]:
    return [item.label.replace("\\", "") for item in page.button]


def said(page: AppTest) -> str:
    parts = (*page.markdown, *page.caption, *page.info, *page.warning, *page.title, *page.header, *page.subheader)
    return "\n".join(item.value.replace("\\", "") for item in parts)


def drawn(page: AppTest, part: str) -> list[dict[str, Any]]:
    """What the components that draw this part were given."""
    found = [json.loads(item.proto.json) for item in page.get("bidi_component") if item.proto.json]
    return [data for data in found if part in data]


def place(page: AppTest) -> str:
    return str(drawn(page, "place")[0]["place"])


def lines(page: AppTest) -> list[dict[str, Any]]:
    return [line for data in drawn(page, "lines") for line in data["lines"]]


def chips(page: AppTest) -> set[int]:
    return {chip["number"] for line in lines(page) for chip in line["chips"]}


def test_the_empty_page_says_what_it_is_and_what_to_do(guided: AppTest) -> None:
    assert not guided.exception
    assert guided.title[0].value == "Work it out"
    assert "Answer a question yourself first" in said(guided)
    assert "Begin with one above" in said(guided)
    assert ASKED in labels(guided)


def test_an_empty_library_offers_the_course(tmp_path: Path) -> None:
    with closing(FakeServices(tmp_path, empty=True)) as services:
        page = press(guided_on(services), "Load the course")
        assert not page.exception
        assert "Begin" in labels(page)


def test_no_question_is_said_and_a_starter_question_begins(guided: AppTest) -> None:
    assert "Write a question first" in said(press(guided, "Begin"))
    press(guided, ASKED)
    assert place(guided) == "First, on your own"
    assert guided.header[0].value.replace("\\", "") == ASKED


def test_before_the_first_try_there_is_no_help_and_nothing_of_the_answer(guided: AppTest) -> None:
    begun(guided)
    assert not set(HELPS) & set(labels(guided))
    assert lines(guided) == []
    assert "four generations" not in said(guided)
    assert drawn(guided, "place")[0]["aim"] == "field"


def test_a_question_that_the_sources_do_not_answer_shows_what_comes_nearest(guided: AppTest) -> None:
    begun(guided, "How far is the moon?")
    assert "There is no answer to guide you to." in said(guided)
    (reply,) = drawn(guided, "paragraphs")
    assert (reply["message"], len(reply["nearest"])) == ("", 1)
    press(guided, "Work out another question")
    assert "Begin" in labels(guided)


def test_a_question_that_is_too_long_is_said_and_kept(guided: AppTest, services: FakeServices) -> None:
    services.guide_script.append(InputTooLong("The question is 5,000 characters long.", "Ask it in fewer."))
    begun(guided, "Why? " * 1000)
    assert "5,000 characters long" in said(guided)
    assert guided.text_input(key="guided-question").value.startswith("Why? Why?")


def test_not_knowing_yet_is_a_try_and_opens_the_help(guided: AppTest, services: FakeServices) -> None:
    press(begun(guided), NOT_YET)
    assert place(guided) == "With help"
    assert [(one["sign"], one["words"]) for one in lines(guided)] == [("lacking", "All three points are missing.")]
    assert HELPS[0] in labels(guided)
    assert services.guided.list(LOCAL_LEARNER)[0].results.first == 0


def test_what_is_there_missing_wrong_or_beyond_is_each_said(guided: AppTest) -> None:
    write(begun(guided), "Ships, and not The quarrel. Gulls are white.")
    assert [(one["sign"], one["text"]) for one in lines(guided)] == [
        ("right", "You wrote: “Ships”"), ("lacking", ""), ("wrong", "You wrote: “not The”"),
        ("none", "You wrote: “Gulls are white.”"),
    ]  # fmt: skip
    assert [lines(guided)[at]["note"] for at in (0, 2)] == [f"In the source: “{SHIPS}”", f"In the source: “{QUARREL}”"]
    assert chips(guided) == {1, 2}, "what was not said yet cannot be opened"


def test_help_comes_one_step_at_a_time_and_opens_only_what_it_showed(guided: AppTest) -> None:
    press(begun(guided), NOT_YET)
    opened = []
    for number, label in enumerate(HELPS, start=1):
        assert [one for one in labels(guided) if one in HELPS] == [label]
        press(guided, label)
        assert len(drawn(guided, "lines")) == number + 1
        opened.append(chips(guided))
    assert opened == [set(), set(), {1}, {1, 2, 3}]
    assert not set(HELPS) & set(labels(guided))
    assert "This is all the help there is." in said(guided)


def test_help_is_read_aloud_and_gaps_are_called_gaps(guided: AppTest) -> None:
    press(press(press(begun(guided), NOT_YET), HELPS[0]), HELPS[1])
    told = [data["said"] for data in drawn(guided, "said") if "place" not in data]
    assert told[0].startswith("The answer with gaps. ")
    assert "gap" in told[0]
    assert "_____" not in told[0]


def test_an_attempt_that_cannot_be_read_changes_nothing(guided: AppTest, services: FakeServices) -> None:
    press(begun(guided), "Answer")
    assert "There is no answer yet." in said(guided)
    assert place(guided) == "First, on your own"
    assert services.guided.list(LOCAL_LEARNER) == ()


@pytest.mark.parametrize("is_closing", [False, True], ids=["first", "closing"])
def test_an_attempt_that_is_too_long_loses_nothing(guided: AppTest, is_closing: bool) -> None:
    begun(guided)
    if is_closing:
        press(press(guided, NOT_YET), READY)
    long = "Ships wait. " * 400
    write(guided, long)
    assert "4,800 characters long" in said(guided) or "4,799 characters long" in said(guided)
    assert guided.text_area[0].value == long
    write(guided, "Ships wait.")
    assert "characters long" not in said(guided)


def test_the_closing_try_hides_all_help_and_every_citation(guided: AppTest) -> None:
    write(begun(guided), "Ships wait.")
    press(guided, HELPS[0])
    guided.session_state["guiding_state"].opened = None
    press(guided, READY)
    assert place(guided) == "Once more, on your own"
    assert lines(guided) == []
    assert not set(HELPS) & set(labels(guided))
    assert len(guided.expander) == 0
    assert guided.text_area[0].value == ""


def test_an_open_passage_is_closed_with_the_help(guided: AppTest, services: FakeServices) -> None:
    from tutor.ui.state import OpenedPassage

    write(begun(guided), "Ships wait.")
    guided.session_state["guiding_state"].opened = OpenedPassage("guided", 1)
    guided.run()
    assert not guided.exception
    press(guided, READY)
    assert guided.session_state["guiding_state"].opened is None


def test_a_passage_that_was_not_shown_yet_is_not_opened(guided: AppTest) -> None:
    from tutor.ui.state import OpenedPassage

    write(begun(guided), "Ships wait.")
    guided.session_state["guiding_state"].opened = OpenedPassage("guided", 2)
    guided.run()
    assert "This passage cannot be opened here." in said(guided)
    press(guided, "Close the source")
    assert "cannot be opened" not in said(guided)


def test_the_end_says_how_each_try_went_and_shows_the_whole_answer(guided: AppTest, services: FakeServices) -> None:
    press(begun(guided), NOT_YET)
    write(guided, "Ships wait.")
    write(press(guided, READY), EVERY)
    assert place(guided) == "How it went"
    assert "First try: 0 of 3 points. With help: 1 of 3 points. At the end, without help: 3 of 3 points." in said(
        guided
    )
    assert chips(guided) == {1, 2, 3}
    assert "The whole answer" in said(guided)
    assert services.guided.list(LOCAL_LEARNER)[0].is_finished
    press(guided, "Work out another question")
    assert guided.text_input(key="guided-question").value == ""
    assert "First try 0 of 3, with help 1, at the end 3 · 20 November 2026" in said(guided)


def test_a_first_try_with_every_point_is_the_end(guided: AppTest) -> None:
    assert place(write(begun(guided), EVERY)) == "How it went"


def test_a_question_left_is_gone_on_with_where_it_was(guided: AppTest, services: FakeServices) -> None:
    press(write(begun(guided), "Ships wait."), HELPS[0])
    press(guided, "Leave and go on later")
    again = press(guided_on(services), "Go on")
    assert place(again) == "With help"
    assert HELPS[1] in labels(again)
    assert "“The Harbour Question”" in lines(again)[2]["text"]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_reload_opens_what_the_address_names_if_it_is_the_learners(
    guided: AppTest, services: FakeServices, is_there: bool
) -> None:
    write(begun(guided), "Ships wait.")
    guided_id = services.guided.list(LOCAL_LEARNER)[0].id
    assert guided_id in guided.query_params["guided"]
    if not is_there:
        services.guided.delete(LOCAL_LEARNER, guided_id)
    page = guided_on(services, guided_id)
    assert not page.exception
    assert ("Begin" in labels(page)) is not is_there
    if is_there:
        assert place(page) == "With help"


def test_the_question_of_another_learner_stays_closed(guided: AppTest, services: FakeServices) -> None:
    services.profiles.ensure("ada", "Ada")
    state = services.guide(ASKED)
    of_ada = services.guided.keep("ada", attempted(state, "", nothing_yet(state.points)))
    assert "Begin" in labels(guided_on(services, of_ada))


def test_a_question_deleted_in_another_window_says_so(guided: AppTest, services: FakeServices) -> None:
    write(begun(guided), "Ships wait.")
    services.guided.delete(LOCAL_LEARNER, services.guided.list(LOCAL_LEARNER)[0].id)
    guided.run()
    assert "deleted in another window" in said(guided)
    assert "Begin" in labels(guided)


def test_a_question_is_deleted_only_after_asking(guided: AppTest, services: FakeServices) -> None:
    press(press(begun(guided), NOT_YET), "Leave and go on later")
    press(guided, "Delete")
    assert button(guided, "Delete for good")
    assert len(services.guided.list(LOCAL_LEARNER)) == 1


def test_hostile_words_stay_words_and_markup_is_never_live(services: FakeServices) -> None:
    services.guide_script.append(with_quote(services.answered(EVIL), EVIL))
    page = begun(guided_on(services), EVIL)
    live: list[str] = []

    def gather() -> None:
        live.extend(item.value for item in (*page.title, *page.header, *page.markdown, *page.caption, *page.info))

    gather()
    write(page, f"{EVIL} Ships")
    gather()
    for label in HELPS:
        press(page, label)
    gather()
    assert any("<img src" in one["text"] for one in lines(page)), "drawn by textContent, so as it stands"
    write(press(page, READY), f"{EVIL} The quarrel")
    gather()
    press(page, "Work out another question")
    gather()
    live.extend(item.help for item in page.button if item.help)
    assert not page.exception
    assert any("<img" in text.replace("\\", "") for text in live)
    assert [text for text in live if BARE_MARKUP.search(text)] == []


def test_the_page_loads_no_models(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from tests.tutor.ui.fakes import FakeServices\n"
        "from tests.tutor.ui.pages_under_test import guided_on\n"
        f"page = guided_on(FakeServices(pathlib.Path({str(tmp_path)!r})))\n"
        "print(bool(page.exception), {'torch', 'chromadb', 'docx', 'genanki'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.strip() == "False set()"


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        (GuidedShares(1, 0, 0.0, None, None, None), "In 1 question, your first try had 0% of the answer's points."),
        (
            GuidedShares(3, 2, 0.25, 0.5, 0.8, 0.3),
            "In 3 questions, your first try had 25% of the answer's points. With help it was 50%. In 2 questions you "
            "answered once more without help: 80%, where your first try had 30%.",
        ),
    ],
)
def test_shares_are_said_in_words(shares: GuidedShares, told: str) -> None:
    assert " ".join(shares_in_words(shares)) == told


def test_progress_says_what_came_of_working_questions_out_and_else_nothing(
    guided: AppTest, services: FakeServices
) -> None:
    assert "Questions that you worked out" not in said(progress_on(services))
    write(begun(guided), "Ships wait.")
    assert "your first try had 33% of the answer's points" in said(progress_on(services))
