"""The Chat page before the first question: what to ask, or what to load when the library is empty."""

from collections.abc import Callable, Sequence

import streamlit as st

from tutor.settings import ChatModelSettings
from tutor.ui.components.course import load_course
from tutor.ui.components.plain import literal
from tutor.ui.components.upload import Progress

SHOWN = 6
NEXT = 2


QUOTED = "Answers are quoted word for word from the documents in your library."
WRITTEN = (
    "Answers are written by the chat model {model} from the documents in your library, and every sentence is checked "
    "against the passage that it cites. Your questions and the passages found for them are sent to {place}."
)
READ_ON = "Press the number after a sentence to read it where it stands."


def starters(
    course_questions: Callable[[], Sequence[str]], on_choose: Callable[[str], None], chat_model: ChatModelSettings
) -> None:
    """Draws the greeting, and then the course's starter questions, which may take a while to come."""
    st.title("What would you like to understand?", anchor=False)
    st.write(f"{_composed(chat_model)} {READ_ON}")
    st.space("small")
    with st.skeleton(height=150):
        questions = course_questions()
    if questions:
        st.caption("You could start with")
        with st.grid(2, min_column_width=260, gap="small"):
            for place, text in enumerate(questions[:SHOWN]):
                st.button(
                    literal(text), key=f"starter-{place}", width="stretch", wrap=True, on_click=on_choose, args=(text,)
                )


def _composed(chat_model: ChatModelSettings) -> str:
    """How answers come about, and what of it leaves this computer."""
    if not chat_model.model:
        return QUOTED
    place = chat_model.base_url or f"its provider, {chat_model.model.partition(':')[0]}"
    return WRITTEN.format(model=literal(chat_model.model), place=literal(place))


def next_questions(questions: Sequence[str], asked: Sequence[str], on_choose: Callable[[str], None]) -> None:
    """Draws a few starter questions that this conversation has not asked yet."""
    fresh = [text for text in questions if text not in asked][:NEXT]
    if fresh:
        st.caption("You could ask next")
        with st.container(horizontal=True, gap="small"):
            for place, text in enumerate(fresh):
                st.button(literal(text), key=f"next-{place}", wrap=True, on_click=on_choose, args=(text,))


def empty_library(load: Callable[[Progress], None]) -> None:
    """Offers to load the course, and shows how far it is; `load` takes a progress callback."""
    st.title("Let us fill your library first", anchor=False)
    st.write(
        "There is nothing to quote from yet. Load the course to begin, "
        "or add documents of your own on the Library page."
    )
    load_course(load)
