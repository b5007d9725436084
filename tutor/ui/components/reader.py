"""A whole source to read, section by section."""

from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import streamlit as st

from knowledge.sources import Source
from tutor.ui.boundary import guarded
from tutor.ui.components.excerpt import drawn, paragraphs, sections
from tutor.ui.components.plain import literal, shortened
from tutor.ui.components.source_panel import byline

if TYPE_CHECKING:
    from knowledge.library import Library

WIDTH = 780

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "tutor_reader",
    html='<div class="text" role="group" tabindex="0" aria-label="Text of the source"></div>',
    css=(_HERE / "reader.css").read_text(encoding="utf-8"),
    js=(_HERE / "reader.js").read_text(encoding="utf-8"),
)


def read_source(
    library: "Library", source: Source, at: int = 0, *, when_closed: Literal["ignore", "rerun"] = "ignore"
) -> None:
    """Opens the source in a dialog, at the section that holds the character `at`."""
    found = sections(paragraphs(library.text(source.id), library.sentences(source.id)))
    starts = [section[0].start for _, section in found]
    st.session_state[_key(source)] = max(bisect_right(starts, at) - 1, 0)
    title = literal(shortened(source.title, 120))
    st.dialog(title, width=WIDTH, on_dismiss=when_closed)(_read_guarded)(library, source)


def _read_guarded(library: "Library", source: Source) -> None:
    # A dialog reruns by itself, outside the page's edge.
    with guarded("This source"):
        _read(library, source)


def _read(library: "Library", source: Source) -> None:
    if source.role == "essay":
        st.markdown(":orange[A student's essay: read it as a claim, not as an authority.]")
    if byline(source):
        st.text(byline(source))
    text = library.text(source.id)
    pages = sections(paragraphs(text, library.sentences(source.id)))
    if not pages:
        st.text(text[:20_000])
        return
    names = [f"{place}. {shortened(name, 90)}" for place, (name, _) in enumerate(pages, start=1)]
    key = _key(source)
    chosen = st.selectbox("Section", range(len(pages)), format_func=lambda place: names[place], key=key)
    _component(key="reader", data={"section": f"{source.id}/{chosen}", "blocks": drawn(text, pages[chosen][1])})
    if len(pages) > 1:
        _turning(key, chosen, len(pages))


def _key(source: Source) -> str:
    return f"section-{source.id}"


def _turning(key: str, chosen: int, count: int) -> None:
    def turn_to(place: int) -> None:
        st.session_state[key] = place

    with st.container(horizontal=True, horizontal_alignment="distribute"):
        # Never disabled: a button that is disabled when pressed drops the keyboard's focus.
        back = "Previous section" if chosen else "Go to the last section"
        onward = "Next section" if chosen < count - 1 else "Back to the first section"
        st.button(back, key=f"{key}-back", on_click=turn_to, args=((chosen - 1) % count,))
        st.button(onward, key=f"{key}-onward", on_click=turn_to, args=((chosen + 1) % count,))
