"""The Question bank page: every question with its key and sources, to look through, change, retire, write and take."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.bank_state import APPEALS, LEFT_OUT, QUESTIONS, VIEW, VIEWS, WRITE
from tutor.ui.boundary import guarded
from tutor.ui.components.bank_browser import bank_browser
from tutor.ui.components.bank_reports import appeals, left_out
from tutor.ui.components.bank_start import offer_to_make, watch_the_making
from tutor.ui.components.question_editor import change_question, write_question
from tutor.ui.components.source_beside import source_beside, source_read_whole
from tutor.ui.teaching import Teaching

if TYPE_CHECKING:
    from tutor.services import Services


def bank_page(services: "Services") -> None:
    """Draws the page; the making of the bank is watched last, so that the rest can be used meanwhile."""
    teaching = Teaching(services)
    state = teaching.state
    with st.container(horizontal=True):
        with st.container(width="stretch"):
            if state.editing:
                change_question(teaching, state.editing)
            else:
                _bank(services, teaching)
        if state.opened:
            with st.container(width="content"):
                source_beside(services, teaching.passages, teaching.citation)
    source_read_whole(services, teaching.passages)


def _bank(services: "Services", teaching: Teaching) -> None:
    st.title("Question bank", anchor=False)
    with guarded("The question bank"):
        teaching.raise_failure()
    if teaching.state.making or not services.has_bank:
        if not teaching.state.making:
            offer_to_make(teaching)
        watch_the_making(teaching)
        return
    st.caption("Quizzes draw from these questions. Each was checked and rests on a sentence of a document.")
    notice, teaching.state.notice = teaching.state.notice, ""
    if notice:
        # A question was kept, and is shown among the others.
        st.session_state[VIEW] = QUESTIONS
    view = st.radio(
        "What to see", VIEWS, key=VIEW, horizontal=True, label_visibility="collapsed", persist_state="session"
    )  # fmt: skip
    if notice:
        st.success(notice, icon=":material/check:")
    with guarded("This part of the question bank"):
        if view == WRITE:
            write_question(teaching)
        elif view == LEFT_OUT:
            left_out(teaching.rejected())
        elif view == APPEALS:
            appeals(teaching, teaching.appeals(), teaching.questions())
        else:
            bank_browser(teaching)
