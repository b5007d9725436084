"""The last question before everything that is held on a learner is erased."""

from collections.abc import Callable

import streamlit as st

from tutor.ui.boundary import guarded

WORDS = "erase everything"


@st.dialog("Erase everything?")
def confirm_erasing(name: str, on_erase: Callable[[], None]) -> None:
    """Asks for the words, and then erases."""
    st.text(name)
    st.write(
        "Every conversation, essay, quiz, answer and review of this profile is erased for good, and its bytes are "
        "overwritten. The library and the question bank stay."
    )
    typed = st.text_input(f"To go on, type: {WORDS}", key="erase-words", autocomplete="off")
    with st.container(horizontal=True):
        if st.button("Keep everything", key="erase-keep"):
            st.rerun()
        if st.button("Erase for good", type="primary", key="erase-go"):
            if " ".join(typed.lower().split()) != WORDS:
                st.info(f"Nothing was erased. Type the words “{WORDS}” first.", icon=":material/info:")
                return
            with guarded("Erasing"):
                on_erase()
                st.rerun()
