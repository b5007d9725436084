"""The Chat page before the first question: what to ask, or what to load when the library is empty."""

from collections.abc import Callable, Sequence

import streamlit as st

from tutor.ui.components.course import load_course
from tutor.ui.components.plain import literal
from tutor.ui.components.upload import Progress

SHOWN = 6
NEXT = 2


def starters(course_questions: Callable[[], Sequence[str]], on_choose: Callable[[str], None]) -> None:
    """Draws the greeting, and then the course's starter questions, which may take a while to come."""
    st.title("What would you like to understand?", anchor=False)
    st.write(
        "Answers are quoted word for word from the documents in your library. "
        "Press the number after a sentence to read it where it stands."
    )
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
