"""What is said of a learner's tries, point by point, beside the source's words and the learner's own."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import streamlit as st

from tutor.chat.replies import ReplyCitation
from tutor.guiding.steps import Tried
from tutor.guiding.wording import NOT_YET, Remark, RemarkKind
from tutor.ui.components.cited_list import Sign, cited_list, line

_SIGNS: dict[RemarkKind, Sign] = {"present": "right", "missing": "lacking", "contradicted": "wrong", "beyond": "none"}


def remark_list(
    remarks: Sequence[Remark],
    citations: Sequence[ReplyCitation],
    may_open: Collection[int],
    *,
    active: int | None,
    on_open: Callable[[int], None],
) -> None:
    """Draws the remarks in their order; none draw nothing."""
    if not remarks:
        return
    allowed = {one.id: one for one in citations if one.id in may_open}
    lines = [_line(one, allowed) for one in remarks]
    cited_list("guided-remarks", "What your answer has", lines, active=active, on_open=on_open)


def own_tries(tried: Sequence[Tried]) -> None:
    """What the learner wrote so far, behind a heading to open."""
    if not tried:
        return
    with st.expander("What you wrote"):
        for place, one in enumerate(tried, start=1):
            st.caption(f"Try {place}")
            st.text(one.text or NOT_YET)


def _line(remark: Remark, allowed: dict[int, ReplyCitation]) -> dict[str, Any]:
    chips = [(number, allowed[number]) for number in remark.citations if number in allowed]
    sign, own = _SIGNS[remark.kind], f"You wrote: “{remark.because}”" if remark.because else ""
    # The numbers stand behind what is last on a line, and they belong to the source's words.
    if own and remark.quote:
        return line(own, chips, sign=sign, words=remark.said, note=f"In the source: “{remark.quote}”")
    return line(own or remark.quote, chips, sign=sign, words=remark.said)
