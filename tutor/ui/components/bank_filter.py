"""Which questions of the bank are shown: by words, topic, document, type, and whether they are asked."""

from collections.abc import Mapping, Sequence

import streamlit as st

from tutor.exports.quiz_wording import TYPE_NAMES
from tutor.quiz.questions import Question
from tutor.ui.bank_state import ANY, BankFilter
from tutor.ui.components.plain import shortened
from tutor.ui.teaching import STANDINGS, topics_of

_LONGEST = 80


def bank_filter(questions: Sequence[Question], tenets: Mapping[str, str]) -> BankFilter:
    """Draws the choices and returns what was chosen."""
    topics = topics_of(questions, tenets)
    titles = {one.source_id: one.source_title for question in questions for one in question.citations}
    words = st.text_input(
        "Find a question", type="search", placeholder="Words of the question or its answer", key="bank-words",
        persist_state="session",
    )  # fmt: skip
    with st.grid(4, min_column_width=150, gap="small"):
        return BankFilter(
            words=words or "",
            topic=_one_of("Topic", topics, "bank-topic"),
            source=_one_of("Document", titles, "bank-source"),
            type=_one_of("Type", {str(kind): name for kind, name in TYPE_NAMES.items()}, "bank-type"),
            standing=_one_of("Asked in quizzes", {one: one for one in STANDINGS}, "bank-standing"),
        )


def _one_of(label: str, names: Mapping[str, str], key: str) -> str:
    if st.session_state.get(key, ANY) not in names:
        # What was chosen is no longer among the questions.
        st.session_state[key] = ANY
    chosen: str = st.selectbox(
        label, [ANY, *names], format_func=lambda one: shortened(names[one], _LONGEST) if one else "Any", key=key,
        persist_state="session",
    )  # fmt: skip
    return chosen
