"""Going from one page to another by its address."""

from collections.abc import Sequence

import streamlit as st

_KEY = "pages"


def remember_pages(pages: Sequence[st.Page]) -> None:
    """Keeps the pages of this run, so that a button on one can lead to another."""
    st.session_state[_KEY] = {page.url_path: page for page in pages}


def go_to(address: str) -> None:
    """Leaves this page for the one with this address; stays where there is no such page."""
    page = st.session_state.get(_KEY, {}).get(address)
    if page is not None:
        st.switch_page(page)
