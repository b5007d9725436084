"""The Essay page before there are remarks: what happens with an essay, and the ways to hand one in."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from tutor.ui.components.plain import literal, shortened

SUFFIXES = ("docx", "odt", "pdf", "txt", "md")
FILE, TEXT = "Upload a file", "Paste the text"
_TYPED, _WAY = "essay-typed", "essay-way"
_ICON = ":material/rate_review:"


class HandingIn(NamedTuple):
    """What is done with a file, by name and bytes, with a pasted text, and with every change of it before."""

    on_file: Callable[[str, bytes], None]
    on_text: Callable[[str], None]
    on_typed: Callable[[str], None]


def essay_welcome() -> None:
    """What happens with an essay, before one is handed in."""
    st.title("Have your essay read closely", anchor=False)
    st.write(
        "Every claim of your essay is held against the documents of the course. You get remarks in the margin, "
        "each with the passage to read and a question to think on."
    )
    st.markdown(
        ":material/home: It stays on this computer, and answers are never quoted from it.  \n"
        ":material/edit_off: Nothing is rewritten. The words remain yours.  \n"
        ":material/balance: There is no grade."
    )


def draft_welcome(title: str, on_back: Callable[[], None]) -> None:
    """What a revised draft is for, and the way back to the draft before."""
    st.title("Your revised draft", anchor=False)
    st.write(f"It is held against the remarks on “{literal(shortened(title, 90))}”, to see what became of each.")
    st.button("Back to the remarks", icon=":material/arrow_back:", type="tertiary", on_click=on_back)


def hand_in(typed: str, most_megabytes: float, most_words: int, ways: HandingIn, *, is_draft: bool) -> None:
    """Takes a file or a pasted text; what was `typed` before is still there."""
    st.session_state.setdefault(_WAY, TEXT if typed else FILE)
    chosen = st.radio("How to hand it in", [FILE, TEXT], key=_WAY, horizontal=True, label_visibility="collapsed")
    if chosen == TEXT:
        _text(typed, most_words, ways)
    else:
        _file(max(1, int(most_megabytes)), ways.on_file, is_draft=is_draft)


def sample_form(sample: Path | None, on_read: Callable[[Path], None]) -> None:
    """Offers the course's own essay, if there is one."""
    if sample and st.button("Try it with the course's sample essay", icon=":material/school:", type="tertiary"):
        on_read(sample)
        st.rerun()


def _file(most_megabytes: int, on_read: Callable[[str, bytes], None], *, is_draft: bool) -> None:
    upload = st.file_uploader(
        "Choose a Word, OpenDocument, PDF, text or Markdown file",
        type=list(SUFFIXES),
        max_upload_size=most_megabytes,
        key="essay-draft-file" if is_draft else "essay-file",
    )
    if st.button("Read my essay", type="primary", icon=_ICON, key="read-file"):
        if upload is None:
            st.info("Choose a file first, or drop it on the box above.", icon=":material/info:")
            return
        on_read(upload.name, upload.getvalue())
        st.rerun()


def _text(typed: str, most_words: int, ways: HandingIn) -> None:
    st.session_state.setdefault(_TYPED, typed)
    text = st.text_area(
        f"Your essay, up to {most_words:,} words",
        key=_TYPED,
        height=260,
        placeholder="Paste the whole text with its headings and its list of references.",
        on_change=lambda: ways.on_typed(st.session_state[_TYPED]),
    )
    if st.button("Read my essay", type="primary", icon=_ICON, key="read-text"):
        if not text.strip():
            st.info("Paste your essay into the box first.", icon=":material/info:")
            return
        ways.on_text(text)
        st.rerun()
