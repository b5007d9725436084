"""What a person does on the pages, for the browser tests."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

SETTLE_MS = 700


def ask(page: Page, question: str) -> None:
    """Types a question and waits for its answer."""
    box = page.get_by_placeholder("Ask a question about the course")
    box.fill(question)
    box.press("Enter")
    expect(page.get_by_text(question, exact=True).last).to_be_visible()
    expect(page.get_by_text(re.compile("^(Looking through|Getting ready)"))).to_have_count(0)
    settle(page)


def settle(page: Page) -> None:
    """Waits until the page is at rest."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_timeout(SETTLE_MS)


def chip(page: Page, number: int) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{number}( essay)?, citation")).last


def card(page: Page, title: str) -> Locator:
    """The card of the document with this title on the Library page."""
    rows = page.get_by_test_id("stHorizontalBlock").filter(has=page.get_by_text(title))
    return rows.filter(has=page.get_by_role("button", name="Remove"))


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Source:")


def violations(page: Page) -> list[str]:
    """What axe finds serious or critical, in a line each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{item['id']}: {item['help']}: {[node['html'][:160] for node in item['nodes']]}"
        for item in found
        if item["impact"] in ("serious", "critical")
    ]


def focused(page: Page) -> str:
    """The name of what has the focus, also inside components."""
    return page.evaluate(
        """() => {
            let element = document.activeElement
            while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
            return element?.getAttribute("aria-label") || element?.textContent?.trim() || element?.tagName || ""
        }"""
    )
