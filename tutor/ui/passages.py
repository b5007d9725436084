"""The cited passage that is open beside what is on screen, to read what it rests on where it stands."""

from collections.abc import Iterable

from tutor.chat.replies import ReplyCitation
from tutor.errors import TutorError
from tutor.grounding.citations import PrintedCitation
from tutor.ui.state import OpenedPassage, ShowsPassages


class PassageBeside:
    """Opens and closes cited passages; what cites one has a name, and numbers its citations."""

    def __init__(self, state: ShowsPassages) -> None:
        self._state = state

    @property
    def is_open(self) -> bool:
        """Whether a passage is open."""
        return self._state.needs_room

    def to_read_whole(self) -> tuple[str, int] | None:
        """The id of the source to be read whole now, and a place in it; told once."""
        whole, self._state.whole = self._state.whole, None
        return whole

    @property
    def openings(self) -> int:
        """How many passages have been opened; tells one opening from the next."""
        return self._state.openings

    def open(self, cited_by: str, number: int) -> None:
        """Opens a cited passage, or closes it when it is the one that is open."""
        wanted = OpenedPassage(cited_by, number)
        self._state.opened = None if self._state.opened == wanted else wanted
        self._state.openings += 1

    def close(self) -> None:
        """Closes the open passage."""
        self._state.opened = None

    def read_whole(self, citation: ReplyCitation) -> None:
        """Closes the passage, to read its source from beginning to end instead."""
        self._state.opened, self._state.whole = None, (citation.source_id, citation.start)

    def active(self, cited_by: str) -> int | None:
        """The number of the open passage, if this is what cites it."""
        opened = self._state.opened
        return opened.number if opened and opened.cited_by == cited_by else None

    def citation(self, cited: Iterable[tuple[str, Iterable[PrintedCitation]]]) -> ReplyCitation:
        """The citation of the open passage among those of each name; raises TutorError where it is gone."""
        wanted = self._state.opened
        for cited_by, citations in cited:
            for one in citations:
                if wanted == OpenedPassage(cited_by, one.id):
                    return ReplyCitation(**one.model_dump())
        raise TutorError("This passage is no longer there.", "Close the source and choose another one.")
