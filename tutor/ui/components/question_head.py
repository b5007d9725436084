"""The top of a question: which one it is and how far one is, and the keys that answer it without a mouse."""

from pathlib import Path
from typing import Literal

import streamlit as st

from tutor.ui.components.plain import shown

Aim = Literal["place", "field", "go"]
"""Where the focus goes when a question or its answer appears: the head itself, a field to type in, or the next step."""

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "tutor_question_head",
    html=(
        '<h1 class="place" tabindex="-1"></h1><p class="topic"></p>'
        '<div class="bar" aria-hidden="true"><span></span></div><span class="unseen" role="status"></span>'
    ),
    css=(_HERE / "question_head.css").read_text(encoding="utf-8"),
    js=(_HERE / "question_head.js").read_text(encoding="utf-8"),
)


def question_head(
    place: str, topic: str, share: float, step: int, *, aim: Aim, said: str = "", is_title: bool = False
) -> None:
    """Draws the head; `said` is read out when the focus moves, which it does at every new `step`.

    As a title it is larger, and without the bar that says how far one is.
    """
    _component(
        key="question-head",
        data={
            "place": place,
            "topic": shown(topic),
            "share": min(max(share, 0.0), 1.0),
            "step": step,
            "aim": aim,
            "title": is_title,
            "said": shown(said),
            "options": options_key(step),
            "go": go_key(step),
        },
    )


def options_key(step: int) -> str:
    """The key of the container whose choices the number keys press."""
    return f"quiz-options-{step}"


def go_key(step: int) -> str:
    """The key of the button that Enter presses."""
    return f"quiz-go-{step}"
