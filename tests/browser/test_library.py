"""The Library page in a real browser: add, read, remove and undo."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.steps import card, settle, violations

pytestmark = pytest.mark.browser


def test_many_files_are_added_with_a_result_each(open_page: Open, gate: Path) -> None:
    page = open_page("library")
    page.get_by_text("Add documents").click()
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "tides.txt", "mimeType": "text/plain", "buffer": b"Tides come twice a day. They leave again."},
            {"name": "nothing.txt", "mimeType": "text/plain", "buffer": b"  "},
        ]
    )
    page.get_by_role("button", name="Add to the library").click()
    expect(page.get_by_text("1 of 2: tides.txt, reading")).to_be_visible()
    gate.unlink()
    expect(page.get_by_text("Added: tides.txt")).to_be_visible()
    expect(page.get_by_text("nothing.txt was not added: it holds no text.")).to_be_visible()


def test_a_removed_source_comes_back_by_undo(open_page: Open) -> None:
    page = open_page("library")
    essay, others = card(page, "My essay on harbours"), card(page, "The Harbour Question")
    essay.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Removed My essay on harbours")).to_be_visible()
    expect(essay).to_have_count(0)
    expect(others).to_have_count(1)
    settle(page)
    expect(page.get_by_role("button", name="Undo")).to_be_in_viewport()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    expect(essay).to_be_visible()


def test_a_source_is_read_by_sections_and_by_keyboard(open_page: Open) -> None:
    page = open_page("library")
    card(page, "The Harbour Question").get_by_role("button", name="Read").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("A harbour that closes its gates")).to_be_visible()
    dialog.get_by_role("button", name="Next section").click()
    expect(dialog.get_by_text("The quarrel has lasted")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_axe_finds_nothing_serious_and_nothing_overflows(open_page: Open, picture_folder: Path, look: str) -> None:
    page = open_page("library", dark=look == "dark", phone=look == "phone")
    page.get_by_role("button", name="Read").first.wait_for()
    settle(page)
    page.screenshot(path=picture_folder / f"library-{look}.png")
    assert violations(page) == []
    page.get_by_text("Add documents").click()
    settle(page)
    page.screenshot(path=picture_folder / f"library-{look}-add.png")
    assert violations(page) == []
    page.get_by_role("button", name="Read").first.click()
    page.get_by_role("dialog").wait_for()
    settle(page)
    page.screenshot(path=picture_folder / f"library-{look}-read.png")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
