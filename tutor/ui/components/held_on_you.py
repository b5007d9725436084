"""Everything that is held on a learner: to take away as a file, and to erase."""

import json

import streamlit as st

from tutor.ui.components.erasing import confirm_erasing
from tutor.ui.learner import Learning


def held_on_you(learning: Learning) -> None:
    """Draws the download and the way to erase."""
    st.subheader("Everything held on you", anchor=False)
    st.write(
        "Your conversations, essays, quizzes, answers and reviews are kept where this program runs, and nowhere else. "
        "You can take all of it away as one file, and erase all of it."
    )
    with st.container(horizontal=True):
        st.download_button(
            "Download as JSON", lambda: _json(learning), "theory-tutor-my-records.json", "application/json",
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        if st.button("Erase everything…", icon=":material/delete:", type="tertiary", key="erase-all"):
            confirm_erasing(learning.name(), learning.erase)


def _json(learning: Learning) -> str:
    return json.dumps(learning.export(), ensure_ascii=False, indent=2, sort_keys=True)
