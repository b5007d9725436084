"""The whole bank as a file to take away, in every format that quizzes have."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from tutor.quiz.questions import Question

TITLE = "Question bank"


def bank_download(questions: Sequence[Question]) -> None:
    """Draws the button that offers every format; a file is made when it is asked for."""
    from tutor.exports.quiz_formats import QUIZ_FORMATS

    with st.popover("Download the bank", icon=":material/download:"):
        st.caption("Every question that quizzes ask, with its key and sources.")
        for name, one in QUIZ_FORMATS.items():
            st.download_button(
                one.label, partial(one.write, tuple(questions), TITLE), one.file_name(TITLE), one.mime,
                key=f"download-bank-{name}", on_click="ignore", width="stretch",
            )  # fmt: skip
