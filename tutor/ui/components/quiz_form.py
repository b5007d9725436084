"""The form that starts a quiz: one press is enough, and whoever wants to can choose more."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import streamlit as st

from tutor.quiz.questions import QUESTION_TYPES, QuestionType
from tutor.ui.components.plain import shortened
from tutor.ui.quiz_state import ALL, WEAKEST, QuizChoice

if TYPE_CHECKING:
    from tutor.learners.quizzes import Feedback

COUNTS, USUAL = (5, 10, 20), 10
TYPES: dict[QuestionType, str] = {
    "single_choice": "Choose one",
    "multiple_choice": "Choose several",
    "true_false": "True or false",
    "cloze": "Fill the gap",
    "short_answer": "Short answer",
    "matching": "Matching",
}
DIFFICULTIES: dict[str, tuple[int, ...]] = {"Any": (), "Easier": (1, 2), "Middling": (3,), "Harder": (4, 5)}
FEEDBACK: "dict[Feedback, str]" = {"immediate": "After each question", "final": "At the end"}


def quiz_welcome() -> None:
    """What a quiz is made of."""
    st.title("Quiz", anchor=False)
    st.write(
        "Every question is made from the documents in your library, and every answer is explained with the passage "
        "that it rests on. What you miss comes back for review."
    )


def quiz_form(tenets: Mapping[str, str], *, has_weakest: bool, on_start: Callable[[QuizChoice], None]) -> None:
    """Draws the form; `on_start` gets what was chosen when the person presses Start."""
    topics = {ALL: "All topics", **({WEAKEST: "What I am weakest at"} if has_weakest else {}), **tenets}
    topic = st.selectbox("Topic", list(topics), format_func=lambda one: shortened(topics[one], 90), key="quiz-topic")
    count = st.radio("How many questions", COUNTS, index=COUNTS.index(USUAL), horizontal=True, key="quiz-count")
    with st.expander("More choices"):
        level = st.radio("Difficulty", list(DIFFICULTIES), horizontal=True, key="quiz-level")
        feedback = st.radio(
            "Show the answers", list(FEEDBACK), format_func=lambda one: FEEDBACK[one], horizontal=True,
            key="quiz-feedback",
        )  # fmt: skip
        st.caption("Kinds of questions (none chosen: every kind)")
        with st.grid(3, min_column_width=150, gap="xxsmall"):
            types = tuple(one for one in QUESTION_TYPES if st.checkbox(TYPES[one], key=f"quiz-type-{one}"))
    choice = QuizChoice(
        topic=topic if topic in topics else ALL,
        count=count if count in COUNTS else USUAL,
        difficulties=DIFFICULTIES.get(level, ()),
        types=types,
        feedback=feedback if feedback in FEEDBACK else "immediate",
    )
    if st.button("Start", type="primary", icon=":material/play_arrow:", width="stretch"):
        on_start(choice)
        st.rerun()
