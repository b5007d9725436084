"""The questions that a learner has worked on: to go on with, to look at again, to delete."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.boundary import guarded
from tutor.ui.components.plain import literal, shortened

if TYPE_CHECKING:
    from tutor.learners.guidance import GuidedSummary

SHOWN = 5
EMPTY = "Questions that you work out are kept here, to go on with or to look at again. Begin with one above."

Act = Callable[[str], None]


def guided_list(kept: "Sequence[GuidedSummary]", on_open: Act, on_delete: Act) -> None:
    """Draws the list, or what will stand here; `on_open` and `on_delete` get an id."""
    st.subheader("Your questions", anchor=False)
    if not kept:
        st.caption(EMPTY)
        return
    _rows(kept[:SHOWN], on_open, on_delete)
    if len(kept) > SHOWN:
        with st.expander(f"{len(kept) - SHOWN} older"):
            _rows(kept[SHOWN:], on_open, on_delete)


def _rows(kept: "Sequence[GuidedSummary]", on_open: Act, on_delete: Act) -> None:
    for item in kept:
        name, label = literal(shortened(item.question, 120)), "Look again" if item.is_finished else "Go on"

        def opened(guided_id: str = item.id) -> None:
            # A callback runs before the page, outside its edge.
            with guarded("This question"):
                on_open(guided_id)

        with st.container(
            border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"
        ):
            st.markdown(f"**{name}**  \n{_state(item)}", width="stretch")
            st.button(label, key=f"open-guided-{item.id}", help=f"{label}: {name}", on_click=opened)
            if st.button(
                "Delete", key=f"delete-guided-{item.id}", type="tertiary", icon=":material/delete:",
                help=f"Delete {name}",
            ):  # fmt: skip
                _confirm_delete(item.id, item.question, on_delete)


def _state(item: "GuidedSummary") -> str:
    day = f"{item.begun_at:%d %B %Y}".lstrip("0")
    found = item.results
    had = [f"First try {found.first} of {found.points}"]
    if found.assisted is not None:
        had.append(f"with help {found.assisted}")
    if found.closing is not None:
        had.append(f"at the end {found.closing}")
    return f"{', '.join(had)} · {day}"


@st.dialog("Delete this question?")
def _confirm_delete(guided_id: str, question: str, on_delete: Act) -> None:
    st.text(question)
    st.write("The question and everything that you wrote to it are erased for good.")
    with st.container(horizontal=True):
        if st.button("Keep it"):
            st.rerun()
        if st.button("Delete for good", type="primary"):
            with guarded("This question"):
                on_delete(guided_id)
                st.rerun()
