"""The files that are being added and the sources that are being prepared: how far it is, and what holds it up."""

from collections.abc import Callable, Sequence

import streamlit as st

from knowledge.sources import Source
from tutor.ui.boundary import show_failure
from tutor.ui.collecting import Collecting
from tutor.ui.components.plain import literal, shortened
from tutor.ui.components.upload import Progress

READING = "reading"
PREPARING = "indexing meaning"


def go_on(collecting: Collecting, sources: Sequence[Source], *, is_reading: bool) -> None:
    """Adds the files that wait, else prepares what is not ready; while the person reads it only says that they wait.

    Draws the page again when something has changed. To be called when the rest of the page is drawn: a click breaks
    off what this does, and the next drawing takes it up again.
    """
    state = collecting.state
    unprepared = collecting.unprepared(sources)
    if state.stopped:
        _stopped(collecting)
    elif is_reading and (state.queue or unprepared):
        st.caption("Adding goes on when you have closed the text.")
    elif state.queue:
        _add(collecting)
        st.rerun()
    elif unprepared:
        bar = st.progress(0.0, "Preparing documents")
        collecting.prepare(unprepared, _shown_on(bar.progress, "Preparing documents that were not finished"))
        st.rerun()


def _add(collecting: Collecting) -> None:
    state = collecting.state
    bar = st.progress(0.0, "Adding")
    st.caption("Adding goes on as long as this page is open.")
    while state.queue and not state.stopped:
        done = state.batch - len(state.queue)
        name = shortened(state.queue[0].name, 80)
        show = _shown_on(bar.progress, f"{done + 1} of {state.batch}: {literal(name)}", done, state.batch)
        show(READING, 0, 1)
        collecting.add_next(show)


def _shown_on(bar: Callable[[float, str], object], what: str, place: int = 0, count: int = 1) -> Progress:
    """Progress with the file at this place of so many, drawn on the bar."""

    def show(stage: str, done: int, total: int) -> None:
        # A click breaks in whenever the bar moves. It does not move between the reading of a file and its being kept:
        # the file would have to be read again.
        if stage == PREPARING or (stage, done) == (READING, 0):
            bar((place + min(done / max(total, 1), 1.0)) / count, f"{what}, {stage}")

    return show


def _stopped(collecting: Collecting) -> None:
    state = collecting.state
    if state.stopped:
        show_failure(state.stopped)
    if state.queue:
        names = ", ".join(literal(shortened(waiting.name, 80)) for waiting in state.queue)
        st.caption(f"Still to be added: {names}")
    with st.container(horizontal=True):
        st.button("Try again", icon=":material/refresh:", on_click=collecting.try_again)
        if state.queue:
            st.button("Leave them out", on_click=collecting.leave_out_the_rest)
