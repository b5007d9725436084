"""What one browser window remembers between reruns, as one typed value."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from knowledge.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Opened:
    """The citation whose source is open beside the chat; `number` is negative for a nearest passage."""

    turn_id: str
    number: int


@dataclass(slots=True)
class ChatState:
    """The conversation on screen, the question waiting for an answer, and the open source.

    `reading` is a source's id and a place in it, to be opened whole when the page is drawn next.
    """

    conversation_id: str | None = None
    waiting: str | None = None
    failed: str | None = None
    fresh_turn: str | None = None
    opened: Opened | None = None
    reading: tuple[str, int] | None = None
    openings: int = 0
    only_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """A source that was removed: its title, where in the list it stood, and what puts it back."""

    number: int
    title: str
    place: int
    value: Any


@dataclass(slots=True)
class LibraryState:
    """What adding files came to, and the removals that can still be undone, newest last."""

    outcomes: Sequence[Any] = ()
    removed: list[Removal] = field(default_factory=list)
    removals: int = 0
    failure: KnowledgeError | None = None


def chat_state() -> ChatState:
    """This window's state of the chat page."""
    state: ChatState = st.session_state.setdefault("chat_state", ChatState())
    return state


def library_state() -> LibraryState:
    """This window's state of the library page."""
    state: LibraryState = st.session_state.setdefault("library_state", LibraryState())
    return state
