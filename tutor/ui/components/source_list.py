"""The documents of the library as cards: what each is, and what can be done with it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st

from knowledge.sources import Source
from tutor.ui.components.plain import literal
from tutor.ui.components.source_panel import byline
from tutor.ui.state import Removal

A_PAGE = 20
MANY = 8
ROLE_BADGES = {"reference": "Reference", "essay": "Student essay"}


class Actions(NamedTuple):
    """What a card's buttons do: `read` while the page is drawn, `remove` and `restore` before the next time."""

    read: Callable[[Source], None]
    original: Callable[[str], bytes]
    remove: Callable[[Source, int], None]
    restore: Callable[[Removal], None]


def source_list(sources: Sequence[Source], removed: Sequence[Removal], actions: Actions) -> None:
    """Draws the cards, and where one was removed the way back."""
    wanted = _matching(sources)
    if sources and not wanted:
        st.info("No document matches. Clear the box to see them all.", icon=":material/search:")
    count = max(1, -(-len(wanted) // A_PAGE))
    page = min(st.session_state.get("library-page", 1), count)
    shown = range((page - 1) * A_PAGE, min(page * A_PAGE, len(wanted)))
    for place in shown:
        _undo([item for item in removed if item.place == place], actions)
        _card(wanted[place], place, actions)
    _undo([item for item in removed if item.place not in shown], actions)
    if count > 1:
        st.pagination(count, key="library-page")


def facts(source: Source) -> str:
    """Authors, year, size, licence, file name and state in plain words."""
    size = f"{source.words:,} words"
    if source.pages:
        size += f" on {source.pages:,} {'page' if source.pages == 1 else 'pages'}"
    state = "" if source.state == "ready" else "still being prepared"
    return " · ".join(
        filter(None, [byline(source), size, source.licence or "licence not stated", source.file_name, state])
    )


def _matching(sources: Sequence[Source]) -> list[Source]:
    if len(sources) < MANY:
        return list(sources)
    words = st.text_input("Find a document", type="search", placeholder="Title, author or file name").lower().split()
    return [
        source
        for source in sources
        if all(word in f"{source.title} {' '.join(source.authors)} {source.file_name}".lower() for word in words)
    ]


def _card(source: Source, place: int, actions: Actions) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap="xxsmall", width="stretch"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{literal(source.title)}**")
                st.badge(ROLE_BADGES[source.role], color="orange" if source.role == "essay" else "blue")
            st.caption(literal(facts(source)))
            for note in source.notes:
                st.caption(f":material/info: {literal(note)}")
        _buttons(source, place, actions)


def _buttons(source: Source, place: int, actions: Actions) -> None:
    name = literal(source.title)
    with st.container(horizontal=True, gap="xsmall", width="content"):
        if st.button("Read", key=f"read-{source.id}", icon=":material/menu_book:", help=f"Read {name}"):
            actions.read(source)
        st.download_button(
            "Download", lambda: actions.original(source.id), source.file_name, key=f"download-{source.id}",
            icon=":material/download:", on_click="ignore", help=f"Download {name} as it was added",
        )  # fmt: skip
        st.button(
            "Remove", key=f"remove-{source.id}", icon=":material/delete:", type="tertiary",
            on_click=actions.remove, args=(source, place), help=f"Remove {name}; you can undo it",
        )  # fmt: skip


def _undo(removed: Sequence[Removal], actions: Actions) -> None:
    for item in removed:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(f"Removed **{literal(item.title)}**", width="stretch")
            st.button("Undo", key=f"undo-{item.number}", icon=":material/undo:", on_click=actions.restore, args=(item,))
