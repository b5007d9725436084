"""Where a question to work out is asked, and where a try at it is written."""

from collections.abc import Callable, Sequence

import streamlit as st

from tutor.guiding.wording import NOT_YET
from tutor.ui.boundary import guarded
from tutor.ui.components.plain import literal
from tutor.ui.components.question_head import go_key, options_key
from tutor.ui.guiding_state import QUESTION_KEY

SHOWN = 6


def guided_welcome() -> None:
    """What this page is for."""
    st.title("Work it out", anchor=False)
    st.write(
        "Answer a question yourself first; the tutor then says which points you have, and helps with the others "
        "one step at a time, until you can answer it without help."
    )


def ask_form(on_ask: Callable[[str], None]) -> None:
    """The box for a question; `on_ask` gets what was typed."""
    key = QUESTION_KEY

    def asked() -> None:
        # A callback runs before the page, outside its edge.
        with guarded("This question"):
            on_ask(str(st.session_state.get(key) or ""))

    with st.form("guided-ask", border=False):
        # Kept on the page: a question that could not be looked up is still there.
        st.text_input("The question that you want to work out", key=key, persist_state="page")
        st.form_submit_button("Begin", type="primary", icon=":material/play_arrow:", on_click=asked)


def first_questions(questions: Sequence[str], on_ask: Callable[[str], None]) -> None:
    """Questions of the courses to begin with; none draw nothing."""
    if not questions:
        return
    st.caption("You could start with")
    with st.grid(2, min_column_width=260, gap="small"):
        for place, text in enumerate(questions[:SHOWN]):
            st.button(
                literal(text), key=f"guided-starter-{place}", width="stretch", wrap=True, on_click=on_ask, args=(text,)
            )


def attempt_form(
    label: str, step: int, *, on_answer: Callable[[str], None], on_unknown: Callable[[], None] | None
) -> None:
    """The box for a try; `on_unknown` is for who does not know, and has no button where it is None."""
    key = f"guided-{step}-text"

    def answered() -> None:
        with guarded("Your answer"):
            on_answer(str(st.session_state.get(key) or ""))

    def given_up() -> None:
        with guarded("This question"):
            if on_unknown:
                on_unknown()

    with st.form(f"guided-{step}-form", border=False):
        with st.container(key=options_key(step)):
            # Without a limit here: what is too long is said, and nothing of it is lost.
            st.text_area(label, key=key, height=150, persist_state="page")
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("Answer", key=go_key(step), type="primary", on_click=answered)
            if on_unknown:
                st.form_submit_button(NOT_YET, key=f"guided-{step}-unknown", on_click=given_up)
