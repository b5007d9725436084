"""The open conversation from its name to its last answer, and the question that is being answered now."""

import streamlit as st

from tutor.exports.conversation import file_name
from tutor.learners.conversations import Conversation, Turn
from tutor.ui.boundary import guarded
from tutor.ui.components.conversation_list import conversation_menu
from tutor.ui.components.plain import literal
from tutor.ui.components.quiz_me import quiz_me
from tutor.ui.components.turns import turn, unanswered, working
from tutor.ui.conversing import Conversing

LOOKING = "Looking through the sources"
GETTING_READY = "Getting ready: the first answer takes a little longer"


def thread(talk: Conversing, conversation: Conversation | None) -> tuple[Turn, ...]:
    """Draws the turns so far and returns them."""
    if conversation:
        _heading(talk, conversation)
    fresh, talk.state.fresh_turn = talk.state.fresh_turn, None
    turns = talk.turns()
    for item in turns:
        turn(
            item, opened=talk.state.opened, fresh=item.id == fresh, on_open=talk.open_source, on_rate=talk.rate,
            quiz_on=lambda one: quiz_me(talk.services, said_in(one), None, one.id),
        )  # fmt: skip
    return turns


def waiting_question(talk: Conversing, *, ready: bool) -> None:
    """Answers the question that is waiting, or offers to ask one again that failed, and tells what has to be known."""
    question, talk.state.waiting = talk.state.waiting, None
    if question:
        # Kept as failed until it is answered, so that an error offers to ask it again.
        talk.state.failed = question
        with working(question, LOOKING if ready else GETTING_READY) as show, guarded("This answer"):
            talk.answer(question, show)
        if not talk.state.failed:
            st.rerun()
    if talk.state.failed:
        unanswered(talk.state.failed, shown=bool(question), on_retry=talk.wait_for if talk.state.can_retry else None)
    if talk.state.notice:
        st.info(talk.state.notice, icon=":material/info:")


def said_in(item: Turn) -> str:
    """The question and the answer of a turn, to find questions on the same."""
    return " ".join([item.question, *(sentence.text for sentence in item.reply.sentences)])


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
