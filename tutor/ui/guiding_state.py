"""What one browser window remembers of the question that is worked out, as one typed value."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from knowledge.errors import KnowledgeError
from tutor.errors import TutorError
from tutor.ui.state import ShowsPassages

if TYPE_CHECKING:
    from tutor.guiding.attempts import AttemptReading
    from tutor.guiding.steps import Guidance
    from tutor.ui.background import Background

QUESTION_KEY = "guided-question"
"""Where the box for a question keeps what was typed."""


@dataclass(frozen=True, slots=True)
class Looking:
    """A question whose answer is being looked for."""

    question: str
    work: "Background[Guidance]"


@dataclass(frozen=True, slots=True)
class AttemptInReading:
    """A try that is being read."""

    text: str
    work: "Background[AttemptReading]"


@dataclass(slots=True)
class GuidingState(ShowsPassages):
    """The question on screen and how far the learner has come, what is at work, and the passage that is open.

    `guided_id` is None until the first try is kept. `step` counts what was shown, so that the browser knows when to
    move the focus. `notice` says why a try could not be read, `failure` what went wrong; `fault` is an error of the
    program's own that is still to be told. `whole` is a source's id and a place in it, to be opened whole when the
    page is drawn next.
    """

    guidance: "Guidance | None" = None
    guided_id: str | None = None
    step: int = 0
    looking: Looking | None = None
    reading: AttemptInReading | None = None
    failure: KnowledgeError | TutorError | None = None
    fault: Exception | None = None
    notice: str = ""


def guiding_state() -> GuidingState:
    """This window's state of the page on which questions are worked out."""
    state: GuidingState = st.session_state.setdefault("guiding_state", GuidingState())
    return state
