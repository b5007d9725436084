"""The picture of a page is named after its quotation, and is tried again when it could not be drawn."""

import json
from contextlib import closing
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.browser.made_up import PDF_QUOTE, BrowserServices
from tests.tutor.ui.fakes import FakeLibrary
from tests.tutor.ui.pages_under_test import chat_on
from tutor.ui.state import Opened


class FlickeringLibrary(FakeLibrary):
    """Gives a damaged file once, and counts."""

    reads = 0

    def original(self, source_id: str) -> bytes:
        self.reads += 1
        return b"damaged" if self.reads == 1 else super().original(source_id)


def picture(page: AppTest) -> dict[str, str] | None:
    """What the panel was given to draw as the picture of the page."""
    data = (json.loads(item.proto.json) for item in page.get("bidi_component") if "blocks" in item.proto.json)
    found: dict[str, str] | None = next(data)["picture"]
    return found


def test_a_page_that_could_not_be_drawn_is_tried_at_the_next_opening(tmp_path: Path) -> None:
    with closing(BrowserServices(tmp_path)) as services:
        library = FlickeringLibrary()
        library._sources = services.library._sources
        services.library = library
        page = chat_on(services)
        page.chat_input[0].set_value("Show me a page").run()
        state = page.session_state["chat_state"]
        (conversation,) = services.conversations.list()
        state.opened, state.openings = Opened(services.conversations.turns(conversation.id)[0].id, 1), 1
        assert picture(page.run()) is None
        assert picture(page.run()) is None
        assert library.reads == 1, "not at every click while the source is open"
        state.openings = 2
        drawn = picture(page.run())
        assert drawn
        assert drawn["alt"] == f"Page 2 of On walls, with the quotation highlighted: “{PDF_QUOTE}”"
