"""The documents of the library as cards: what each is, and what can be done with it."""

from collections.abc import Callable, Sequence

import streamlit as st

from knowledge.sources import Source
from tutor.ui.components.plain import literal
from tutor.ui.components.source_panel import byline

A_PAGE = 20
MANY = 8
ROLE_BADGES = {"reference": "Reference", "essay": "Student essay"}


def source_list(
    sources: Sequence[Source],
    *,
    original: Callable[[str], bytes],
    on_read: Callable[[Source], None],
    on_remove: Callable[[Source], None],
) -> None:
    """Draws the cards; `on_read` is called while the page is drawn, `on_remove` before the next time."""
    wanted = _matching(sources)
    if not wanted:
        st.info("No document matches. Clear the box to see them all.", icon=":material/search:")
        return
    count = -(-len(wanted) // A_PAGE)
    page = st.session_state.get("library-page", 1) if count > 1 else 1
    first = (min(page, count) - 1) * A_PAGE
    for source in wanted[first : first + A_PAGE]:
        _card(source, original, on_read, on_remove)
    if count > 1:
        st.pagination(count, key="library-page")


def facts(source: Source) -> str:
    """Size, licence and format in plain words."""
    size = f"{source.words:,} words"
    if source.pages:
        size += f" on {source.pages:,} {'page' if source.pages == 1 else 'pages'}"
    state = "" if source.state == "ready" else "being prepared"
    return " · ".join(filter(None, [size, source.licence or "licence not stated", source.file_name, state]))


def _matching(sources: Sequence[Source]) -> list[Source]:
    if len(sources) < MANY:
        return list(sources)
    words = st.text_input("Find a document", type="search", placeholder="Title, author or file name").lower().split()
    return [
        source
        for source in sources
        if all(word in f"{source.title} {' '.join(source.authors)} {source.file_name}".lower() for word in words)
    ]


def _card(
    source: Source,
    original: Callable[[str], bytes],
    on_read: Callable[[Source], None],
    on_remove: Callable[[Source], None],
) -> None:
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{literal(source.title)}**")
            st.badge(ROLE_BADGES[source.role], color="orange" if source.role == "essay" else "blue")
        if byline(source):
            st.text(byline(source))
        st.caption(literal(facts(source)))
        for note in source.notes:
            st.caption(f":material/info: {literal(note)}")
        with st.container(horizontal=True, gap="small"):
            name = literal(source.title)
            if st.button("Read", key=f"read-{source.id}", icon=":material/menu_book:", help=f"Read {name}"):
                on_read(source)
            st.download_button(
                "Download", lambda: original(source.id), source.file_name, key=f"download-{source.id}",
                icon=":material/download:", on_click="ignore", help=f"Download {name} as it was added",
            )  # fmt: skip
            st.button(
                "Remove", key=f"remove-{source.id}", icon=":material/delete:", type="tertiary",
                on_click=on_remove, args=(source,), help=f"Remove {name}; you can undo it",
            )  # fmt: skip
