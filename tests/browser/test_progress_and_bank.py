"""Progress, the question bank and the profiles in a real browser: by mouse and keyboard, light, dark and on a phone."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.made_up import ADA
from tests.browser.steps import focused, panel, settle, violations
from tests.tutor.quiz.made_up_questions import SINGLE, TRUE_FALSE

pytestmark = pytest.mark.browser


def open_bank(open_page: Open, **look: bool) -> Page:
    """The question bank, which is made first where nobody has made it yet."""
    page = open_page("bank", **look)
    settle(page)
    make = page.get_by_role("button", name="Make the question bank")
    if make.count():
        make.click()
    expect(card(page, SINGLE.stem)).to_be_visible()
    settle(page)
    return page


def card(page: Page, stem: str) -> Locator:
    """The card of the question with this stem."""
    blocks = page.get_by_test_id("stVerticalBlock").filter(has=page.get_by_text(stem, exact=True))
    return blocks.filter(has=page.get_by_role("button", name="Change")).last


def choose(page: Page, view: str) -> None:
    page.get_by_role("radiogroup").get_by_text(view, exact=True).click()
    settle(page)


def test_a_quiz_on_the_weakest_topic_is_one_press_away(open_page: Open) -> None:
    page = open_page(f"progress?profile={ADA}")
    page.get_by_role("button", name="Quiz me on this").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/quiz\?profile={ADA}$"))


def test_everything_held_is_downloaded_and_erasing_asks_for_words(open_page: Open) -> None:
    page = open_page(f"progress?profile={ADA}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as JSON").click()
    told = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert told["profile"]["name"] == "Ada"
    page.get_by_role("button", name="Erase everything").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Erase for good").click()
    expect(dialog.get_by_text("Nothing was erased.")).to_be_visible()
    dialog.get_by_role("button", name="Keep everything").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("This rests on 24 answers of yours.")).to_be_visible()


def test_a_person_is_added_renamed_and_erased(open_page: Open) -> None:
    page = open_page("progress")
    page.get_by_role("button", name="Me", exact=True).click()
    page.get_by_role("button", name="Add a person").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Bo")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Bo", exact=True)).to_be_visible()
    settle(page)
    page.reload()
    page.get_by_role("button", name="Bo", exact=True).click()
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Bo the second")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Bo the second", exact=True)).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Erase…", exact=True).click()
    page.get_by_label("To go on, type").fill("erase everything")
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_role("button", name="Me", exact=True)).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Me", exact=True).click()
    expect(page.get_by_role("button", name="Switch to Ada")).to_be_visible()
    expect(page.get_by_role("button", name="Switch to Bo the second")).to_have_count(0)


def test_a_key_opens_the_passage_that_it_rests_on(open_page: Open) -> None:
    page = open_bank(open_page)
    card(page, SINGLE.stem).get_by_text("Answer and sources").click()
    card(page, SINGLE.stem).get_by_role("button", name="1, citation").first.click()
    expect(panel(page).locator("mark")).to_have_text("Yeast turns sugars into carbon dioxide.")
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)


def test_a_question_is_retired_and_put_back_by_keyboard(open_page: Open) -> None:
    page = open_bank(open_page)
    card(page, TRUE_FALSE.stem).get_by_role("button", name="Retire").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Why it should not be asked").fill("Too easy")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Quizzes do not ask it: Too easy")).to_be_visible()
    settle(page)
    card(page, TRUE_FALSE.stem).get_by_role("button", name="Put back").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Quizzes do not ask it: Too easy")).to_have_count(0)


def test_what_was_typed_outlives_a_refusal_and_a_look_at_another_page(open_page: Open) -> None:
    page = open_bank(open_page)
    choose(page, "Write one")
    page.get_by_label("The question", exact=True).fill("What does salt do?")
    page.get_by_role("button", name="Check and save").click()
    expect(page.get_by_text("It is not saved yet.")).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Library").click()
    page.get_by_role("heading", name="Library").wait_for()
    page.get_by_role("link", name="Question bank").click()
    expect(page.get_by_label("The question", exact=True)).to_have_value("What does salt do?")


def test_a_question_is_changed_and_the_old_one_comes_back_when_it_is_deleted(open_page: Open) -> None:
    page = open_bank(open_page)
    card(page, TRUE_FALSE.stem).get_by_role("button", name="Change").click()
    page.get_by_label("A sentence that is true or false").fill("Salt makes yeast slower.")
    page.get_by_role("button", name="Check and save").click()
    expect(page.get_by_text("The question is kept.")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete for good").click()
    expect(card(page, TRUE_FALSE.stem)).to_be_visible()


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_axe_finds_nothing_serious_and_nothing_overflows(open_page: Open, picture_folder: Path, look: str) -> None:
    how = {"dark": look == "dark", "phone": look == "phone"}

    def check(page: Page, name: str) -> None:
        settle(page)
        page.screenshot(path=picture_folder / f"{name}-{look}.png", full_page=True)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    check(open_page("progress", **how), "progress-empty")
    page = open_page(f"progress?profile={ADA}", **how)
    expect(page.get_by_text("How well you judge yourself")).to_be_visible()
    for table in page.get_by_text("The same as a table").all():
        table.click()
    check(page, "progress")
    page = open_bank(open_page, **how)
    check(page, "bank")
    card(page, SINGLE.stem).get_by_text("Answer and sources").click()
    expect(page.get_by_role("button", name="1, citation").first).to_be_visible()
    check(page, "bank-key")
    for view in ("Left out", "Objections", "Write one"):
        choose(page, view)
        check(page, f"bank-{view.lower().replace(' ', '-')}")
    page.get_by_role("button", name="Check and save").click()
    check(page, "bank-refused")


def test_the_menu_of_profiles_is_opened_and_closed_by_keyboard(open_page: Open, picture_folder: Path) -> None:
    page = open_page("progress")
    settle(page)
    page.get_by_role("button", name="Me", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Add a person")).to_be_visible()
    settle(page)
    page.screenshot(path=picture_folder / "profiles-light.png")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Add a person")).to_have_count(0)
    assert focused(page).startswith("Me") or "Me" in focused(page)
