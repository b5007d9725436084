"""Lines that each end in buttons which open what they rest on; a sign and words say what a line is worth."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from tutor.grounding.citations import PrintedCitation
from tutor.ui.components.answer import chip
from tutor.ui.components.plain import shown

Sign = Literal["right", "wrong", "missed", "lacking", "none"]
"""Right as answered, answered wrongly, right and not chosen, not said, or nothing to say of it."""

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "tutor_cited_list",
    html='<div class="cited"></div>',
    # The buttons look as they do in an answer.
    css="\n".join((_HERE / name).read_text(encoding="utf-8") for name in ("answer.css", "cited_list.css")),
    js=(_HERE / "cited_list.js").read_text(encoding="utf-8"),
)


def cited_list(
    key: str, label: str, lines: Sequence[dict[str, Any]], *, active: int | None, on_open: Callable[[int], None]
) -> None:
    """Draws the lines; `on_open` gets the number of the button pressed, `active` is that of the open passage."""

    def opened() -> None:
        number = st.session_state[key].opened
        if isinstance(number, int):
            on_open(number)

    _component(key=key, data={"label": label, "lines": list(lines), "active": active}, on_opened_change=opened)


def line(
    text: str,
    chips: Iterable[tuple[int, PrintedCitation]] = (),
    *,
    sign: Sign = "none",
    words: str = "",
    note: str = "",
    is_quote: bool = False,
) -> dict[str, Any]:
    """One line: `words` say what the sign means, `note` stands below the text, each of `chips` has a number."""
    return {
        "sign": sign,
        "words": words,
        "text": " ".join(shown(text).split()),
        "note": " ".join(shown(note).split()),
        "quote": is_quote,
        "chips": [chip(number, citation) for number, citation in chips],
    }
