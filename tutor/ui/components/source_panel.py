"""An open source: the quotation highlighted in its paragraph, with the paragraphs around it."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from knowledge.sources import Source, Span
from tutor.chat.replies import ReplyCitation
from tutor.ui.components.excerpt import around, drawn, paragraphs
from tutor.ui.components.page_picture import PagePicture, page_picture
from tutor.ui.components.plain import shown

if TYPE_CHECKING:
    from knowledge.library import Library

_UNDRAWN = "undrawn-page"
_HERE = Path(__file__).parent
_CSS = (_HERE / "source_panel.css").read_text(encoding="utf-8")
# Fixed markup: everything that comes from a document is put in by textContent.
_FRAME = """
<div class="slot"></div>
<dialog class="panel">
  <header>
    <div class="names">
      <h2 class="title"></h2>
      <p class="byline"></p>
      <p class="essay"></p>
      <p class="where"></p>
    </div>
    <button class="close" type="button" aria-label="Close the source">Close</button>
  </header>
  <div class="views" role="group" aria-label="How to show the source" hidden>
    <button type="button" value="page">Page</button>
    <button type="button" value="text">Text</button>
    <button type="button" class="larger" aria-pressed="false">Larger</button>
  </div>
  <div class="body" tabindex="0" role="group" aria-label="Text of the source">
    <div class="page"></div>
    <div class="text"></div>
  </div>
  <footer><button class="whole" type="button">Read the whole source</button></footer>
</dialog>
"""
_component = st.components.v2.component(
    "tutor_source_panel",
    html=_FRAME,
    css=_CSS,
    js=(_HERE / "source_panel.js").read_text(encoding="utf-8"),
)
_space = st.components.v2.component("tutor_source_space", html='<div class="slot"></div>', css=_CSS)


def source_panel(
    library: "Library",
    citation: ReplyCitation,
    *,
    opening: int,
    on_close: Callable[[], None],
    on_read: Callable[[ReplyCitation], None],
) -> None:
    """Draws the source of a citation; `opening` tells one opening from the next."""
    _component(
        key="source-panel",
        data={**panel_data(library, citation, opening), "opening": opening},
        on_closed_change=on_close,
        on_whole_change=lambda: on_read(citation),
        width="content",
    )


def panel_space() -> None:
    """Draws nothing, as wide as the panel, so that the bar at the bottom does not lie under it."""
    _space(key="source-space", data={}, width="content")


def panel_data(library: "Library", citation: ReplyCitation, opening: int = 0) -> dict[str, Any]:
    """What the browser draws, as plain values; a page that could not be drawn is tried again at another opening."""
    source = library.source(citation.source_id)
    text = library.text(citation.source_id)
    quote = Span(citation.start, citation.end)
    found, before, after = around(paragraphs(text, library.sentences(citation.source_id)), quote)
    where = [*citation.heading, f"page {citation.page}" if citation.page else ""]
    return {
        "title": source.title,
        "byline": byline(source),
        "essay": "A student's essay: read it as a claim, not as an authority." if source.role == "essay" else "",
        "where": " › ".join(filter(None, where)),
        "blocks": drawn(text, found, quote),
        "before": before,
        "after": after,
        "picture": _picture(library, source, citation, opening),
    }


def byline(source: Source) -> str:
    """Authors and year, as far as they are known."""
    return ", ".join(filter(None, [", ".join(source.authors), str(source.year or "")]))


def _picture(library: "Library", source: Source, citation: ReplyCitation, opening: int) -> dict[str, Any] | None:
    if source.format != "pdf" or not citation.page or st.session_state.get(_UNDRAWN) == opening:
        return None
    picture = _kept_picture(library, source.id, citation.page, citation.quote)
    if picture is None:
        # Not for good: it may have been the load of the machine. Nor at every click while the source is open.
        _kept_picture.clear(library, source.id, citation.page, citation.quote)
        st.session_state[_UNDRAWN] = opening
        return None
    encoded = base64.b64encode(picture.png).decode("ascii")
    found = "with the quotation highlighted" if picture.highlighted else "where the quotation stands"
    words = " ".join(shown(citation.quote).split())
    alt = f"Page {citation.page} of {source.title}, {found}: “{words}”"
    return {"src": f"data:image/png;base64,{encoded}", "alt": alt, "top": picture.top}


@st.cache_data(max_entries=32, show_spinner=False)
def _kept_picture(_library: "Library", source_id: str, page: int, quote: str) -> PagePicture | None:
    return page_picture(_library.original(source_id), page, quote)
