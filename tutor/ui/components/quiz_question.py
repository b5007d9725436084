"""One question of a quiz or of the reviews from its head to its last button, before and after it is answered."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import streamlit as st

from tutor.learners.conversations import REASON_LIMIT
from tutor.quiz.questions import Question
from tutor.ui.boundary import guarded
from tutor.ui.components.answer_form import OnAnswer, answer_form, hint, keys_help
from tutor.ui.components.plain import literal
from tutor.ui.components.question_feedback import explained, message_of, verdict, verdict_of
from tutor.ui.components.question_head import Aim, go_key, question_head
from tutor.ui.components.when import on_day
from tutor.ui.quiz_state import Answered

TYPED = ("cloze", "short_answer")


class Place(NamedTuple):
    """Which question of how many it is, what it is about, and the step of this window."""

    number: int
    of: int
    topic: str
    step: int

    @property
    def said(self) -> str:
        """The place in words."""
        return f"Question {self.number} of {self.of}"


class Appealing(NamedTuple):
    """What is done with an appeal, and the reason of the one that was made already."""

    on_appeal: Callable[[Question, str], None]
    made: str | None


def to_answer(question: Question, place: Place, on_answer: OnAnswer, on_leave: Callable[[], None]) -> None:
    """Draws a question that is still to be answered."""
    aim: Aim = "field" if question.type in TYPED else "place"
    share = (place.number - 1) / place.of
    question_head(place.said, place.topic, share, place.step, aim=aim, said="")
    answer_form(question, place.step, on_answer)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        hint(question)
        _leave(on_leave)
    keys_help(question)


def being_read(question: Question, text: str) -> None:
    """Draws a question whose answer is being read."""
    st.header(literal(question.stem), anchor=False)
    st.text(text)


def after_answer(
    answered: Answered,
    place: Place,
    *,
    active: int | None,
    on_open: Callable[[str, int], None],
    on_next: Callable[[], None],
    on_leave: Callable[[], None],
    is_last: bool,
    appealing: Appealing | None,
    comes_back: str,
) -> None:
    """Draws what an answer was worth; the next step has the focus and stands above the explanations."""
    question = answered.question
    said = f"{verdict_of(answered)}. {message_of(answered)}"
    question_head(place.said, place.topic, place.number / place.of, place.step, aim="go", said=said)
    st.header(literal(question.stem), anchor=False)
    verdict(answered)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button("See how it went" if is_last else "Next", key=go_key(place.step), type="primary", on_click=on_next)
        if appealing and not answered.grade.is_correct:
            _appeal(question, appealing)
        if not is_last:
            _leave(on_leave)
    if comes_back:
        st.caption(f":material/history: {comes_back}")
    explained(answered, active=active, on_open=on_open)


def returns(due: date, today: date) -> str:
    """When a question is asked again."""
    return f"This question comes back for review {on_day(due, today)}."


def _leave(on_leave: Callable[[], None]) -> None:
    st.button("Leave and go on later", icon=":material/pause:", type="tertiary", on_click=on_leave)


def _appeal(question: Question, appealing: Appealing) -> None:
    if appealing.made is not None:
        st.caption("You think your answer is right. Your reason is kept for the teacher.")
        return
    key = f"appeal-{question.id}"
    with st.popover("I think my answer is right"), st.form(key, border=False):
        reason = st.text_area("Why do you think so?", key=f"{key}-reason", max_chars=REASON_LIMIT)
        if st.form_submit_button("Send to the teacher"):
            with guarded("Your reason"):
                appealing.on_appeal(question, reason.strip())
                st.rerun()
