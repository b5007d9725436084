"""Adding documents: choosing files and a role, and what became of each."""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import streamlit as st

from knowledge.readers import SUPPORTED_SUFFIXES
from knowledge.sources import Role
from tutor.ui.components.plain import literal
from tutor.ui.state import Waiting

if TYPE_CHECKING:
    from knowledge.library import AddOutcome

FAMILIAR = (".pdf", ".docx", ".txt", ".md", ".epub", ".html", ".odt")
SUFFIXES = sorted(SUPPORTED_SUFFIXES, key=lambda item: (item not in FAMILIAR, item))
MOST_FILES = 50
MOST_BYTES = 200_000_000
ROLES: dict[Role, str] = {"reference": "A reference that answers may rely on", "essay": "A student essay to discuss"}


Progress = Callable[[str, int, int], None]


def upload_form(most_megabytes: int) -> list[Waiting]:
    """Draws the form with the limit for one file; returns the files when the person presses Add, else none."""
    with st.form("upload", clear_on_submit=True, border=False):
        uploads = st.file_uploader(
            "Choose files or drop them here",
            type=SUFFIXES,
            accept_multiple_files=True,
            max_upload_size=most_megabytes,
        )
        role = st.radio("What they are", list(ROLES), format_func=lambda item: ROLES[item], horizontal=True)
        pressed = st.form_submit_button("Add to the library", type="primary", icon=":material/add:")
    if not pressed:
        return []
    if not uploads:
        st.info("Choose one or more files first, or drop them on the box above.", icon=":material/info:")
        return []
    if len(uploads) > MOST_FILES or sum(upload.size for upload in uploads) > MOST_BYTES:
        st.warning(
            f"That is too much at once. Add up to {MOST_FILES} files and {MOST_BYTES // 1_000_000} MB at a time."
        )
        return []
    chosen = role if role in ROLES else "reference"
    return [Waiting(upload.name, upload.getvalue(), chosen) for upload in uploads]


def upload_results(outcomes: "Sequence[AddOutcome]") -> None:
    """Draws what became of each file, those that were not added first.

    What was added but could not be prepared is left to the next preparing, which says what is wrong.
    """
    problems([outcome for outcome in outcomes if outcome.status == "failed"])
    added = [outcome for outcome in outcomes if outcome.status == "added"]
    if added:
        st.success(_listed("Added", added), icon=":material/check:")
    there = [outcome for outcome in outcomes if outcome.status == "already_there"]
    if there:
        st.info(_listed("Already in the library", there), icon=":material/info:")


def problems(outcomes: "Sequence[AddOutcome]") -> None:
    """Draws what went wrong, each thing once."""
    errors = [outcome.error for outcome in outcomes if outcome.error]
    for text in dict.fromkeys("  \n".join(literal(part) for part in (e.message, e.hint) if part) for e in errors):
        st.warning(text, icon=":material/warning:")


def safe_name(name: str) -> str:
    """The last part of a file name, whatever system it comes from, at a length that every disk takes."""
    last = PureWindowsPath(PurePosixPath(name.replace("\0", "")).name).name.strip(" .") or "document.txt"
    stem, suffix = Path(last).stem, Path(last).suffix
    return f"{stem.encode()[:120].decode(errors='ignore')}{suffix[:16]}"


def _listed(what: str, outcomes: "Sequence[AddOutcome]") -> str:
    names = [outcome.source.title if outcome.source else outcome.file_name for outcome in outcomes]
    return f"{what}: {', '.join(literal(name) for name in names)}"
