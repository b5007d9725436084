"""The help that has been given with an answer, step below step, and the whole answer at the end."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from tutor.chat.replies import ReplyCitation
from tutor.guiding.ladder import Help, HelpPiece
from tutor.guiding.wording import help_heading
from tutor.quiz.questions import BLANK
from tutor.ui.components.cited_list import cited_list, line
from tutor.ui.components.plain import shown

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "tutor_guided_said",
    html='<span class="unseen" role="status"></span>',
    css=".unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }",
    js=(_HERE / "guided_said.js").read_text(encoding="utf-8"),
)


def given_help(
    helps: Sequence[Help],
    citations: Sequence[ReplyCitation],
    may_open: Collection[int],
    *,
    active: int | None,
    on_open: Callable[[int], None],
) -> None:
    """Draws each help under its heading, with numbers for the passages that may be opened; reads the last one out."""
    allowed = {one.id: one for one in citations if one.id in may_open}
    # Before what grows, so that it is never drawn anew: what comes anew is not read out.
    _component(key="guided-said", data={"said": _aloud(helps[-1]) if helps else ""})
    for help_ in helps:
        heading = help_heading(help_)
        st.subheader(heading, anchor=False)
        lines = [one for piece in help_.pieces for one in _lines(piece, allowed)]
        cited_list(f"guided-help-{help_.rung}", heading, lines, active=active, on_open=on_open)


def _lines(piece: HelpPiece, allowed: dict[int, ReplyCitation]) -> Iterator[dict[str, Any]]:
    """What stands for a piece: the tutor's own words before it by themselves, then the piece."""
    if piece.lead_in:
        yield line(piece.lead_in)
    chips = [(number, allowed[number]) for number in piece.citations if number in allowed]
    yield line(piece.text, chips, is_quote=piece.kind != "place")


def _aloud(help_: Help) -> str:
    told = " ".join(" ".join(filter(None, (piece.lead_in, shown(piece.text)))) for piece in help_.pieces)
    return f"{help_heading(help_)}. {told}".replace(BLANK, "gap")
