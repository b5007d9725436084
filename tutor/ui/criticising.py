"""What a person can do on the Essay page, each as one call on the services and a change of this window's state."""

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.chat.replies import ReplyCitation
from tutor.critique.essay import Essay
from tutor.critique.findings import Critique
from tutor.errors import UnknownEssay
from tutor.exports.remarks import Remark, remarks
from tutor.learners.essays import StoredEssay
from tutor.ui.components.upload import safe_name
from tutor.ui.essay_reading import EssayReading
from tutor.ui.learner import current_learner
from tutor.ui.passages import PassageBeside
from tutor.ui.state import Place, essay_state

if TYPE_CHECKING:
    from tutor.critique.drafts import DraftChange
    from tutor.services import Services

GONE = "The essay was deleted in another window."
READ = "The other essay has been read. It is the first one in the list."
PASTED = "the pasted essay"
OF_REMARK, OF_TENET = "remark-", "tenet-"


@dataclass(frozen=True)
class OpenEssay:
    """The essay on screen with all that was said of it; `disagreements` has the reason for each id."""

    id: str
    previous: str | None
    essay: Essay
    critique: Critique
    disagreements: dict[str, str]

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """Findings and strengths, numbered as in the exports."""
        return remarks(self.critique)


class Criticising:
    """The open essay of this window."""

    def __init__(self, services: "Services") -> None:
        self.services = services
        self._learner = current_learner(services)
        self.state = essay_state()
        self.passages = PassageBeside(self.state)

    def essays(self) -> tuple[StoredEssay, ...]:
        """Every essay of this learner, the one read last first."""
        return self.services.essays.list(self._learner)

    def opened(self) -> OpenEssay | None:
        """The open essay, or None; one deleted elsewhere is closed."""
        chosen = self.state.essay_id
        kept = next((item for item in self.essays() if item.id == chosen), None)
        if chosen is None or kept is None:
            if chosen:
                self.choose(None)
                self.state.notice = GONE
            return None
        essay, critique = self.services.essays.open(self._learner, chosen)
        against = {one.finding_id: one.reason for one in self.services.essays.disagreements(self._learner, chosen)}
        return OpenEssay(chosen, kept.previous, essay, critique, against)

    def choose(self, essay_id: str | None) -> None:
        """Opens an essay, or the form for a new one."""
        state = self.state
        state.essay_id, state.is_revising = essay_id, False
        state.opened = state.whole = state.going = state.failure = None
        state.notice = ""

    def revise(self, *, is_wanted: bool = True) -> None:
        """Asks for a revised draft of the open essay, or goes back to it."""
        self.state.is_revising, self.state.failure = is_wanted, None

    def keep_typed(self, text: str) -> None:
        """Remembers what was pasted, for as long as it is not read."""
        self.state.typed = text

    def read_file(self, name: str, data: bytes) -> None:
        """Begins to read an uploaded essay."""

        def read() -> Essay:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, safe_name(name))
                path.write_bytes(data)
                return self.services.read_essay(path)

        self._begin(name, read)

    def read_text(self, text: str) -> None:
        """Begins to read a pasted essay."""
        self.state.typed = text
        self._begin(PASTED, lambda: self.services.essay_of_text(text))

    def read_sample(self, path: Path) -> None:
        """Begins to read the course's own essay."""
        self._begin(path.name, lambda: self.services.read_essay(path))

    def stop(self) -> None:
        """Gives the reading up; what was pasted stays."""
        if self.state.reading:
            self.state.reading.stop()
        self.state.reading = None

    def finish(self) -> None:
        """Opens the essay that has been read, or keeps why it was not."""
        done, self.state.reading = self.state.reading, None
        if done is None:
            return
        self.state.failure, self.state.fault = done.failure, done.fault
        if not done.result:
            return
        self.state.typed = ""
        if self.state.essay_id in (None, done.previous):
            self.choose(done.result)
        else:
            self.state.notice = READ

    def raise_failure(self) -> None:
        """Raises why the last essay could not be read; a fault of the program's own only once."""
        fault, self.state.fault = self.state.fault, None
        if failure := self.state.failure or fault:
            raise failure

    def changes(self, opened: OpenEssay) -> "tuple[DraftChange, ...]":
        """What became of the remarks on the draft before; nothing where there is none."""
        if opened.previous is None:
            return ()
        try:
            before, earlier = self.services.essays.open(self._learner, opened.previous)
        except UnknownEssay:
            return ()
        from tutor.critique.drafts import compare_drafts

        return compare_drafts(earlier, before.text, opened.critique, opened.essay.text)

    def citation(self, opened: OpenEssay) -> ReplyCitation:
        """The citation of the open passage; raises TutorError where it is gone."""
        by_remarks = ((f"{OF_REMARK}{one.number}", one.citations) for one in opened.remarks)
        by_tenets = ((f"{OF_TENET}{use.tenet}", use.citations) for use in opened.critique.tenets)
        return self.passages.citation((*by_remarks, *by_tenets))

    def disagree(self, remark: Remark, reason: str | None) -> None:
        """Keeps that the learner disagrees with a remark of the open essay, and why; None takes it back."""
        if not self.state.essay_id:
            return
        records = self.services.essays
        if reason is None:
            records.agree_again(self._learner, self.state.essay_id, remark.about)
        else:
            records.disagree(self._learner, self.state.essay_id, remark.about, reason)

    def go_to(self, place: Place) -> None:
        """Goes to a place of the essay when the page is drawn next."""
        self.state.going = place
        self.state.goings += 1

    def delete(self, essay_id: str) -> None:
        """Erases an essay, and closes it if it is open, also when its traces could not be erased."""
        try:
            self.services.essays.delete(self._learner, essay_id)
        finally:
            if self.state.essay_id == essay_id:
                self.choose(None)

    def _begin(self, name: str, read: Callable[[], Essay]) -> None:
        previous = self.state.essay_id if self.state.is_revising else None
        self.state.failure, self.state.notice = None, ""
        self.state.reading = EssayReading(self.services, self._learner, name, read, previous)


def file_name(title: str, suffix: str) -> str:
    """A file name that every system accepts, from the essay's title."""
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    return f"{slug[:60].rstrip('-') or 'essay'}-remarks{suffix}"
