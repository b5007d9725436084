"""A quiz as a file to take away; each is made when it is asked for."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from tutor.quiz.questions import Question


def quiz_downloads(name: str, questions: Sequence[Question]) -> None:
    """Draws the button that offers every format."""
    from tutor.exports.quiz_formats import QUIZ_FORMATS

    with st.popover("Download", icon=":material/download:"):
        for key, one in QUIZ_FORMATS.items():
            st.download_button(
                one.label, partial(one.write, questions, name), one.file_name(name), one.mime,
                key=f"download-quiz-{key}", on_click="ignore", width="stretch",
            )  # fmt: skip
