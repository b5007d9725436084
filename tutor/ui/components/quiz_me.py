"""A small button that adds questions on what one is reading to one's reviews."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.background import Background, Progress
from tutor.ui.boundary import show_failure
from tutor.ui.components.watching import said_of
from tutor.ui.components.when import joined, on_day
from tutor.ui.learner import current_learner

if TYPE_CHECKING:
    from tutor.services import Services

LOOK_SECONDS = 0.5
NONE = "There is no question on this yet."


def quiz_me(services: "Services", text: str, tenet: str | None, key: str) -> None:
    """Draws the button; pressed, it adds questions on the text or the tenet, and says how many and when they come."""
    work: Background[str] | None = st.session_state.get(_name(key))
    if work is None:
        st.button(
            "Quiz me on this", key=f"{_name(key)}-begin", icon=":material/quiz:", type="tertiary",
            on_click=_begin, args=(services, text, tenet, key),
        )  # fmt: skip
    elif work.is_done():
        _said(work, key)
    else:
        st.fragment(_watch, run_every=LOOK_SECONDS)(key)


def _begin(services: "Services", text: str, tenet: str | None, key: str) -> None:
    learner = current_learner(services)

    def add(progress: Progress) -> str:
        found = services.related_questions(text, tenet, progress=progress)
        # Said before anything is changed, so that nothing is when it was stopped meanwhile.
        progress("adding them", 0, 1)
        for question in found:
            services.reviews.add(learner, question)
        if not found:
            return NONE
        wanted = {question.id for question in found}
        items = [item for item in services.reviews.items(learner) if item.question.id in wanted]
        today = services.clock().date()
        days = joined(
            list(dict.fromkeys(on_day(item.due.date(), today) for item in sorted(items, key=lambda i: i.due)))
        )
        added = "1 question is" if len(found) == 1 else f"{len(found)} questions are"
        return f"{added} in your reviews, to be asked {days or 'soon'}. You find them on the Quiz page."

    work = Background("getting the questions ready", add)
    # Where the bank is at hand it takes a moment only, and the answer is there when the page is drawn.
    work.is_done(LOOK_SECONDS)
    st.session_state[_name(key)] = work


def _watch(key: str) -> None:
    work: Background[str] | None = st.session_state.get(_name(key))
    if work is None or work.is_done():
        st.rerun()
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f":material/hourglass_empty: {said_of(*work.progress)}")
        st.button("Stop", key=f"{_name(key)}-stop", type="tertiary", on_click=_stop, args=(key,))


def _said(work: Background[str], key: str) -> None:
    if work.fault:
        del st.session_state[_name(key)]
        raise work.fault
    if work.failure:
        show_failure(work.failure)
        st.button("Try again", key=f"{_name(key)}-again", type="tertiary", on_click=_stop, args=(key,))
    elif work.result:
        st.caption(f":material/check: {work.result}")


def _stop(key: str) -> None:
    work: Background[str] | None = st.session_state.pop(_name(key), None)
    if work:
        work.stop()


def _name(key: str) -> str:
    return f"quiz-me-{key}"
