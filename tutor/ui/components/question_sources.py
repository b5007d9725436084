"""The sentences that a teacher's question rests on: those that were chosen, and a search for others."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.boundary import guarded
from tutor.ui.components.plain import literal, shown
from tutor.ui.teaching import Teaching

if TYPE_CHECKING:
    from tutor.ui.bank_state import Editing


def question_sources(teaching: Teaching, editing: "Editing") -> None:
    """Draws what is cited, and the search."""
    st.subheader("What it rests on", anchor=False)
    if not editing.cited:
        st.caption("Every question has to rest on a sentence of a document. Find one here and choose it.")
    for one in editing.cited:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(_quoted(one.quote, one.source_title, one.page), width="stretch")
            st.button(
                "Leave out", key=f"{editing.key}-drop-{one.id}", icon=":material/close:", type="tertiary",
                help=f"Do not rest the question on this sentence of {literal(one.source_title)}",
                on_click=teaching.take_away, args=(editing, one.id),
            )  # fmt: skip
    with st.form(f"{editing.key}-search", border=False):
        words = st.text_input(
            "Find a sentence in the documents", editing.searched, type="search", max_chars=300,
            placeholder="What the sentence should say",
        )  # fmt: skip
        if st.form_submit_button("Search", icon=":material/search:"):
            with st.spinner("Looking through the documents"), guarded("The search"):
                teaching.search(editing, words or "")
    _found(teaching, editing)


def _found(teaching: Teaching, editing: "Editing") -> None:
    there = {(one.source_id, one.start) for one in editing.cited}
    fresh = [one for one in editing.found if one.sentence and (one.source.id, one.sentence.start) not in there]
    if editing.searched and not editing.found:
        st.info("No sentence was found. Try other words, or look on the Library page.", icon=":material/search:")
    for place, one in enumerate(fresh):
        if one.sentence is None:
            continue
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(_quoted(one.sentence.text, one.source.title, one.sentence.page), width="stretch")
            if st.button("Choose", key=f"{editing.key}-cite-{place}", icon=":material/add:"):
                with guarded("This sentence"):
                    teaching.cite(editing, one)
                    st.rerun()


def _quoted(quote: str, title: str, page: int | None) -> str:
    where = f"{title}, page {page}" if page else title
    return f"“{literal(shown(quote))}”  \n:gray[{literal(where)}]"
