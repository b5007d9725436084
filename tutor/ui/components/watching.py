"""How far a piece of work in the background is, in plain words, and the way to give it up."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from tutor.ui.background import Background
from tutor.ui.components.plain import literal

LOOK_SECONDS = 0.15


def said_of(stage: str, done: int, of: int) -> str:
    """The stage as a person reads it."""
    said = literal(stage[:1].upper() + stage[1:])
    return f"{said}: {done:,} of {of:,}" if of > 1 else said


def share_of(_stage: str, done: int, of: int) -> float:
    """How much of the stage is done, from 0 to 1."""
    return min(done / max(of, 1), 1.0)


def watch(
    work: Background[Any],
    title: str,
    meanwhile: str,
    on_stop: Callable[[], None],
    *,
    stop: str = "Stop",
    said: Callable[[str, int, int], str] = said_of,
    share: Callable[[str, int, int], float] = share_of,
) -> None:
    """Draws the progress until the work is done; a click breaks off the drawing alone."""
    if work.is_done(LOOK_SECONDS):
        return
    with st.container(border=True):
        st.markdown(f"**{literal(title)}**")
        bar = st.progress(0.0, said(*work.progress))
        st.caption(meanwhile)
        st.button(stop, icon=":material/close:", type="tertiary", on_click=on_stop)
    while not work.is_done(LOOK_SECONDS):
        bar.progress(share(*work.progress), said(*work.progress))
