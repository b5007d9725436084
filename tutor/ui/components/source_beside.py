"""The source of the passage that is open beside the page, or why it cannot be shown and a way to close it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from tutor.chat.replies import ReplyCitation
from tutor.ui.boundary import guarded
from tutor.ui.components.reader import read_source
from tutor.ui.components.source_panel import source_panel
from tutor.ui.passages import PassageBeside

if TYPE_CHECKING:
    from tutor.services import Services


@contextmanager
def with_source_beside(
    services: "Services", passages: PassageBeside, find: Callable[[], ReplyCitation]
) -> Iterator[None]:
    """Draws the block, beside it the open passage in its source, and over both a source that is to be read whole."""
    if passages.is_open:
        st.set_page_config(layout="wide")
    with st.container(horizontal=True):
        main = st.container(width="stretch")
        beside = st.container(width="content") if passages.is_open else None
    with main:
        yield
    if beside:
        with beside:
            source_beside(services, passages, find)
    source_read_whole(services, passages)


def source_read_whole(services: "Services", passages: PassageBeside) -> None:
    """Opens the source that is to be read whole, if there is one."""
    whole = passages.to_read_whole()
    if whole:
        source_id, place = whole
        with guarded("The source"):
            read_source(services.library, services.library.source(source_id), place)


def source_beside(services: "Services", passages: PassageBeside, find: Callable[[], ReplyCitation]) -> None:
    """Draws the source of what `find` gives; it may raise TutorError."""
    with guarded("The source"):
        source_panel(
            services.library, find(), opening=passages.openings, on_close=passages.close, on_read=passages.read_whole
        )
        return
    st.button("Close the source", icon=":material/close:", on_click=passages.close)
