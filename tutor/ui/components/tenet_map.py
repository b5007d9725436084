"""What an essay takes up of the course: each tenet with what the essay does with it, its places and its source."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from tutor.critique.findings import Critique, TenetStatus, TenetUse
from tutor.critique.wording import STATUSES, coverage_line
from tutor.ui.components.critique_view import cited_place
from tutor.ui.state import Place

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "tutor_tenet_map",
    html='<div class="tenets"></div>',
    css=(_HERE / "tenet_map.css").read_text(encoding="utf-8"),
    js=(_HERE / "tenet_map.js").read_text(encoding="utf-8"),
)
_ORDER: tuple[TenetStatus, ...] = (
    "contradicted", "misattributed", "overstated", "used_correctly", "reported", "not_addressed"
)  # fmt: skip


def tenet_map(
    critique: Critique,
    essay_id: str,
    *,
    opened: str | None,
    on_go: Callable[[Place], None],
    on_open: Callable[[str, int], None],
) -> None:
    """Draws the map; `opened` is the tenet whose passage is open, `on_open` gets a tenet and its citation's number."""
    if not critique.tenets:
        return
    st.subheader("What the essay takes up", anchor=False)
    st.write(coverage_line(critique.coverage))
    key = f"tenets-{essay_id}"
    uses = {use.tenet: use for use in critique.tenets}

    def gone() -> None:
        match st.session_state[key].place:
            case {"tenet": str(name), "number": int(number)} if name in uses:
                spans = uses[name].essay_spans
                if 0 <= number < len(spans):
                    on_go(Place(start=spans[number].start, end=spans[number].end))

    def asked() -> None:
        name = st.session_state[key].source
        if isinstance(name, str) and name in uses and uses[name].citations:
            on_open(name, uses[name].citations[0].id)

    data = {**tenet_data(critique.tenets), "opened": opened}
    _component(key=key, data=data, on_place_change=gone, on_source_change=asked)


def tenet_data(uses: Sequence[TenetUse]) -> dict[str, Any]:
    """What the browser draws, as plain values: those that the essay addresses, and those that it does not."""
    ordered = sorted(uses, key=lambda use: _ORDER.index(use.status))
    return {
        "addressed": [_use(use) for use in ordered if use.status != "not_addressed"],
        "others": [_use(use) for use in ordered if use.status == "not_addressed"],
    }


def _use(use: TenetUse) -> dict[str, Any]:
    return {
        "tenet": use.tenet,
        "title": use.title,
        "status": use.status,
        "said": STATUSES[use.status],
        "places": len(use.essay_spans),
        "source": cited_place(use.citations[0]) if use.citations else "",
    }
