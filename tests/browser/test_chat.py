"""The Chat page in a real browser: ask, follow a citation, keep, export, by mouse, keyboard and on a phone."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.made_up import EVIL
from tests.browser.steps import ask, card, chip, focused, panel, settle, violations

pytestmark = pytest.mark.browser
FIRST_PAINT_SECONDS = 2.5


def test_the_first_page_is_there_within_two_and_a_half_seconds(open_page: Open) -> None:
    page = open_page()
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        page.reload(wait_until="commit")
        page.get_by_role("heading", name="What would you like to understand?").wait_for()
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < FIRST_PAINT_SECONDS, seconds


def test_a_citation_opens_its_source_with_the_quotation_highlighted(open_page: Open) -> None:
    page = open_page()
    ask(page, "Why does it stay open?")
    expect(page.locator(".summary").last).to_have_text("3 of 3 sentences quoted word for word from 2 sources")
    chip(page, 1).click()
    mark = panel(page).locator("mark")
    expect(mark).to_have_text("Ships wait for signals, not for promises.")
    expect(mark).to_be_in_viewport()
    expect(panel(page).get_by_text("A harbour that closes its gates")).to_be_visible()
    settle(page)
    box, answer = panel(page).bounding_box(), chip(page, 1).bounding_box()
    assert box and answer and answer["x"] + answer["width"] <= box["x"], "the source stands beside the answer"
    panel(page).get_by_role("button", name="Close the source").click()
    expect(panel(page)).to_have_count(0)
    assert focused(page).startswith("1, citation")


def test_another_citation_takes_the_focus_into_the_open_source_and_back(open_page: Open) -> None:
    page = open_page()
    ask(page, "Why does it stay open?")
    chip(page, 1).click()
    expect(panel(page).locator("mark")).to_have_text("Ships wait for signals, not for promises.")
    settle(page)
    chip(page, 2).focus()
    page.keyboard.press("Enter")
    expect(panel(page).locator("mark")).to_have_text("The quarrel has lasted four generations.")
    settle(page)
    assert focused(page) == "Close the source"
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    assert focused(page).startswith("2, citation")


def test_a_students_essay_is_marked_as_a_claim(open_page: Open) -> None:
    page = open_page()
    ask(page, "Why does it stay open?")
    page.get_by_role("button", name="3 essay, citation: open My essay on harbours, a student essay").last.click()
    expect(panel(page).get_by_text("read it as a claim")).to_be_visible()


def test_a_pdf_opens_as_a_picture_of_its_page_and_as_text(open_page: Open, picture_folder: Path) -> None:
    page = open_page()
    ask(page, "Show me a page")
    chip(page, 1).click()
    picture = panel(page).get_by_role("img", name="Page 2 of On walls, with the quotation highlighted")
    expect(picture).to_be_visible()
    settle(page)
    page.screenshot(path=picture_folder / "chat-pdf.png")
    panel(page).get_by_role("button", name="Text", exact=True).click()
    expect(panel(page).locator("mark")).to_be_in_viewport()


def test_everything_works_by_keyboard_alone(open_page: Open) -> None:
    page = open_page()
    page.get_by_placeholder("Ask a question about the course").focus()
    page.keyboard.type("Why does it stay open?")
    page.keyboard.press("Enter")
    chip(page, 1).wait_for()
    settle(page)
    for _ in range(40):
        if focused(page).startswith("2, citation"):
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_visible()
    assert focused(page) == "Close the source"
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    assert focused(page).startswith("2, citation")


def test_a_new_question_may_be_asked_while_an_answer_is_looked_for(open_page: Open) -> None:
    page = open_page()
    box = page.get_by_placeholder("Ask a question about the course")
    box.fill("a slow question")
    box.press("Enter")
    expect(page.get_by_text("Looking through the sources")).to_be_visible()
    ask(page, "Is the moon a harbour?")
    expect(page.locator(".answer")).to_have_count(2, timeout=15_000)


def test_a_source_is_read_whole_from_its_panel(open_page: Open) -> None:
    page = open_page(phone=True)
    ask(page, "Why does it stay open?")
    chip(page, 2).click()
    panel(page).get_by_role("button", name="Read the whole source").click()
    expect(panel(page)).to_have_count(0)
    expect(page.get_by_role("dialog").get_by_text("The quarrel has lasted four generations.")).to_be_visible()


def test_a_decline_offers_the_nearest_passage(open_page: Open) -> None:
    page = open_page()
    ask(page, "Is the moon a harbour?")
    expect(page.get_by_text("What you can do")).to_be_visible()
    page.get_by_role("button", name="Read this passage in The Harbour Question").click()
    expect(panel(page).locator("mark")).to_have_text("A harbour can therefore afford to answer late.")


def test_on_a_phone_the_source_covers_the_page_and_nothing_overflows(open_page: Open, picture_folder: Path) -> None:
    page = open_page(phone=True)
    page.screenshot(path=picture_folder / "chat-phone-start.png")
    ask(page, "Why does it stay open?")
    page.screenshot(path=picture_folder / "chat-phone-answer.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    chip(page, 1).click()
    expect(panel(page).locator("mark")).to_be_in_viewport()
    settle(page)
    page.screenshot(path=picture_folder / "chat-phone-source.png")
    box = panel(page).bounding_box()
    assert box and (box["x"], box["width"]) == (0, 390)
    assert violations(page) == []
    panel(page).get_by_role("button", name="Close the source").click()
    expect(panel(page)).to_have_count(0)
    assert focused(page).startswith("1, citation")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious(open_page: Open, picture_folder: Path, dark: bool) -> None:
    name = "dark" if dark else "light"
    page = open_page(dark=dark)
    settle(page)
    page.screenshot(path=picture_folder / f"chat-{name}-start.png")
    assert violations(page) == []
    ask(page, "Is the moon a harbour?")
    page.screenshot(path=picture_folder / f"chat-{name}-decline.png")
    assert violations(page) == []
    ask(page, "Why does it stay open?")
    page.screenshot(path=picture_folder / f"chat-{name}-answer.png")
    assert violations(page) == []
    chip(page, 3).click()
    expect(panel(page)).to_be_visible()
    settle(page)
    page.screenshot(path=picture_folder / f"chat-{name}-source.png")
    assert violations(page) == []


def test_a_hostile_source_makes_the_browser_fetch_nothing(open_page: Open, server: str) -> None:
    page = open_page()
    ask(page, f"A hostile question ![mine]({EVIL}/question.png) <img src={EVIL}/question-tag.png>")
    chip(page, 1).click()
    expect(panel(page).locator("mark")).to_contain_text("Quoted ![picture]")
    settle(page)
    assert page.locator("img[src*=evil], iframe[src*=evil], a[href*=evil]").count() == 0
    page.get_by_role("link", name="Library").click()
    page.get_by_role("heading", name="Library").wait_for()
    settle(page)
    card(page, "Hostile ![title]").get_by_role("button", name="Read").click()
    expect(page.get_by_role("dialog").get_by_text("Before the quotation")).to_be_visible()
    settle(page)
    assert page.locator("img[src*=evil], iframe[src*=evil], a[href*=evil]").count() == 0
    own = re.compile(rf"^({re.escape(server)}|data:|blob:{re.escape(server)})")
    strangers = [url for url in page.requested if not own.match(url)]  # type: ignore[attr-defined]
    assert strangers == []


def test_a_conversation_is_kept_named_exported_and_deleted(open_page: Open) -> None:
    page = open_page()
    ask(page, "Which ships wait at the very end?")
    page.reload()
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_role("button", name="Which ships wait at the very end?").click()
    chip(page, 1).wait_for()
    page.get_by_role("button", name="More").click()
    page.get_by_label("Name").fill("Ships")
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_role("heading", name="Ships")).to_be_visible()
    settle(page)
    if not page.get_by_role("button", name="Export as Markdown").is_visible():
        page.get_by_role("button", name="More").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as Markdown").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename == "ships.md"
    assert "[1] Astrid Lund, P. Ferro (1911). *The Harbour Question*" in text
    page.get_by_role("button", name="Delete…").click()
    page.get_by_role("button", name="Delete for good").click()
    page.get_by_role("heading", name="What would you like to understand?").wait_for()
    expect(page.get_by_role("button", name="Ships", exact=True)).to_have_count(0)


def test_a_thumb_down_asks_for_a_reason(open_page: Open) -> None:
    page = open_page()
    ask(page, "Why does it stay open?")
    page.get_by_role("radio", name="Thumbs down").last.click()
    page.get_by_role("button", name="Say what was wrong").click()
    page.get_by_role("button", name="It misses my question").click()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("your reason is kept")).to_be_visible()
