"""What is due for review today, and what comes back later, in words."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from tutor.ui.components.question_head import question_head
from tutor.ui.components.when import coming_up


def review_card(due: int, forecast: Sequence[tuple[date, int]], today: date, on_begin: Callable[[], None]) -> None:
    """Draws how much is due with a button to begin; nothing where nothing will ever come back."""
    later = coming_up(forecast, today)
    if not due and not later:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        words = f"**Due for review today: {due}**" if due else "**Nothing is due for review today.**"
        st.markdown(words + (f"  \nComing back: {later}." if later else ""), width="stretch")
        if due:
            st.button("Review now", icon=":material/history:", on_click=on_begin)


def review_end(
    done: int, forecast: Sequence[tuple[date, int]], today: date, on_back: Callable[[], None], step: int
) -> None:
    """Says that there is nothing more to review today, and when the next are due."""
    said = "That is all for today" if done else "Nothing is due today"
    question_head(said, "", 1.0, step, aim="place", is_title=True)
    reviewed = "You reviewed 1 question." if done == 1 else f"You reviewed {done} questions."
    later = coming_up(forecast, today)
    next_due = f"Coming back: {later}." if later else "What you miss in quizzes will come back here."
    st.write(f"{reviewed} {next_due}" if done else next_due)
    st.button("Back to quizzes", icon=":material/arrow_back:", on_click=on_back)
