"""What a person can do on the Work it out page, each as one call on the services and a change of the window's state."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.chat.replies import ReplyCitation
from tutor.errors import TutorError, UnknownGuidance
from tutor.guiding import steps
from tutor.guiding.attempts import AttemptReading, nothing_yet
from tutor.guiding.steps import Guidance
from tutor.ui.background import Background
from tutor.ui.components.answer import cited
from tutor.ui.guiding_state import QUESTION_KEY, AttemptInReading, Looking, guiding_state
from tutor.ui.learner import current_learner
from tutor.ui.passages import PassageBeside
from tutor.ui.state import OpenedPassage

if TYPE_CHECKING:
    from tutor.learners.guidance import GuidedSummary
    from tutor.services import Services

ADDRESS = "guided"
CITED_BY = "guided"
NO_QUESTION = "Write a question first, or choose one of those below."
STOPPED = "The question was not looked up. You can ask it again at any time."
GONE = "This question was deleted in another window."
LOOKING_STAGE, READING_STAGE = "looking through the sources", "reading your answer"


class Guiding:
    """The question that is worked out in this window."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self.state = guiding_state()
        self.learner = current_learner(services)
        self.passages = PassageBeside(self.state)

    def take_up(self) -> None:
        """Opens what the address names after a reload; closes what was deleted elsewhere."""
        state = self.state
        named = st.query_params.get(ADDRESS)
        if named and state.guidance is None and not state.looking:
            try:
                self.open(named)
            except TutorError:
                # An address of somebody else's, or of what is deleted, leads to the beginning.
                state.notice = ""
        elif state.guided_id and all(one.id != state.guided_id for one in self.kept()):
            self.leave()
            state.notice = GONE
        self._remember()

    def kept(self) -> "tuple[GuidedSummary, ...]":
        """The questions of this learner, the one worked on last first."""
        return tuple(self._services.guided.list(self.learner))

    def begin(self, question: str) -> None:
        """Begins to look for the answer that a question is guided to."""
        asked, services = question.strip(), self._services
        self._clear()
        if not asked:
            self.state.notice = NO_QUESTION
            return
        work = Background(LOOKING_STAGE, lambda _progress: services.guide(asked))
        self.state.looking = Looking(asked, work)

    def finish_looking(self) -> None:
        """Shows the question whose answer has been found, or keeps why it was not."""
        done, self.state.looking = self.state.looking, None
        if done is None:
            return
        self.state.failure, self.state.fault = done.work.failure, done.work.fault
        self.state.guidance = done.work.result
        self.state.step += 1
        if self.state.guidance is not None:
            # It stands above the tries now; the box is empty for the next one.
            st.session_state[QUESTION_KEY] = ""

    def stop(self) -> None:
        """Gives up what is being looked for or read; what was typed stays."""
        state = self.state
        if state.looking:
            state.looking.work.stop()
            state.notice = STOPPED
        if state.reading:
            state.reading.work.stop()
        state.looking = state.reading = None

    def attempt(self, text: str) -> None:
        """Begins to read a try."""
        state, services, tried = self.state, self._services, text.strip()
        state.failure, state.notice = None, ""
        if state.guidance is not None:
            guidance = state.guidance
            work = Background(READING_STAGE, lambda _progress: services.read_attempt(guidance, tried))
            state.reading = AttemptInReading(tried, work)

    def finish_reading(self) -> None:
        """Goes on with the try that has been read, or keeps why it could not be."""
        done, self.state.reading = self.state.reading, None
        if done is None:
            return
        self.state.failure, self.state.fault = done.work.failure, done.work.fault
        if done.work.result:
            self._tried(done.text, done.work.result)

    def do_not_know(self) -> None:
        """Takes "I do not know yet" as a try."""
        if self.state.guidance is not None:
            self._tried("", nothing_yet(self.state.guidance.points))

    def ask_for_help(self) -> None:
        """Shows the next help."""
        if self.state.guidance is not None:
            self._go_on(steps.asked_for_help(self.state.guidance))
            if self.state.guidance.next_rung is None:
                # The button is gone and the focus with it.
                self.state.step += 1

    def close_help(self) -> None:
        """Puts all help away for the closing try."""
        if self.state.guidance is not None:
            self.passages.close()
            self._go_on(steps.ready_to_close(self.state.guidance))
            self.state.step += 1

    def open(self, guided_id: str) -> None:
        """Opens a question where it was left."""
        kept = self._services.guided.open(self.learner, guided_id)
        self._clear()
        self.state.guidance, self.state.guided_id = kept.guidance, kept.id
        self.state.step += 1

    def leave(self) -> None:
        """Closes the question; every try is kept."""
        self._clear()
        self._remember()

    def delete(self, guided_id: str) -> None:
        """Erases a question with its tries, and closes it if it is open."""
        try:
            self._services.guided.delete(self.learner, guided_id)
        except UnknownGuidance:
            # It was deleted in another window, which is what is wanted.
            pass
        finally:
            if self.state.guided_id == guided_id:
                self.leave()

    def open_passage(self, number: int) -> None:
        """Opens a cited passage, or closes it when it is the one that is open."""
        self.passages.open(CITED_BY, number)

    def citation(self) -> ReplyCitation:
        """The citation of the open passage; raises TutorError where it may not be open now."""
        guidance, opened = self.state.guidance, self.state.opened
        if guidance is not None and opened is not None and _may_open(guidance, opened):
            citation = cited(guidance.reply, opened.number)
            if citation is not None:
                return citation
        raise TutorError("This passage cannot be opened here.", "Close the source and go on.")

    def raise_failure(self) -> None:
        """Raises what went wrong last; a fault of the program's own only once."""
        fault, self.state.fault = self.state.fault, None
        if failure := self.state.failure or fault:
            raise failure

    def _tried(self, text: str, reading: AttemptReading) -> None:
        guidance = self.state.guidance
        if guidance is None:
            return
        self.state.notice, self.state.failure = reading.message, None
        if reading.message:
            return
        take = steps.closed if guidance.stage == "closing" else steps.attempted
        self._go_on(take(guidance, text, reading))
        self.state.step += 1

    def _go_on(self, guidance: Guidance) -> None:
        # Kept first, so that what is on screen is never ahead of what a reload finds.
        self.state.guided_id = self._services.guided.keep(self.learner, guidance, self.state.guided_id)
        self.state.guidance, self.state.notice, self.state.failure = guidance, "", None

    def _remember(self) -> None:
        """Names the open question in the address, for a reload."""
        if self.state.guided_id:
            st.query_params[ADDRESS] = self.state.guided_id
        elif ADDRESS in st.query_params:
            del st.query_params[ADDRESS]

    def _clear(self) -> None:
        state = self.state
        state.guidance = state.guided_id = state.looking = state.reading = None
        state.failure = state.opened = state.whole = None
        state.notice = ""


def _may_open(guidance: Guidance, opened: OpenedPassage) -> bool:
    """Whether the passage may be read now; those that come nearest to a declined question always may."""
    if guidance.stage == "declined":
        return True
    return opened.number in steps.open_citations(guidance)
