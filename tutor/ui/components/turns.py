"""One turn of a conversation: the question, the reply, and what the learner thinks of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tutor.chat.replies import ReplySentence
from tutor.chat.wording import not_found
from tutor.learners.conversations import REASON_LIMIT, Turn, Verdict
from tutor.ui.boundary import guarded
from tutor.ui.components.answer import answer
from tutor.ui.components.plain import literal
from tutor.ui.state import Opened

REASONS = ("It misses my question", "It leaves something out", "The quotation is out of context", "It is hard to read")
TUTOR = ":material/menu_book:"
PERSON = ":material/person:"

Rate = Callable[[str, Verdict | None, str], None]


def question(text: str) -> None:
    """What the person asked, exactly as typed."""
    with st.chat_message("user", avatar=PERSON):
        st.text(text, width="stretch")


def turn(
    item: Turn,
    *,
    opened: Opened | None,
    fresh: bool,
    on_open: Callable[[str, int], None],
    on_rate: Rate,
    quiz_on: Callable[[Turn], None],
) -> None:
    """Draws a question and its reply; `on_open` and `on_rate` say what the person did, `quiz_on` offers questions."""
    question(item.question)
    active = opened.number if opened and opened.turn_id == item.id else None
    with st.chat_message("assistant", avatar=TUTOR):
        answer(item, active=active, fresh=fresh, on_open=on_open)
        _withheld(item)
        if item.reply.status == "declined":
            _suggestions(item)
        if item.reply.status != "unreadable":
            _rating(item, on_rate)
        if item.reply.status == "answered":
            quiz_on(item)


@contextmanager
def working(text: str, label: str) -> Iterator[Callable[[ReplySentence], None]]:
    """Shows the question, and beside a moving sign the label, while the block runs; gives what shows a sentence."""
    question(text)
    with st.chat_message("assistant", avatar=TUTOR):
        status = st.empty()
        status.status(f":shimmer[{label}]", type="compact")
        sentences = st.container()
        yield lambda sentence: _so_far(sentence, sentences)
        status.empty()


def _so_far(sentence: ReplySentence, place: DeltaGenerator) -> None:
    lacking = not_found(sentence.lacking) if sentence.lacking else ""
    place.markdown(literal(" ".join(filter(None, [sentence.lead_in, sentence.text, lacking]))))


def unanswered(text: str, *, shown: bool, on_retry: Callable[[str], None] | None) -> None:
    """Offers to ask a question again that was stopped or failed, unless `on_retry` is None: it would fail again.

    `shown` tells that the question is on the page already.
    """
    if not shown:
        question(text)
        st.caption("This question was not answered.")
    if on_retry:
        st.button("Ask again", icon=":material/refresh:", on_click=on_retry, args=(text,))


def _withheld(item: Turn) -> None:
    """What a chat model wrote and no passage bears out: not a part of the answer, and there for whoever is curious."""
    withheld = item.reply.checked.withheld if item.reply.checked else ()
    if withheld:
        count = "1 sentence was" if len(withheld) == 1 else f"{len(withheld)} sentences were"
        with st.expander(f"{count} withheld", icon=":material/visibility_off:"):
            st.caption("The chat model wrote this, and the sources do not bear it out. Do not rely on it.")
            for one in withheld:
                st.markdown(f"{literal(one.text)}  \n:small[:gray[{literal(one.why)}]]")


def _suggestions(item: Turn) -> None:
    if item.reply.reason == "false_premise":
        return
    st.markdown(
        "What you can do:\n"
        "- Ask about one thing at a time, in the words that the sources use.\n"
        "- Read the nearest passages above, and ask about what they say.\n"
        "- Add a document that covers it on the Library page."
        if item.reply.nearest
        else "What you can do:\n"
        "- Ask about one thing at a time, in the words that the sources use.\n"
        "- Add a document that covers it on the Library page."
    )


def _rating(item: Turn, on_rate: Rate) -> None:
    key = f"rating-{item.id}"
    if key not in st.session_state and item.verdict:
        st.session_state[key] = 1 if item.verdict == "up" else 0

    def rated() -> None:
        chosen = st.session_state.get(key)
        # A callback runs before the page, outside its edge.
        with guarded("Your rating"):
            on_rate(item.id, None if chosen is None else "up" if chosen else "down", "")

    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.feedback("thumbs", key=key, on_change=rated)
        if item.verdict == "down":
            _reason(item, on_rate)


def _reason(item: Turn, on_rate: Rate) -> None:
    if item.reason:
        st.caption("Thank you, your reason is kept.")
        return
    with st.popover("Say what was wrong", type="tertiary"), st.form(f"reason-{item.id}", border=False):
        chosen = st.pills("What was wrong?", REASONS, selection_mode="multi")
        words = st.text_area("In your own words (optional)", max_chars=REASON_LIMIT // 2)
        if st.form_submit_button("Send"):
            on_rate(item.id, "down", ". ".join(filter(None, [*chosen, words.strip()])))
            st.rerun()
