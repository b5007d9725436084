"""How far the making of a quiz or the reading of an answer is, in plain words, and the way to give it up."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from tutor.ui.background import Background
from tutor.ui.components.plain import literal

LOOK_SECONDS = 0.15


def watch(work: Background[Any], title: str, meanwhile: str, on_stop: Callable[[], None]) -> None:
    """Draws the progress until the work is done; a click breaks off the drawing alone."""
    if work.is_done(LOOK_SECONDS):
        return
    with st.container(border=True):
        st.markdown(f"**{literal(title)}**")
        bar = st.progress(0.0, said_of(*work.progress))
        st.caption(meanwhile)
        st.button("Stop", icon=":material/close:", type="tertiary", on_click=on_stop)
    while not work.is_done(LOOK_SECONDS):
        stage, done, of = work.progress
        bar.progress(min(done / max(of, 1), 1.0), said_of(stage, done, of))


def said_of(stage: str, done: int, of: int) -> str:
    """The stage as a person reads it."""
    said = literal(stage[:1].upper() + stage[1:])
    return f"{said}: {done:,} of {of:,}" if of > 1 else said
