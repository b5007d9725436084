"""The Chat page: a question in, quoted sentences with their sources out."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.errors import TutorError
from tutor.exports.conversation import file_name
from tutor.learners.conversations import Conversation, Turn
from tutor.ui.boundary import guarded
from tutor.ui.components.answer import cited
from tutor.ui.components.ask_bar import ask_bar, source_choice
from tutor.ui.components.conversation_list import conversation_list, conversation_menu
from tutor.ui.components.plain import literal
from tutor.ui.components.source_panel import source_panel
from tutor.ui.components.starters import empty_library, next_questions, starters
from tutor.ui.components.turns import turn, unanswered, working
from tutor.ui.conversing import Conversing
from tutor.ui.warming import warm_soon

if TYPE_CHECKING:
    from tutor.services import Services


def chat_page(services: "Services") -> None:
    """Draws the page; what needs the library open comes last, so that the rest is there at once."""
    talk = Conversing(services)
    state = talk.state
    if state.opened:
        st.set_page_config(layout="wide")
    conversation = talk.conversation()
    conversation_list(services.conversations.list(), state.conversation_id, talk.choose)
    choice = ask_bar(state, talk.wait_for)
    with st.container(horizontal=True):
        chat = st.container(width="stretch")
        beside = st.container(width="content") if state.opened else None
    with chat:
        if conversation:
            _heading(talk, conversation)
        turns = _turns(talk)
        blank = st.empty() if not (conversation or state.waiting or state.failed) else None
        if blank:
            with blank.container():
                starters(services.starter_questions(), talk.wait_for)
        _waiting(talk)
        if conversation and not state.failed:
            asked = [item.question for item in turns]
            next_questions(services.starter_questions(), asked, talk.wait_for)
    sources = services.library.sources()
    if blank and not sources:
        with blank.container():
            empty_library(services.load_course)
    source_choice(choice, sources, state)
    if beside:
        with beside, guarded("The source"):
            _source(services, talk)
    warm_soon(services)


def _heading(talk: Conversing, conversation: Conversation) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(literal(conversation.name), anchor=False, width="stretch")
        conversation_menu(
            conversation,
            export=lambda: talk.export(conversation),
            file_name=file_name(conversation),
            on_rename=talk.rename,
            on_delete=talk.delete,
        )


def _turns(talk: Conversing) -> tuple[Turn, ...]:
    fresh, talk.state.fresh_turn = talk.state.fresh_turn, None
    turns = talk.turns()
    for item in turns:
        turn(item, opened=talk.state.opened, fresh=item.id == fresh, on_open=talk.open_source, on_rate=talk.rate)
    return turns


def _waiting(talk: Conversing) -> None:
    question, talk.state.waiting = talk.state.waiting, None
    if question:
        # Kept as failed until it is answered, so that a stop or an error offers to ask it again.
        talk.state.failed = question
        with working(question), guarded("This answer"):
            talk.answer(question)
        if not talk.state.failed:
            st.rerun()
    if talk.state.failed:
        unanswered(talk.state.failed, shown=bool(question), on_retry=talk.wait_for)


def _source(services: "Services", talk: Conversing) -> None:
    opened = talk.state.opened
    item = next((item for item in talk.turns() if opened and item.id == opened.turn_id), None)
    citation = cited(item.reply, opened.number) if item and opened else None
    if citation is None:
        raise TutorError("This citation is no longer there.", "Close the source and choose another one.")
    source_panel(services.library, citation, opening=talk.state.openings, on_close=talk.close_source)
