"""What one browser window remembers of quizzes and reviews between reruns, as typed values."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from knowledge.errors import KnowledgeError
from tutor.errors import TutorError
from tutor.quiz.questions import Grade, Question, QuestionType, Response
from tutor.ui.state import ShowsPassages

if TYPE_CHECKING:
    from tutor.learners.quizzes import Feedback
    from tutor.ui.background import Background
    from tutor.ui.bank_making import Made

GUESS, FAIRLY_SURE, CERTAIN = 0.4, 0.7, 0.95
WISHED = "quiz_wish_topics"
"""Where another page leaves the tenets and topics that somebody wants to be asked about."""

ALL, WEAKEST = "", "*weakest*"
"""Topics that are no tenet: any, and what the learner is weakest at. No slug has a star."""


@dataclass(frozen=True, slots=True)
class QuizChoice:
    """What the person wants to be asked; nothing chosen among difficulties and types means any.

    `keys` are tenets and topics that another page asks a quiz on; they take the place of `topic`.
    """

    topic: str = ALL
    keys: tuple[str, ...] = ()
    count: int = 10
    difficulties: tuple[int, ...] = ()
    types: tuple[QuestionType, ...] = ()
    feedback: "Feedback" = "immediate"


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what was answered and what it is worth; `due` is when a review comes back."""

    question: Question
    response: Response
    grade: Grade
    confidence: float | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Grading:
    """An answer in words that is being read."""

    question: Question
    text: str
    work: "Background[Answered]"


@dataclass(slots=True)
class ReviewRound:
    """The reviews of this sitting: how many were done, and the one whose answer is on screen."""

    done: int = 0
    shown: Answered | None = None


@dataclass(slots=True)
class QuizState(ShowsPassages):
    """The quiz or the reviews on screen, what is being made in the background, and the passage that is open.

    `shown` is the id of the question whose feedback is on screen. `step` counts the questions and feedbacks that were
    shown, so that the browser knows when to move the focus. `fault` is an error of the program's own that is still to
    be told, `whole` a source's id and a place in it, to be opened whole when the page is drawn next.
    """

    quiz_id: str | None = None
    shown: str | None = None
    step: int = 0
    review: ReviewRound | None = None
    making: "Background[Made] | None" = None
    grading: Grading | None = None
    failure: KnowledgeError | TutorError | None = None
    fault: Exception | None = None
    notice: str = ""


def quiz_state() -> QuizState:
    """This window's state of the quiz page."""
    state: QuizState = st.session_state.setdefault("quiz_state", QuizState())
    return state
