"""The passage that is open beside a quiz, to read what a question rests on where it stands."""

from collections.abc import Iterable

from tutor.chat.replies import ReplyCitation
from tutor.errors import TutorError
from tutor.quiz.questions import Question
from tutor.ui.quiz_state import QuizState
from tutor.ui.state import OpenedPassage


class PassageBeside:
    """Opens and closes the cited passages of questions."""

    def __init__(self, state: QuizState) -> None:
        self._state = state

    def open(self, question_id: str, number: int) -> None:
        """Opens a cited passage, or closes it when it is the one that is open."""
        wanted = OpenedPassage(question_id, number)
        self._state.opened = None if self._state.opened == wanted else wanted
        self._state.openings += 1

    def close(self) -> None:
        """Closes the open passage."""
        self._state.opened = None

    def read_whole(self, citation: ReplyCitation) -> None:
        """Closes the passage, to read its source from beginning to end instead."""
        self._state.opened, self._state.whole = None, (citation.source_id, citation.start)

    def active(self, question_id: str) -> int | None:
        """The number of the open passage, if it is one of this question's."""
        opened = self._state.opened
        return opened.number if opened and opened.cited_by == question_id else None

    def citation(self, questions: Iterable[Question]) -> ReplyCitation:
        """The citation of the open passage; raises TutorError where it is gone."""
        wanted = self._state.opened
        for question in questions:
            for citation in question.citations:
                if wanted == OpenedPassage(question.id, citation.id):
                    return ReplyCitation(**citation.model_dump())
        raise TutorError("This passage is no longer there.", "Close the source and choose another one.")
