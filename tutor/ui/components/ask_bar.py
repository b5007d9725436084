"""The bar at the bottom of the Chat page: the question box, and the choice of sources to answer from."""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from knowledge.sources import Source
from tutor.ui.components.source_panel import panel_space
from tutor.ui.state import ChatState

_KEY = "question-box"


def ask_bar(state: ChatState, longest: int, on_ask: Callable[[str | None], None]) -> DeltaGenerator:
    """Draws the bar and returns the place for the choice of sources, to be filled once they are known."""
    count = len(state.only_from)
    label = "From all sources" if not count else "From 1 source" if count == 1 else f"From {count} sources"
    with st.bottom.container(horizontal=True):
        bar = st.container(width="stretch", gap="xsmall")
        if state.opened:
            panel_space()
    with bar:
        choice = st.popover(label, icon=":material/filter_list:", type="tertiary", key="only-from-popover")
        st.chat_input(
            "Ask a question about the course",
            key=_KEY,
            max_chars=longest,
            on_submit=lambda: on_ask(st.session_state[_KEY]),
        )
    return choice


def source_choice(place: DeltaGenerator, sources: Sequence[Source], state: ChatState) -> None:
    """Lets the person name the only sources to answer from; none means all."""
    titles = {source.id: source.title for source in sources}
    key = "only-from"
    st.session_state[key] = [item for item in st.session_state.get(key, state.only_from) if item in titles]

    def chosen() -> None:
        state.only_from = tuple(st.session_state[key])

    place.multiselect(
        "Answer only from",
        list(titles),
        key=key,
        format_func=lambda source_id: titles.get(source_id, source_id),
        placeholder="All sources",
        on_change=chosen,
    )
