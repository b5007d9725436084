"""A question to answer: its words, what to choose or type, how sure one is, and a hint for who wants it."""

import hashlib
from collections.abc import Callable

import streamlit as st

from tutor.quiz.questions import Question, QuestionType, Response
from tutor.ui.boundary import guarded
from tutor.ui.components.plain import literal
from tutor.ui.components.question_head import go_key, options_key
from tutor.ui.quiz_state import CERTAIN, FAIRLY_SURE, GUESS

SURENESS = {GUESS: "A guess", FAIRLY_SURE: "Fairly sure", CERTAIN: "Certain"}
LONGEST_GAP, LONGEST_ANSWER = 200, 4000
EMPTY = "Answer first, or press “I do not know” to see the answer."
UNFINISHED = "Choose one for each, or press “I do not know” to see the answer."
_KEYS: dict[QuestionType, str] = {
    "single_choice": "Keys: a number chooses, Enter answers.",
    "true_false": "Keys: a number chooses, Enter answers.",
    "multiple_choice": "Keys: a number chooses or takes back, Enter answers.",
    # What is typed says so itself.
    "cloze": "",
    "short_answer": "",
    "matching": "Tab goes to the next, arrow keys choose.",
}

Read = Callable[[], Response]
OnAnswer = Callable[[Question, Response, float | None], None]


def answer_form(question: Question, step: int, on_answer: OnAnswer) -> None:
    """Draws the question; `on_answer` gets the answer, which is empty for who does not know."""
    key = f"quiz-{step}"
    st.header(literal(question.stem), anchor=False)
    with st.form(f"{key}-form", border=False):
        with st.container(key=options_key(step)):
            read = _FIELDS[question.type](question, key)
        st.radio(
            "How sure are you? (optional)", list(SURENESS), index=None, format_func=lambda one: SURENESS[one],
            horizontal=True, key=f"{key}-sure",
        )  # fmt: skip

        def answered() -> None:
            # A callback runs before the page, outside its edge.
            with guarded("Your answer"):
                response = read()
                lacking = st.session_state[f"{key}-lacking"] = _lacking(question, response)
                if not lacking:
                    on_answer(question, response, _sureness(key))

        def given_up() -> None:
            with guarded("This question"):
                on_answer(question, Response(), None)

        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("Answer", key=go_key(step), type="primary", on_click=answered)
            st.form_submit_button("I do not know", key=f"{key}-unknown", on_click=given_up)
    if lacking := st.session_state.get(f"{key}-lacking"):
        st.info(lacking, icon=":material/info:")


def hint(question: Question) -> None:
    """The hint, behind a button."""
    if question.hint:
        with st.popover("Hint", icon=":material/lightbulb:"):
            st.text(question.hint)


def keys_help(question: Question) -> None:
    """Which keys answer this question."""
    if _KEYS[question.type]:
        st.caption(_KEYS[question.type])


def rights(question: Question) -> list[str]:
    """What can be matched, in an order that says nothing of what belongs where and is always the same."""
    return sorted({pair.right for pair in question.pairs}, key=lambda right: _digest(question.id, right))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _lacking(question: Question, response: Response) -> str:
    if question.type == "matching":
        return UNFINISHED if len(response.matched) < len(question.pairs) else ""
    return "" if response.chosen or response.text else EMPTY


def _sureness(key: str) -> float | None:
    chosen = st.session_state.get(f"{key}-sure")
    return chosen if chosen in SURENESS else None


def _one(question: Question, key: str) -> Read:
    texts = _numbered(question)
    st.radio(
        literal(question.stem), range(len(texts)), index=None, format_func=lambda place: texts[place],
        key=f"{key}-one", label_visibility="collapsed",
    )  # fmt: skip

    def read() -> Response:
        place = st.session_state.get(f"{key}-one")
        return Response(chosen=() if place is None else (place,))

    return read


def _several(question: Question, key: str) -> Read:
    for place, text in enumerate(_numbered(question)):
        st.checkbox(text, key=f"{key}-several-{place}")

    def read() -> Response:
        places = range(len(question.options))
        return Response(chosen=tuple(place for place in places if st.session_state.get(f"{key}-several-{place}")))

    return read


def _gap(_question: Question, key: str) -> Read:
    # Kept on the page: what was typed is still there when the reading of an answer is stopped or fails.
    st.text_input("The missing word or words", key=f"{key}-text", max_chars=LONGEST_GAP, persist_state="page")
    return lambda: _typed(key)


def _words(_question: Question, key: str) -> Read:
    st.text_area(
        "Your answer, in a few sentences of your own", key=f"{key}-text", height=150, max_chars=LONGEST_ANSWER,
        persist_state="page",
    )  # fmt: skip
    return lambda: _typed(key)


def _pairs(question: Question, key: str) -> Read:
    choices = rights(question)
    for place, pair in enumerate(question.pairs):
        st.selectbox(
            literal(pair.left), choices, index=None, format_func=_on_one_line, key=f"{key}-pair-{place}",
            placeholder="Choose what belongs to it",
        )  # fmt: skip

    def read() -> Response:
        chosen = [(pair.left, st.session_state.get(f"{key}-pair-{at}")) for at, pair in enumerate(question.pairs)]
        return Response(matched=tuple((left, right) for left, right in chosen if right))

    return read


def _typed(key: str) -> Response:
    return Response(text=str(st.session_state.get(f"{key}-text") or "").strip())


def _on_one_line(text: str) -> str:
    # The options of a select box are no Markdown, so nothing in them has to be escaped.
    return " ".join(text.split())


def _numbered(question: Question) -> list[str]:
    return [f"{place}\\. {literal(option.text)}" for place, option in enumerate(question.options, start=1)]


_FIELDS: dict[QuestionType, Callable[[Question, str], Read]] = {
    "single_choice": _one,
    "multiple_choice": _several,
    "true_false": _one,
    "cloze": _gap,
    "short_answer": _words,
    "matching": _pairs,
}
