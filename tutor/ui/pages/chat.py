"""The Chat page: a question in, quoted sentences with their sources out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from knowledge.sources import Source
from tutor.errors import TutorError
from tutor.ui.boundary import guarded, show_failure
from tutor.ui.collecting import Collecting
from tutor.ui.components.answer import cited
from tutor.ui.components.ask_bar import ask_bar, source_choice
from tutor.ui.components.conversation_list import conversation_list
from tutor.ui.components.reader import read_source
from tutor.ui.components.source_panel import source_panel
from tutor.ui.components.starters import empty_library, next_questions, starters
from tutor.ui.components.thread import thread, waiting_question
from tutor.ui.components.upload import problems
from tutor.ui.conversing import Conversing
from tutor.ui.warming import is_ready, warm_soon

if TYPE_CHECKING:
    from tutor.services import Services


def chat_page(services: "Services") -> None:
    """Draws the page; what needs the library open comes last, so that the rest is there at once."""
    talk = Conversing(services)
    state = talk.state
    if state.opened:
        st.set_page_config(layout="wide")
    conversation = talk.conversation()
    conversation_list(talk.conversations(), state.conversation_id, talk.choose)
    choice = ask_bar(state, talk.longest_question, talk.wait_for)
    with st.container(horizontal=True):
        chat = st.container(width="stretch")
        beside = st.container(width="content") if state.opened else None
    with chat:
        turns = thread(talk, conversation)
        blank = st.empty() if not (conversation or state.waiting or state.failed) else None
        if blank:
            with blank.container():
                starters(services.starter_questions, talk.wait_for, services.settings.chat_model)
        waiting_question(talk, ready=is_ready(services))
        if conversation and not state.failed:
            next_questions(services.starter_questions(), [item.question for item in turns], talk.wait_for)
    sources = services.library.sources()
    if blank:
        _course(Collecting(services), blank, sources)
    if talk.leave_out_missing(sources):
        st.rerun()
    source_choice(choice, sources, state)
    if beside:
        with beside:
            _source(services, talk)
    if state.reading:
        (source_id, place), state.reading = state.reading, None
        with guarded("The source"):
            read_source(services.library, services.library.source(source_id), place)
    warm_soon(services)


def _course(collecting: Collecting, blank: DeltaGenerator, sources: Sequence[Source]) -> None:
    """Offers the course in place of the questions when there is nothing to quote from."""
    if not sources:
        with blank.container():
            empty_library(collecting.load_course)
            if collecting.state.failure:
                show_failure(collecting.state.failure)
    problems(collecting.course_problems(sources))


def _source(services: "Services", talk: Conversing) -> None:
    """Draws the open source, or why it cannot be shown and a way to close it."""
    opened, state = talk.state.opened, talk.state
    with guarded("The source"):
        item = next((item for item in talk.turns() if opened and item.id == opened.turn_id), None)
        citation = cited(item.reply, opened.number) if item and opened else None
        if citation is None:
            raise TutorError("This citation is no longer there.", "Close the source and choose another one.")
        source_panel(
            services.library, citation, opening=state.openings, on_close=talk.close_source, on_read=talk.read_whole
        )
        return
    st.button("Close the source", icon=":material/close:", on_click=talk.close_source)
