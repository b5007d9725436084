"""The Library page: the documents that answers are quoted from."""

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from tutor.services import Services


def library_page(services: "Services") -> None:
    """Draws the page."""
    st.title("Library", anchor=False)
    for source in services.library.sources():
        st.text(source.title)
