"""What one browser window remembers between reruns, as one typed value."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import streamlit as st

from knowledge.errors import KnowledgeError
from knowledge.sources import Role
from tutor.errors import TutorError

if TYPE_CHECKING:
    from knowledge.library import AddOutcome
    from tutor.ui.essay_reading import EssayReading


@dataclass(frozen=True, slots=True)
class Opened:
    """The citation whose source is open beside the chat; `number` is negative for a nearest passage."""

    turn_id: str
    number: int


@dataclass(slots=True)
class ChatState:
    """The conversation on screen, the question waiting for an answer, and the open source.

    `reading` is a source's id and a place in it, to be opened whole when the page is drawn next. `notice` is what the
    person has to know of the answer or the choice of sources, until the next question. `can_retry` belongs to `failed`.
    """

    conversation_id: str | None = None
    waiting: str | None = None
    failed: str | None = None
    can_retry: bool = True
    fresh_turn: str | None = None
    opened: Opened | None = None
    reading: tuple[str, int] | None = None
    openings: int = 0
    only_from: tuple[str, ...] = ()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Removal:
    """A source that was removed: its title, where in the list it stood, and what puts it back."""

    number: int
    title: str
    place: int
    value: Any


@dataclass(slots=True)
class Waiting:
    """A file that is still to be added; `was_there` says whether the library had it, None before it is begun."""

    name: str
    data: bytes
    role: Role
    was_there: bool | None = None


@dataclass(slots=True)
class LibraryState:
    """The files that wait to be added, what the ones before them came to, and the removals that can be undone.

    `batch` counts the files that wait together with those before them. `stopped` is why adding or preparing waits for
    the person; `tried` are the sources that were given their chance to be prepared. `course` is what went wrong when
    the course was loaded last. Removals are newest last.
    """

    queue: deque[Waiting] = field(default_factory=deque)
    batch: int = 0
    outcomes: "Sequence[AddOutcome]" = ()
    course: "Sequence[AddOutcome]" = ()
    stopped: KnowledgeError | None = None
    tried: frozenset[str] = frozenset()
    removed: list[Removal] = field(default_factory=list)
    removals: int = 0
    failure: KnowledgeError | None = None


@dataclass(frozen=True, slots=True)
class OpenedPassage:
    """A passage that is open beside the essay: the name of what cites it, and its number there."""

    cited_by: str
    number: int


@dataclass(slots=True)
class ShowsPassages:
    """A page that can have a passage open beside it.

    `openings` tells one opening from the next; `whole` is a source's id and a place in it, to be opened whole when the
    page is drawn next.
    """

    opened: OpenedPassage | None = None
    openings: int = 0
    whole: tuple[str, int] | None = None

    @property
    def needs_room(self) -> bool:
        """Whether a passage is open beside the page; both together need the whole width."""
        return self.opened is not None


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the page of an essay to go: to a remark by its number, or to a run of the essay's text."""

    remark: int | None = None
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class EssayState(ShowsPassages):
    """The essay on screen, the one that is being read, and the passage that is open beside it.

    `failure` is why the last essay could not be read, `fault` an error of the program's own that is still to be told.
    `typed` is what was pasted and not yet read. `going` is a place of the essay to go to when the page is drawn next;
    `goings` tells one going from the next.
    """

    essay_id: str | None = None
    typed: str = ""
    is_revising: bool = False
    reading: "EssayReading | None" = None
    failure: KnowledgeError | TutorError | None = None
    fault: Exception | None = None
    notice: str = ""
    going: Place | None = None
    goings: int = 0

    @property
    def shows_remarks(self) -> bool:
        """Whether an essay with its remarks is on screen, and no form; those need the whole width."""
        return self.essay_id is not None and (self.reading is not None or not self.is_revising)


def chat_state() -> ChatState:
    """This window's state of the chat page."""
    state: ChatState = st.session_state.setdefault("chat_state", ChatState())
    return state


def library_state() -> LibraryState:
    """This window's state of the library page."""
    state: LibraryState = st.session_state.setdefault("library_state", LibraryState())
    return state


def essay_state() -> EssayState:
    """This window's state of the essay page."""
    state: EssayState = st.session_state.setdefault("essay_state", EssayState())
    return state
