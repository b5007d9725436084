"""What a person can do on the Library page, each as one call on the library and a change of this window's state."""

from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import KnowledgeError
from knowledge.sources import Role, Source
from tutor.ui.components.upload import Progress
from tutor.ui.state import Removal, library_state

if TYPE_CHECKING:
    from knowledge.library import AddOutcome
    from tutor.services import Services

UNDOS = 5


class Collecting:
    """The library as this window changes it."""

    def __init__(self, services: "Services") -> None:
        self._library = services.library
        self.state = library_state()

    def add(self, path: Path, role: Role, progress: Progress) -> "AddOutcome":
        """Adds one file; what went wrong with it is in the outcome."""
        return next(iter(self._library.add_all([path], role=role, progress=progress)))

    def remove(self, source: Source, place: int) -> None:
        """Removes a source and remembers the last few so that they can be put back."""
        self.state.outcomes, self.state.failure = (), None
        try:
            value = self._library.remove(source.id)
        except KnowledgeError as error:
            self.state.failure = error
            return
        self.state.removals += 1
        removal = Removal(self.state.removals, source.title, place, value)
        self.state.removed = [*self.state.removed, removal][-UNDOS:]

    def restore(self, removal: Removal) -> None:
        """Puts a removed source back; it can be tried again if that fails."""
        self.state.failure = None
        try:
            outcome = self._library.restore(removal.value)
            self.state.failure = outcome.error
        except KnowledgeError as error:
            self.state.failure = error
        if self.state.failure is None:
            self.state.removed = [item for item in self.state.removed if item.number != removal.number]
