"""What a learner knew of answers alone, with help, and alone again, in plain words."""

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from tutor.learners.guidance import GuidedShares


def guided_shares(shares: "GuidedShares") -> None:
    """Draws how many of the points the tries had; nothing where no question was worked out."""
    if not shares.answers:
        return
    st.subheader("Questions that you worked out", anchor=False)
    st.write(" ".join(shares_in_words(shares)))


def shares_in_words(shares: "GuidedShares") -> list[str]:
    """A sentence for each thing that can be said; shares of few answers are said with their number."""
    told = []
    if shares.first is not None:
        told.append(f"In {_questions(shares.answers)}, your first try had {shares.first:.0%} of the answer's points.")
    if shares.assisted is not None:
        told.append(f"With help it was {shares.assisted:.0%}.")
    if shares.closing is not None and shares.first_of_closed is not None:
        told.append(
            f"In {_questions(shares.closed)} you answered once more without help: {shares.closing:.0%}, "
            f"where your first try had {shares.first_of_closed:.0%}."
        )
    return told


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count:,} questions"
