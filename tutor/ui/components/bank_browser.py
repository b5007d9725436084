"""The questions of the bank to look through: narrowed down by what the teacher chooses, or one alone."""

import streamlit as st

from tutor.ui.components.bank_download import bank_download
from tutor.ui.components.bank_filter import bank_filter
from tutor.ui.components.bank_questions import bank_questions, hidden_questions
from tutor.ui.components.bank_start import empty_bank
from tutor.ui.teaching import Teaching, matching


def bank_browser(teaching: Teaching) -> None:
    """Draws the questions that are wanted, with what can be done with each."""
    questions, retired, tenets = teaching.questions(), teaching.retired(), teaching.tenets()
    shown = {one.id for one in questions}
    hidden = {name: reason for name, reason in retired.items() if name not in shown}
    if not questions:
        empty_bank()
        hidden_questions(teaching, hidden)
        return
    only = teaching.state.only
    if only and any(one.id == only for one in questions):
        st.button("Show all questions", icon=":material/arrow_back:", on_click=teaching.look_at, args=(None,))
        bank_questions(teaching, [one for one in questions if one.id == only], retired, tenets)
        return
    wanted = bank_filter(questions, tenets)
    found = matching(questions, wanted, retired)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(_counted(len(found), len(questions), sum(one.id in retired for one in questions)))
        bank_download([one for one in questions if one.id not in retired])
    if not found:
        st.info("No question is like that. Change or clear what you chose above.", icon=":material/search:")
    bank_questions(teaching, found, retired, tenets)
    hidden_questions(teaching, hidden)


def _counted(found: int, count: int, retired: int) -> str:
    line = f"{count:,} {'question' if count == 1 else 'questions'}"
    line = line if found == count else f"{found:,} of {line}"
    return f"{line}, {retired:,} retired" if retired else line
