"""Changing a question of the bank, or writing one: its fields, what it rests on, and the check before it is kept."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.exports.quiz_wording import TYPE_NAMES
from tutor.quiz.questions import QUESTION_TYPES
from tutor.ui.boundary import guarded
from tutor.ui.components.plain import literal
from tutor.ui.components.question_form import question_form
from tutor.ui.components.question_sources import question_sources
from tutor.ui.question_draft import missing, question_of
from tutor.ui.teaching import Teaching

if TYPE_CHECKING:
    from tutor.ui.bank_state import Editing


def change_question(teaching: Teaching, editing: "Editing") -> None:
    """Draws the form for a question that is there already."""
    st.button("Back to the questions", icon=":material/arrow_back:", type="tertiary", on_click=teaching.leave)
    st.title("Change a question", anchor=False)
    st.caption("Quizzes ask the changed question in place of the old one. Answers that were given stay as they were.")
    _editor(teaching, editing)


def write_question(teaching: Teaching) -> None:
    """Draws the form for a new question, of a type to choose."""
    kind = st.selectbox(
        "Type of question", QUESTION_TYPES, format_func=lambda one: TYPE_NAMES[one], key="write-type",
        persist_state="session",
    )  # fmt: skip
    _editor(teaching, teaching.write(kind))


def _editor(teaching: Teaching, editing: "Editing") -> None:
    typed = question_form(editing, teaching.tenets())
    question_sources(teaching, editing)
    st.space("small")
    if st.button("Check and save", type="primary", icon=":material/fact_check:", key=f"{editing.key}-save"):
        lacking = missing(editing.type, typed, editing.cited)
        editing.refused = lacking
        if not lacking:
            with st.spinner("Checking it against the documents"), guarded("The check"):
                teaching.save(editing, question_of(editing, typed))
                if not editing.refused:
                    st.rerun()
    if editing.refused:
        reasons = "\n".join(f"- {literal(reason)}" for reason in editing.refused)
        st.warning(f"It is not saved yet. What you typed is still here.\n\n{reasons}", icon=":material/info:")
