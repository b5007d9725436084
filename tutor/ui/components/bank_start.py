"""The Question bank page before there is a bank: what it is, and the button that has it made."""

import streamlit as st

from tutor.ui.components.watching import watch
from tutor.ui.teaching import Teaching

_MEANWHILE = "This takes a minute or two. You can go to another page meanwhile; the work goes on."


def offer_to_make(teaching: Teaching) -> None:
    """Says what the bank is and offers to make it."""
    st.write(
        "There are no questions yet. They are made from the course and from the documents in your library: each one is "
        "checked, and rests on a sentence that you can read where it stands."
    )
    st.button("Make the question bank", type="primary", icon=":material/inventory_2:", on_click=teaching.make)


def watch_the_making(teaching: Teaching) -> None:
    """Shows how far the bank is until it is there; a click on the page breaks off the showing alone."""
    if teaching.state.making:
        watch(teaching.state.making, "Making the question bank", _MEANWHILE, teaching.stop_making)
        teaching.finish_making()
        st.rerun()


def empty_bank() -> None:
    """What to do where the documents yield no questions."""
    st.info(
        "The documents in your library yield no questions yet. Load the course on the Library page, or add a document "
        "that explains a theory in whole sentences. You can also write a question yourself.",
        icon=":material/info:",
    )
