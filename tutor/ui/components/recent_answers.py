"""The last answers of a learner, the newest first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.components.plain import literal, shortened
from tutor.ui.standing import outcome

if TYPE_CHECKING:
    from tutor.learners.attempts import Attempt

SHOWN = 8
_SIGNS = {"Right": ":material/check_circle:", "Partly right": ":material/adjust:", "Not right": ":material/cancel:"}


def recent_answers(attempts: "Sequence[Attempt]") -> None:
    """Draws the last of the attempts, which come oldest first."""
    st.subheader("Recent answers", anchor=False)
    with st.container(border=True, gap="small"):
        for attempt in attempts[::-1][:SHOWN]:
            result = outcome(attempt)
            when = f"{attempt.answered_at.day} {attempt.answered_at:%B %Y}"
            how = "in a review" if attempt.is_review else "in a quiz" if attempt.quiz_id else ""
            about = " · ".join(filter(None, (result, when, how)))
            st.markdown(
                f"{_SIGNS[result]} {literal(shortened(attempt.question.stem, 160))}  \n:gray[{about}]"
            )  # fmt: skip
    if len(attempts) > SHOWN:
        st.caption(f"These are the last {SHOWN} of {len(attempts):,} answers. The download below holds them all.")
