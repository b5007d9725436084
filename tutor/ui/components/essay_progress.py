"""How far the reading of an essay is, in plain words, and the way to give it up."""

from collections.abc import Callable

from tutor.ui.components.plain import shortened
from tutor.ui.components.watching import watch
from tutor.ui.essay_reading import READING, EssayReading

_SHARES = {READING: (0.0, 0.05), "getting ready": (0.05, 0.05), "judging": (0.1, 0.75), "weighing": (0.85, 0.15)}
"""Where on the bar a stage begins, and how much of the bar it takes."""


def watch_reading(reading: EssayReading, on_stop: Callable[[], None]) -> None:
    """Draws the progress until the reading is done."""
    watch(
        reading, f"Reading {shortened(reading.name, 80)}",
        "You can go to another page meanwhile; the reading goes on.", on_stop,
        stop="Stop reading", said=said_of, share=share_of,
    )  # fmt: skip


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
