"""What a person can do on the Library page, each as one call on the library and a change of this window's state."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import KnowledgeError
from knowledge.locking import write_lock
from knowledge.sources import Source
from tutor.ui.components.upload import Progress, safe_name
from tutor.ui.state import Removal, Waiting, library_state

if TYPE_CHECKING:
    from knowledge.library import AddOutcome, Library
    from tutor.services import Services

UNDOS = 5


class Collecting:
    """The library as this window changes it."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self.state = library_state()

    @property
    def _library(self) -> "Library":
        # Not kept: opening it takes a while, and the page draws its frame before that.
        return self._services.library

    def choose(self, files: Sequence[Waiting]) -> None:
        """Puts files at the end of those that wait to be added."""
        if not self.state.queue:
            self.state.outcomes, self.state.batch = (), 0
        self.state.queue.extend(files)
        self.state.batch += len(files)
        self.state.stopped = None

    def add_next(self, progress: Progress) -> None:
        """Adds the first file that waits; one that was broken off waits on and is taken up again."""
        state, waiting = self.state, self.state.queue[0]
        try:
            if waiting.was_there is None:
                waiting.was_there = self._has(waiting.data)
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, safe_name(waiting.name))
                path.write_bytes(waiting.data)
                (outcome,) = self._library.add_all([path], role=waiting.role, progress=progress)
        except KnowledgeError as error:
            state.stopped = error
            return
        except Exception:
            # A fault of the program's own would come again with this file, and keep the others waiting for ever.
            state.queue.popleft()
            raise
        if outcome.status == "already_there" and not waiting.was_there:
            outcome = replace(outcome, status="added")
        state.queue.popleft()
        state.outcomes = [*state.outcomes, outcome]

    def leave_out_the_rest(self) -> None:
        """Forgets the files that still wait."""
        self.state.queue.clear()
        self.state.stopped = None

    def try_again(self) -> None:
        """Goes on with what was stopped when the page is drawn next."""
        self.state.stopped, self.state.tried = None, frozenset()

    def unprepared(self, sources: Sequence[Source]) -> list[Source]:
        """The sources whose preparing was broken off, without those that were given their chance."""
        return [source for source in sources if source.state != "ready" and source.id not in self.state.tried]

    def prepare(self, sources: Sequence[Source], progress: Progress) -> None:
        """Finishes these sources, unless somebody else is at it."""
        try:
            with write_lock(Path(self._services.settings.data), 0):
                pass  # The library itself waits for minutes until it says that it is busy.
            self._library.resume(progress)
        except KnowledgeError as error:
            self.state.stopped = error
        self.state.tried |= {source.id for source in sources}

    def missing_from_course(self, sources: Sequence[Source]) -> int:
        """How many documents of the bundled courses the library lacks."""
        files = {source.file_name for source in sources}
        bundled = [Path(source.file).name for pack in self._services.packs for source in pack.sources]
        return sum(name not in files for name in bundled)

    def load_course(self, progress: Progress) -> None:
        """Adds what is missing of the course, and keeps what went wrong."""
        self.state.failure, self.state.course = None, ()
        try:
            outcomes = self._services.load_course(progress)
        except KnowledgeError as error:
            self.state.failure = error
            return
        self.state.course = [outcome for outcome in outcomes if outcome.error]

    def course_problems(self, sources: Sequence[Source]) -> "list[AddOutcome]":
        """What went wrong when the course was loaded, without what has been put right since."""
        ready = {source.id for source in sources if source.state == "ready"}
        return [outcome for outcome in self.state.course if not (outcome.source and outcome.source.id in ready)]

    def remove(self, source: Source, place: int) -> None:
        """Removes a source and remembers the last few so that they can be put back."""
        if not self.state.queue:
            self.state.outcomes = ()
        self.state.failure = None
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

    def _has(self, data: bytes) -> bool:
        digest = hashlib.sha256(data).hexdigest()
        return any(source.sha256 == digest for source in self._library.sources())
