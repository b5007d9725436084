"""What stands beside the questions of the bank: what was left out and why, and what learners hold against a grade."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from tutor.exports.quiz_wording import TYPE_NAMES
from tutor.quiz.questions import Question, Rejected, Response
from tutor.ui.bank_state import QUESTIONS, VIEW
from tutor.ui.components.plain import literal, shortened
from tutor.ui.teaching import Teaching, by_reason

if TYPE_CHECKING:
    from tutor.learners.quizzes import Appeal

EXAMPLES = 5


def left_out(rejected: Sequence[Rejected]) -> None:
    """Draws why questions did not pass the checks, with examples of each reason."""
    if not rejected:
        st.info("Every question that was made passed the checks.", icon=":material/check_circle:")
        return
    st.write(
        f"{_counted(len(rejected), 'question')} did not pass the checks and cannot be asked. "
        "You can write a better one yourself under “Write one”."
    )
    for reason, items in by_reason(rejected):
        with st.expander(f"{literal(reason)} · {_counted(len(items), 'question')}"):
            for one in items[:EXAMPLES]:
                st.markdown(f"{literal(shortened(one.stem, 240))}  \n:gray[{TYPE_NAMES[one.type]}]")
            if len(items) > EXAMPLES:
                st.caption(f"These are the first {EXAMPLES} of {len(items):,}.")


def appeals(teaching: Teaching, said: "Sequence[Appeal]", questions: Sequence[Question]) -> None:
    """Draws what the learner holds against grades, each with a way to the question."""
    if not said:
        st.info(
            "Nobody has objected to a grade. In a quiz, the learner can do so after each answer.",
            icon=":material/info:",
        )
        return
    st.write("After these answers the learner said that the grade was wrong.")
    known = {question.id for question in questions}
    for place, one in enumerate(said):
        with st.container(border=True, gap="small"):
            st.markdown(f"**{literal(one.question.stem)}**")
            st.caption(f"{TYPE_NAMES[one.question.type]} · {one.said_at.day} {one.said_at:%B %Y}")
            st.markdown(
                f"The answer given: {literal(answer_in_words(one.question, one.response))}  \n"
                f"The right answer: {literal(one.question.answer)}"
            )
            st.markdown(f"The reason given: {literal(one.reason)}" if one.reason else "No reason was given.")
            if one.question.id in known:
                st.button(
                    "Look at the question", key=f"appeal-{place}", icon=":material/search:", on_click=_look,
                    args=(teaching, one.question.id),
                )  # fmt: skip
            else:
                st.caption("This question is no longer in the bank.")


def answer_in_words(question: Question, response: Response) -> str:
    """What was answered, as a person says it."""
    chosen = [question.options[place].text for place in response.chosen if 0 <= place < len(question.options)]
    matched = [f"{left}: {right}" for left, right in response.matched]
    return "; ".join(filter(None, (*chosen, response.text, *matched))) or "nothing"


def _look(teaching: Teaching, question_id: str) -> None:
    teaching.look_at(question_id)
    st.session_state[VIEW] = QUESTIONS


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
