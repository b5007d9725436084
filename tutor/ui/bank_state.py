"""What one browser window remembers of the question bank between reruns, as one typed value."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from knowledge.errors import KnowledgeError
from knowledge.sources import Evidence
from tutor.errors import TutorError
from tutor.grounding.citations import PrintedCitation
from tutor.quiz.questions import Question, QuestionType
from tutor.ui.state import ShowsPassages

if TYPE_CHECKING:
    from tutor.quiz.bank import Bank
    from tutor.ui.background import Background

ANY = ""
VIEW = "bank-view"
QUESTIONS, WRITE, LEFT_OUT, APPEALS = "Questions", "Write one", "Left out", "Objections"
VIEWS = (QUESTIONS, WRITE, LEFT_OUT, APPEALS)


@dataclass(frozen=True, slots=True)
class BankFilter:
    """Which questions to show; empty parts let everything through."""

    words: str = ""
    topic: str = ANY
    source: str = ANY
    type: str = ANY
    standing: str = ANY


@dataclass(slots=True)
class Editing:
    """A question that is being changed, or written where there is no `before`.

    What was typed lies in the widgets, under names that begin with `key`. `cited` are the sentences that it is to
    rest on, `found` those that a search came upon. `refused` says why it could not be kept last time.
    """

    key: str
    type: QuestionType
    before: Question | None = None
    cited: tuple[PrintedCitation, ...] = ()
    found: tuple[Evidence, ...] = ()
    searched: str = ""
    refused: tuple[str, ...] = ()


@dataclass(slots=True)
class BankState(ShowsPassages):
    """What is being edited, the single question that is looked at, the passage that is open, and the bank in making.

    `written` counts the questions that were begun, so that each has widgets of its own. `whole` is a source's id and
    a place in it, to be opened whole when the page is drawn next.
    """

    editing: Editing | None = None
    only: str | None = None
    making: "Background[Bank] | None" = None
    failure: KnowledgeError | TutorError | None = None
    fault: Exception | None = None
    notice: str = ""
    written: int = 0
    drafts: dict[str, Editing] = field(default_factory=dict)


def bank_state() -> BankState:
    """This window's state of the question bank."""
    state: BankState = st.session_state.setdefault("bank_state", BankState())
    return state
