"""Clicks while documents are added, in a real browser: the click is served, and no document is lost."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.steps import card, settle

pytestmark = pytest.mark.browser


def start_adding(page: Page, *names: str) -> None:
    """Chooses files of their own words and presses Add."""
    page.get_by_text("Add documents").click()
    files = [{"name": name, "mimeType": "text/plain", "buffer": f"About {name}.".encode()} for name in names]
    page.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("button", name="Add to the library").click()
    expect(page.get_by_text(f"1 of {len(names)}: {names[0]}, reading")).to_be_visible()


def test_going_to_another_page_while_files_are_added_loses_none_of_them(open_page: Open, gate: Path) -> None:
    page = open_page("library")
    start_adding(page, "first.txt", "second.txt", "third.txt")
    page.get_by_role("link", name="Chat").click()
    gate.unlink()
    page.get_by_role("heading", name="What would you like to understand?").wait_for()
    page.get_by_role("link", name="Library").click()
    expect(page.get_by_text("Added: first.txt, second.txt, third.txt")).to_be_visible()
    expect(card(page, "third.txt")).to_be_visible()


def test_a_text_can_be_read_while_files_wait_to_be_added(open_page: Open, gate: Path) -> None:
    page = open_page("library")
    start_adding(page, "north.txt", "south.txt")
    card(page, "The Harbour Question").get_by_role("button", name="Read").click()
    gate.unlink()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("A harbour that closes its gates")).to_be_visible()
    expect(page.get_by_text("Adding goes on when you have closed the text.")).to_be_visible()
    settle(page)
    dialog.get_by_role("button", name="Next section").click()
    expect(dialog.get_by_text("The quarrel has lasted")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Added: north.txt, south.txt")).to_be_visible()
