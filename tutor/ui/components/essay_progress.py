"""How far the reading of an essay is, in plain words, and the way to give it up."""

from collections.abc import Callable

import streamlit as st

from tutor.ui.components.plain import literal, shortened
from tutor.ui.essay_reading import READING, EssayReading

LOOK_SECONDS = 0.3
_SHARES = {READING: (0.0, 0.05), "getting ready": (0.05, 0.05), "judging": (0.1, 0.75), "weighing": (0.85, 0.15)}
"""Where on the bar a stage begins, and how much of the bar it takes."""


def watch(reading: EssayReading, on_stop: Callable[[], None]) -> None:
    """Draws the progress until the reading is done; a click breaks off the drawing alone."""
    with st.container(border=True):
        st.markdown(f"**Reading {literal(shortened(reading.name, 80))}**")
        bar = st.progress(0.0, said_of(*reading.progress))
        st.caption("You can go to another page meanwhile; the reading goes on.")
        st.button("Stop reading", icon=":material/close:", type="tertiary", on_click=on_stop)
    while not reading.is_done(LOOK_SECONDS):
        bar.progress(share_of(*reading.progress), said_of(*reading.progress))


def said_of(stage: str, done: int, of: int) -> str:
    """The stage as a person reads it."""
    if stage == "judging":
        return f"Judging: {done} of {of} sentences"
    known = {"weighing": "Weighing what to say", "getting ready": "Getting ready to judge its claims"}
    return known.get(stage, stage.capitalize())


def share_of(stage: str, done: int, of: int) -> float:
    """How much of the whole reading is done, from 0 to 1."""
    begins, takes = _SHARES.get(stage, (0.98, 0.02))
    return begins + takes * min(done / max(of, 1), 1.0)
