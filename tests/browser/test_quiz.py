"""The Quiz page in a real browser: answered by keyboard alone, its passages opened, left, gone on with and reviewed."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.steps import focused, panel, settle, violations
from tests.tutor.quiz.made_up_questions import CLOZE, MATCHING, SHORT, SINGLE

pytestmark = pytest.mark.browser


def start(page: Page) -> None:
    """Starts a quiz by keyboard; it has a question of every kind."""
    settle(page)
    page.get_by_role("button", name="Start", exact=True).focus()
    page.keyboard.press("Enter")
    at(page, 1)


def at(page: Page, number: int) -> None:
    """Waits until this question is asked."""
    expect(page.get_by_role("heading", name=f"Question {number} of 6")).to_be_visible()
    expect(page.get_by_role("button", name="Answer", exact=True)).to_be_visible()
    settle(page)


def keys(page: Page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def answered(page: Page, verdict: str) -> None:
    """Waits for the verdict, which a pair that was matched has too; the next step has the focus then."""
    expect(page.get_by_role("strong").get_by_text(verdict, exact=True)).to_be_visible()
    settle(page)
    assert focused(page) in ("Next", "See how it went")


def row(page: Page, words: str) -> Locator:
    return page.locator(".cited li").filter(has_text=words)


def test_a_whole_quiz_is_answered_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("quiz")
    start(page)
    assert focused(page) == "Question 1 of 6"
    keys(page, "2", "1", "Enter")
    answered(page, "Right")
    keys(page, "Enter")
    at(page, 2)
    keys(page, "1", "3", "2", "3", "Enter")
    answered(page, "Right")
    keys(page, "Enter")
    at(page, 3)
    keys(page, "Tab", "Space", "Enter")
    answered(page, "Not quite")
    keys(page, "Enter")
    at(page, 4)
    page.keyboard.type(CLOZE.answer)
    keys(page, "Enter")
    answered(page, "Right")
    keys(page, "Enter")
    at(page, 5)
    page.keyboard.type("Yeast, in 1 or 2 words")
    expect(page.get_by_role("textbox")).to_have_value("Yeast, in 1 or 2 words")
    keys(page, "Control+Enter")
    answered(page, "Partly right")
    keys(page, "Enter")
    at(page, 6)
    for pair in MATCHING.pairs:
        page.get_by_role("combobox", name=pair.left).focus()
        page.keyboard.type(pair.right)
        keys(page, "Enter")
    page.get_by_role("button", name="Answer", exact=True).focus()
    keys(page, "Enter")
    answered(page, "Right")
    keys(page, "Enter")
    expect(page.get_by_role("heading", name="4 of 6 right")).to_be_visible()
    settle(page)
    assert focused(page) == "4 of 6 right"


def test_keys_do_nothing_in_a_text_field_and_a_held_key_answers_once(open_page: Open) -> None:
    page = open_page("quiz")
    start(page)
    keys(page, "Enter")
    expect(page.get_by_text("Answer first")).to_be_visible()
    page.keyboard.press("1")
    page.keyboard.down("Enter")
    page.keyboard.down("Enter")
    page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    answered(page, "Right")
    expect(page.get_by_role("heading", name="Question 1 of 6")).to_be_visible()


def test_a_citation_opens_its_passage_beside_the_explanation(open_page: Open) -> None:
    page = open_page("quiz")
    start(page)
    keys(page, "2", "Enter")
    answered(page, "Not quite")
    expect(row(page, "Your choice, not right")).to_contain_text(SINGLE.options[1].rationale)
    row(page, "Table salt").get_by_role("button", name="2, citation: open On bread").click()
    expect(panel(page).locator("mark")).to_have_text("Salt slows yeast down.")
    settle(page)
    keys(page, "Escape")
    expect(panel(page)).to_have_count(0)
    assert focused(page).startswith("2, citation")


def test_an_appeal_is_sent_and_the_hint_is_shown(open_page: Open) -> None:
    page = open_page("quiz")
    start(page)
    page.get_by_role("button", name="Hint").click()
    expect(page.get_by_text(SINGLE.hint)).to_be_visible()
    keys(page, "Escape")
    page.get_by_role("button", name="I do not know").click()
    expect(page.get_by_text("Here is the answer")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="I think my answer is right").click()
    page.get_by_role("textbox", name="Why do you think so?").fill("1 of the sources says 2")
    page.get_by_role("button", name="Send to the teacher").click()
    expect(page.get_by_text("Your reason is kept for the teacher.")).to_be_visible()


def test_a_quiz_is_left_gone_on_with_after_a_reload_and_deleted(open_page: Open) -> None:
    page = open_page("quiz")
    start(page)
    keys(page, "1", "Enter")
    answered(page, "Right")
    page.get_by_role("button", name="Leave and go on later").click()
    page.get_by_role("button", name="Start", exact=True).wait_for()
    page.reload()
    page.get_by_role("button", name="Go on", exact=True).first.click()
    at(page, 2)
    page.get_by_role("button", name="Leave and go on later").click()
    settle(page)
    before = page.get_by_role("button", name="Delete", exact=True).count()
    page.get_by_role("button", name="Delete", exact=True).first.click()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("button", name="Delete", exact=True)).to_have_count(before - 1)


def test_the_making_of_a_quiz_shows_how_far_it_is_and_can_be_stopped(open_page: Open) -> None:
    page = open_page("quiz")
    settle(page)
    page.get_by_role("combobox", name="Topic").click()
    page.get_by_role("option", name="Heat browns the crust").click()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_text(re.compile(r"^Proving questions: \d+ of 100"))).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("The quiz was not made.")).to_be_visible()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_the_reading_of_an_answer_can_be_stopped_and_what_was_typed_stays(open_page: Open) -> None:
    page = open_page("quiz")
    page.get_by_text("More choices").click()
    page.get_by_text("Short answer", exact=True).click()
    settle(page)
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("heading", name=SHORT.stem)).to_be_visible()
    settle(page)
    page.keyboard.type("Yeast works slowly.")
    keys(page, "Control+Enter")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("textbox")).to_have_value("Yeast works slowly.")


def test_what_is_due_is_reviewed_and_the_end_says_what_comes_next(open_page: Open) -> None:
    page = open_page("quiz")
    start(page)
    keys(page, "2", "Enter")
    answered(page, "Not quite")
    page.get_by_role("button", name="Leave and go on later").click()
    page.get_by_role("button", name="Review now").click()
    heading = page.get_by_role("heading", name=re.compile(r"^Question 1 of \d+"))
    expect(heading).to_be_visible()
    settle(page)
    end = page.get_by_role("heading", name="That is all for today")
    unknown = page.get_by_role("button", name="I do not know")
    while not end.count():
        unknown.click()
        expect(page.get_by_text("This question comes back for review")).to_be_visible()
        settle(page)
        keys(page, "Enter")
        expect(end.or_(unknown)).to_be_visible()
        settle(page)
    expect(page.get_by_text("Coming back:").or_(page.get_by_text("What you miss in quizzes"))).to_be_visible()


def test_a_quiz_is_taken_away_as_a_page_to_print(open_page: Open) -> None:
    page = open_page("quiz")
    page.get_by_text("More choices").click()
    page.get_by_text("True or false", exact=True).click()
    settle(page)
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="I do not know").click()
    page.get_by_role("button", name="See how it went").click()
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Page to print").click()
    assert download.value.suggested_filename == "mixed-topics.html"
    assert "Salt makes yeast work faster." in Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_axe_finds_nothing_serious_and_nothing_overflows(open_page: Open, picture_folder: Path, look: str) -> None:
    page = open_page("quiz", dark=look == "dark", phone=look == "phone")

    def looked_at(name: str) -> None:
        settle(page)
        page.screenshot(path=picture_folder / f"quiz-{look}-{name}.png")
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name

    page.get_by_text("More choices").click()
    looked_at("start")
    start(page)
    keys(page, "2")
    page.get_by_text("Fairly sure").click()
    looked_at("question")
    page.get_by_role("button", name="Answer", exact=True).click()
    answered(page, "Not quite")
    looked_at("feedback")
    page.get_by_role("button", name="I think my answer is right").click()
    looked_at("appeal")
    keys(page, "Escape")
    row(page, "Table salt").get_by_role("button", name="2, citation").click()
    looked_at("source")
    panel(page).get_by_role("button", name="Close the source").click()
    for number in range(2, 7):
        page.get_by_role("button", name="Next").click()
        at(page, number)
        looked_at(f"kind-{number}")
        page.get_by_role("button", name="I do not know").click()
        expect(page.get_by_text("Here is the answer")).to_be_visible()
        settle(page)
    looked_at("explained")
    page.get_by_role("button", name="See how it went").click()
    expect(page.get_by_role("heading", name="0 of 6 right")).to_be_visible()
    page.get_by_text(f"1. {SINGLE.stem}").click()
    looked_at("end")
