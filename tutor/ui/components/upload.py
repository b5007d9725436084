"""Adding documents: choosing files and a role, progress while they are read, and what became of each."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, NamedTuple

import streamlit as st

from knowledge.readers import SUPPORTED_SUFFIXES
from knowledge.sources import Role
from tutor.ui.components.plain import literal

FAMILIAR = (".pdf", ".docx", ".txt", ".md", ".epub", ".html", ".odt")
SUFFIXES = sorted(SUPPORTED_SUFFIXES, key=lambda item: (item not in FAMILIAR, item))
MOST_FILES = 50
MOST_BYTES = 200_000_000
ROLES: dict[Role, str] = {"reference": "A reference that answers may rely on", "essay": "A student essay to discuss"}


class Chosen(NamedTuple):
    """What the person asks to add: names with bytes, and their role."""

    files: list[tuple[str, bytes]]
    role: Role


Progress = Callable[[str, int, int], None]
AddOne = Callable[[Path, Role, Progress], Any]


def upload_form(most_megabytes: int) -> Chosen | None:
    """Draws the form with the limit for one file; returns what was chosen when the person presses Add."""
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
        return None
    if not uploads:
        st.info("Choose one or more files first, or drop them on the box above.", icon=":material/info:")
        return None
    if len(uploads) > MOST_FILES or sum(upload.size for upload in uploads) > MOST_BYTES:
        st.warning(
            f"That is too much at once. Add up to {MOST_FILES} files and {MOST_BYTES // 1_000_000} MB at a time."
        )
        return None
    return Chosen([(upload.name, upload.getvalue()) for upload in uploads], role if role in ROLES else "reference")


def add_each(chosen: Chosen, add: AddOne) -> list[Any]:
    """Adds the files one after the other with a progress bar, and returns an outcome for each."""
    count = len(chosen.files)
    bar = st.progress(0.0, "Adding")
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        for place, (name, data) in enumerate(chosen.files):
            path = Path(folder, str(place), safe_name(name))
            path.parent.mkdir()
            path.write_bytes(data)

            def show(stage: str, done: int, total: int, place: int = place, name: str = path.name) -> None:
                share = (place + min(done / max(total, 1), 1.0)) / count
                bar.progress(share, f"{place + 1} of {count}: {literal(name)}, {stage}")

            show("reading", 0, 1)
            outcomes.append(add(path, chosen.role, show))
    bar.empty()
    return outcomes


def upload_results(outcomes: Sequence[Any]) -> None:
    """Draws what became of each file, the ones with a problem first."""
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    there = [outcome for outcome in outcomes if outcome.status == "already_there"]
    added = [outcome for outcome in outcomes if outcome.status == "added"]
    for outcome in failed:
        _warn(outcome, f"{outcome.file_name} was not added.")
    if added:
        st.success(_listed("Added", added), icon=":material/check:")
    for outcome in added:
        if outcome.error:
            _warn(outcome, f"{outcome.file_name} was added, but is not ready yet.")
    if there:
        st.info(_listed("Already in the library", there), icon=":material/info:")


def safe_name(name: str) -> str:
    """The last part of a file name, whatever system it comes from, at a length that every disk takes."""
    last = PureWindowsPath(PurePosixPath(name.replace("\0", "")).name).name.strip(" .") or "document.txt"
    stem, suffix = Path(last).stem, Path(last).suffix
    return f"{stem.encode()[:120].decode(errors='ignore')}{suffix[:16]}"


def _warn(outcome: Any, otherwise: str) -> None:
    error = outcome.error
    parts = (error.message, error.hint) if error else (otherwise,)
    st.warning("  \n".join(literal(part) for part in parts if part), icon=":material/warning:")


def _listed(what: str, outcomes: Sequence[Any]) -> str:
    names = [outcome.source.title if outcome.source else outcome.file_name for outcome in outcomes]
    return f"{what}: {', '.join(literal(name) for name in names)}"
