"""The outermost edge of the pages: whatever goes wrong inside becomes a calm message, and is logged."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import streamlit as st

from knowledge.errors import KnowledgeError
from tutor.errors import TutorError
from tutor.ui.components.plain import literal

_log = logging.getLogger(__name__)


@contextmanager
def guarded(what: str = "This page") -> Iterator[None]:
    """Runs the block; a failure is shown in its place, and the rest of the page goes on."""
    try:
        yield
    except (KnowledgeError, TutorError) as error:
        _log.warning("%s failed: %s", what, type(error).__name__)
        show_failure(error)
    except Exception:
        # The last resort. Reruns and stops of Streamlit are no Exception and pass through.
        number = uuid4().hex[:8]
        _log.exception("%s failed, reported as %s", what, number)
        st.error(
            f"{what} could not be shown. Nothing that you kept is lost. Reload the page; "
            f"if it happens again, look for the number {number} in the terminal in which the program runs.",
            icon=":material/error:",
        )


def show_failure(error: KnowledgeError | TutorError) -> None:
    """The error's own words: what happened, and what to do next."""
    st.warning("  \n".join(literal(part) for part in (error.message, error.hint) if part), icon=":material/info:")
