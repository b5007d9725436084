"""Which remarks are shown: by what they say and by how much it matters."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeVar

import streamlit as st

from tutor.critique.findings import Critique, Verdict
from tutor.critique.wording import SEVERITIES, STRENGTH, VERDICTS
from tutor.exports.remarks import Remark

_T = TypeVar("_T", bound=str)
Kind = Verdict | Literal["strength"]
NAMES: Mapping[Kind, str] = dict([*VERDICTS.items(), ("strength", STRENGTH)])


def kinds(critique: Critique, said: Sequence[Remark]) -> dict[int, Kind]:
    """What each remark says, by its number."""
    verdicts = {(one.id, one.essay_span): one.verdict for one in critique.findings}
    return {one.number: "strength" if one.kind == "strength" else verdicts[one.about, one.span] for one in said}


def remark_filter(said: Sequence[Remark], kind_of: Mapping[int, Kind], essay_id: str) -> list[int]:
    """Draws the choice and returns the numbers of the remarks to show; nothing chosen means all."""
    kinds_there = {kind: f"{essay_id}-{kind}" for kind in NAMES if kind in kind_of.values()}
    grades_there = {grade: f"{essay_id}-{grade}" for grade in SEVERITIES if any(one.kind == grade for one in said)}
    wanted = _chosen(kinds_there), _chosen(grades_there)
    kept = [
        one.number
        for one in said
        if (not wanted[0] or kind_of[one.number] in wanted[0]) and (not wanted[1] or one.kind in wanted[1])
    ]
    label = f"All {len(said)} remarks" if len(kept) == len(said) else f"{len(kept)} of {len(said)} remarks"
    with st.popover(label, icon=":material/filter_list:", key=f"filter-{essay_id}"):
        st.caption("What they say")
        for kind, key in kinds_there.items():
            st.checkbox(f"{NAMES[kind]}: {list(kind_of.values()).count(kind)}", key=key)
        st.caption("How much they matter")
        for grade, key in grades_there.items():
            st.checkbox(f"{SEVERITIES[grade].capitalize()}: {sum(one.kind == grade for one in said)}", key=key)
    if not kept:
        st.caption("No remark is both. Take one of your choices back to see more.")
    return kept


def _chosen(keys: Mapping[_T, str]) -> list[_T]:
    """Those whose box is ticked; before the boxes are drawn, since their label tells how many there are."""
    return [item for item, key in keys.items() if st.session_state.get(key)]
