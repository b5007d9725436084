"""What became of the remarks on the draft before: each with its outcome and the sentence as it is now."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import streamlit as st

from tutor.critique.wording import VERDICTS
from tutor.ui.components.plain import literal, shortened
from tutor.ui.state import Place

if TYPE_CHECKING:
    from tutor.critique.drafts import DraftChange, Outcome

Color = Literal["green", "blue", "gray", "orange"]
OUTCOMES: "Mapping[Outcome, tuple[str, str, Color]]" = {
    "addressed": ("dealt with", ":material/check_circle:", "green"),
    "partly": ("partly dealt with", ":material/timelapse:", "blue"),
    "ignored": ("as before", ":material/radio_button_unchecked:", "gray"),
    "regressed": ("worse than before", ":material/trending_down:", "orange"),
}
_ORDER: "tuple[Outcome, ...]" = ("regressed", "partly", "ignored", "addressed")
_LONGEST = 260


def draft_changes(changes: "Sequence[DraftChange]", on_go: Callable[[Place], None]) -> None:
    """Draws the numbers, and every remark on the draft before with what became of it."""
    st.subheader("Since your last draft", anchor=False)
    if not changes:
        st.caption("There were no remarks on your last draft.")
        return
    count = Counter(change.outcome for change in changes)
    st.markdown(" · ".join(f"{count[name]} {said}" for name, (said, _, _) in OUTCOMES.items() if count[name]))
    ordered = sorted(enumerate(changes), key=lambda one: (_ORDER.index(one[1].outcome), one[0]))
    with st.expander(f"The remarks on your last draft: {len(changes)}"):
        for place, change in ordered:
            _change(place, change, on_go)


def _change(place: int, change: "DraftChange", on_go: Callable[[Place], None]) -> None:
    said, icon, color = OUTCOMES[change.outcome]
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(said.capitalize(), icon=icon, color=color)
            st.markdown(f"**{VERDICTS[change.finding.verdict]}**")
        was = change.finding.essay_span
        if was:
            st.caption(f"Then: “{literal(shortened(was.quote, _LONGEST))}”")
        else:
            st.caption(literal(shortened(change.finding.comment, _LONGEST)))
        if change.essay_span and change.is_changed:
            st.markdown(f"Now: “{literal(shortened(change.essay_span.quote, _LONGEST))}”")
        elif was and change.essay_span is None:
            st.markdown("The sentence is no longer there.")
        if change.essay_span:
            target = Place(start=change.essay_span.start, end=change.essay_span.end)
            st.button(
                "Show me where", key=f"change-{place}", icon=":material/arrow_downward:", type="tertiary",
                on_click=on_go, args=(target,),
            )  # fmt: skip
