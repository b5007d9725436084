"""The Work it out page in a real browser: by keyboard alone from question to end, reloaded, stopped and looked at."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.steps import chip, focused, panel, settle, violations

pytestmark = pytest.mark.browser

ASKED = "What is known of harbours?"
NOT_YET, READY = "I do not know yet", "Try once more without help"
HELPS = ("Show where to look", "Show the answer with gaps", "Show one point", "Show the whole answer")


def keys(page: Page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def begin(page: Page, question: str = ASKED) -> None:
    """Asks by keyboard and waits for the box of the first try, which has the focus then."""
    settle(page)
    page.get_by_role("textbox", name="The question that you want to work out").focus()
    page.keyboard.type(question)
    keys(page, "Enter")
    at(page, "First, on your own")


def at(page: Page, step: str) -> None:
    """Waits until this step is on screen."""
    expect(page.get_by_role("heading", name=step, exact=True)).to_be_visible()
    settle(page)


def is_on(page: Page, name: str) -> bool:
    """Whether what is called so has the focus, and not something that it is a part of."""
    found = focused(page)
    return name in found and len(found) < len(name) + 25


def tab_to(page: Page, name: str) -> None:
    """Goes on by the Tab key until what is called so has the focus."""
    for _ in range(40):
        if is_on(page, name):
            return
        keys(page, "Tab")
    raise AssertionError(f"{name} was not reached: {focused(page)}")


def test_a_question_is_worked_out_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("guided")
    begin(page)
    page.keyboard.type("Ships wait.")
    expect(page.get_by_role("textbox")).to_have_value("Ships wait.")
    keys(page, "Control+Enter")
    at(page, "With help")
    assert focused(page) == "With help"
    expect(page.get_by_text("Two of the three points are missing.", exact=True)).to_be_visible()
    for place, label in enumerate(HELPS, start=1):
        tab_to(page, label)
        keys(page, "Enter")
        expect(page.get_by_role("button", name=label)).to_have_count(0)
        settle(page)
        if place < len(HELPS):
            assert is_on(page, HELPS[place]), "the focus stays where the help is asked for"
    assert focused(page) == "With help", "and goes to the beginning when there is none left"
    tab_to(page, READY)
    keys(page, "Enter")
    at(page, "Once more, on your own")
    expect(page.locator(".cited li")).to_have_count(0)
    page.keyboard.type("Ships, The quarrel, Every keeper")
    keys(page, "Control+Enter")
    at(page, "How it went")
    assert focused(page) == "How it went"
    keys(page, "Enter")
    expect(page.get_by_role("heading", name="Your questions")).to_be_visible()


def test_help_is_read_out_as_it_comes(open_page: Open) -> None:
    page = open_page("guided")
    begin(page)
    page.get_by_role("button", name=NOT_YET).click()
    at(page, "With help")
    page.get_by_role("button", name=HELPS[0]).click()
    expect(page.get_by_role("status").filter(has_text="Where to look. “The Harbour Question”")).to_have_count(1)


def test_a_citation_opens_its_passage_and_the_closing_try_shuts_it(open_page: Open) -> None:
    page = open_page("guided")
    begin(page)
    page.keyboard.type("Ships wait.")
    keys(page, "Control+Enter")
    at(page, "With help")
    chip(page, 1).click()
    expect(panel(page).locator("mark")).to_have_text("Ships wait for signals, not for promises.")
    page.get_by_role("button", name=READY).click()
    at(page, "Once more, on your own")
    expect(panel(page)).to_have_count(0)


def test_a_reload_opens_the_question_where_it_was(open_page: Open) -> None:
    page = open_page("guided")
    begin(page)
    page.get_by_role("button", name=NOT_YET).click()
    at(page, "With help")
    page.get_by_role("button", name=HELPS[0]).click()
    expect(page.get_by_role("heading", name="Where to look")).to_be_visible()
    settle(page)
    page.reload()
    at(page, "With help")
    expect(page.get_by_role("heading", name="Where to look")).to_be_visible()
    page.get_by_role("button", name="Leave and go on later").click()
    page.get_by_role("button", name="Begin").wait_for()
    settle(page)
    assert "guided=" not in page.url


def test_a_question_is_deleted_for_good(open_page: Open) -> None:
    page = open_page("guided")
    begin(page)
    page.get_by_role("button", name=NOT_YET).click()
    at(page, "With help")
    page.get_by_role("button", name="Leave and go on later").click()
    page.get_by_role("button", name="Begin").wait_for()
    settle(page)
    before = page.get_by_role("button", name="Delete", exact=True).count()
    page.get_by_role("button", name="Delete", exact=True).first.click()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("button", name="Delete", exact=True)).to_have_count(before - 1)


def test_the_reading_of_a_try_can_be_stopped_and_what_was_typed_stays(open_page: Open) -> None:
    page = open_page("guided")
    begin(page)
    page.keyboard.type("Ships sail slowly.")
    keys(page, "Control+Enter")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("textbox")).to_have_value("Ships sail slowly.")


def test_hostile_sources_and_words_load_nothing(open_page: Open) -> None:
    page = open_page("guided")
    begin(page, "What does the hostile source say?")
    page.keyboard.type("<img src=http://evil.example/try.png> says nothing")
    keys(page, "Control+Enter")
    at(page, "With help")
    for label in ("Show where to look", "Show the answer with gaps", "Show the whole answer"):
        if (found := page.get_by_role("button", name=label)).count():
            found.click()
            settle(page)
    assert [url for url in page.requested if "evil" in url] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_axe_finds_nothing_serious_and_nothing_overflows(open_page: Open, picture_folder: Path, look: str) -> None:
    page = open_page("guided", dark=look == "dark", phone=look == "phone")

    def looked_at(name: str) -> None:
        # What the mouse happens to rest on has colours of its own.
        page.mouse.move(0, 0)
        settle(page)
        page.screenshot(path=picture_folder / f"guided-{look}-{name}.png")
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name

    looked_at("start")
    begin(page)
    page.keyboard.type("Ships wait, and not The quarrel. Gulls are white.")
    looked_at("first-try")
    keys(page, "Control+Enter")
    at(page, "With help")
    looked_at("remarks")
    for label in HELPS:
        page.get_by_role("button", name=label).click()
        expect(page.get_by_role("button", name=label)).to_have_count(0)
        looked_at(re.sub(r"\W+", "-", label.lower()))
    page.get_by_role("button", name=READY).click()
    at(page, "Once more, on your own")
    looked_at("closing")
    page.keyboard.type("Ships, The quarrel")
    keys(page, "Control+Enter")
    at(page, "How it went")
    looked_at("end")
    chip(page, 1).click()
    expect(panel(page).locator("mark")).to_be_visible()
    looked_at("source")
    panel(page).get_by_role("button", name="Close the source").click()
    page.get_by_role("button", name="Work out another question").click()
    expect(page.get_by_role("heading", name="Your questions")).to_be_visible()
    looked_at("list")
