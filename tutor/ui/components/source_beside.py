"""The source of the passage that is open beside the page, or why it cannot be shown and a way to close it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from tutor.chat.replies import ReplyCitation
from tutor.ui.boundary import guarded
from tutor.ui.components.source_panel import source_panel
from tutor.ui.passages import PassageBeside

if TYPE_CHECKING:
    from tutor.services import Services


def source_beside(services: "Services", passages: PassageBeside, find: Callable[[], ReplyCitation]) -> None:
    """Draws the source of what `find` gives; it may raise TutorError."""
    with guarded("The source"):
        source_panel(
            services.library, find(), opening=passages.openings, on_close=passages.close, on_read=passages.read_whole
        )
        return
    st.button("Close the source", icon=":material/close:", on_click=passages.close)
