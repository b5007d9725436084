"""The learner's quizzes: those to go on with, and those that are finished."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.boundary import guarded
from tutor.ui.components.plain import literal, shortened

if TYPE_CHECKING:
    from tutor.learners.quizzes import QuizSummary

SHOWN = 5

Act = Callable[[str], None]


def quiz_list(quizzes: "Sequence[QuizSummary]", on_open: Act, on_delete: Act) -> None:
    """Draws both lists, each where there is anything in it; `on_open` and `on_delete` get a quiz's id."""
    paused = [one for one in quizzes if one.finished_at is None]
    finished = [one for one in quizzes if one.finished_at is not None]
    for heading, label, items in (("Go on with a quiz", "Go on", paused), ("Finished", "Look again", finished)):
        if not items:
            continue
        st.subheader(heading, anchor=False)
        _rows(items[:SHOWN], label, on_open, on_delete)
        if len(items) > SHOWN:
            with st.expander(f"{len(items) - SHOWN} older"):
                _rows(items[SHOWN:], label, on_open, on_delete)


def _rows(items: "Sequence[QuizSummary]", label: str, on_open: Act, on_delete: Act) -> None:
    for item in items:
        name = literal(shortened(item.name, 80)) or "Quiz"
        with st.container(
            border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"
        ):
            st.markdown(f"**{name}**  \n{_state(item)}", width="stretch")
            st.button(label, key=f"open-quiz-{item.id}", help=f"{label}: {name}", on_click=on_open, args=(item.id,))
            if st.button(
                "Delete", key=f"delete-quiz-{item.id}", type="tertiary", icon=":material/delete:", help=f"Delete {name}"
            ):
                _confirm_delete(item.id, item.name, on_delete)


def _state(item: "QuizSummary") -> str:
    day = f"{item.started_at:%d %B %Y}".lstrip("0")
    if item.finished_at is None:
        return f"{item.answered} of {item.questions} answered · begun {day}"
    return f"Score {item.score:.0%} · {item.questions} questions · {day}"


@st.dialog("Delete this quiz?")
def _confirm_delete(quiz_id: str, name: str, on_delete: Act) -> None:
    st.text(name)
    st.write("The quiz and its answers are erased for good. Questions that are due for review stay.")
    with st.container(horizontal=True):
        if st.button("Keep it"):
            st.rerun()
        if st.button("Delete for good", type="primary"):
            with guarded("This quiz"):
                on_delete(quiz_id)
                st.rerun()
