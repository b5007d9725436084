"""What a person can do on the Quiz page, each as one call on the services and a change of this window's state."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from tutor.chat.replies import ReplyCitation
from tutor.quiz.bank import QuizWish
from tutor.quiz.questions import Question, Response
from tutor.ui.background import Background
from tutor.ui.bank_making import make_quiz
from tutor.ui.components.plain import shortened
from tutor.ui.learner import current_learner
from tutor.ui.passages import PassageBeside
from tutor.ui.quiz_state import ALL, GUESS, WEAKEST, WISHED, Answered, Grading, QuizChoice, quiz_state
from tutor.ui.reviewing import Reviewing

if TYPE_CHECKING:
    from tutor.learners.quizzes import KeptAnswer, KeptQuiz, QuizSummary
    from tutor.services import Services

GONE = "The quiz was deleted in another window."
_AGAIN = "Again: "
STOPPED = "The quiz was not made. You can start it again at any time."
LONGEST_NAME = 100
GRADING_STAGE = "reading your answer"


class Quizzing:
    """The open quiz of this window."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self.state = quiz_state()
        self.learner = current_learner(services)
        self.reviews = Reviewing(services, self.state, self.learner)
        self.passages = PassageBeside(self.state)

    def citation(self, asked: Sequence[Question]) -> ReplyCitation:
        """The citation of the open passage; raises TutorError where it is gone."""
        return self.passages.citation((one.id, one.citations) for one in asked)

    def tenets(self) -> dict[str, str]:
        """The titles of the course's tenets by slug."""
        return dict(self._services.tenet_titles())

    def has_answered(self) -> bool:
        """Whether this learner has answered anything, so that there is a weakest topic."""
        return bool(self._services.attempts.list(self.learner))

    def quizzes(self) -> "tuple[QuizSummary, ...]":
        """Every quiz of this learner, the newest first."""
        return tuple(self._services.quizzes.list(self.learner))

    def begin(self, choice: QuizChoice) -> None:
        """Begins to make a quiz; it is opened when it is there."""
        self._clear()
        name = self._name(choice)
        self.state.making = make_quiz(self._services, self.learner, name, choice, self._wish(choice))

    def take_up(self) -> None:
        """Begins the quiz that another page asked for, if one did."""
        keys = tuple(st.session_state.pop(WISHED, ()))
        if keys and not self.state.making:
            self.begin(QuizChoice(keys=keys))

    def stop(self) -> None:
        """Gives up what is being made or read."""
        state = self.state
        if state.grading:
            state.grading.work.stop()
        if state.making:
            state.making.stop()
            state.notice = STOPPED
        state.making = state.grading = None

    def finish_making(self) -> None:
        """Opens the quiz that has been made, or keeps why there is none."""
        done, self.state.making = self.state.making, None
        if done is None:
            return
        self.state.failure, self.state.fault = done.failure, done.fault
        if done.result:
            self.open(done.result.quiz_id)
            self.state.notice = " ".join(done.result.notes)

    def opened(self) -> "KeptQuiz | None":
        """The open quiz, or None; one deleted elsewhere is closed."""
        wanted = self.state.quiz_id
        if wanted is None:
            return None
        if all(one.id != wanted for one in self.quizzes()):
            self.leave()
            self.state.notice = GONE
            return None
        quiz = self._services.quizzes.open(self.learner, wanted)
        if quiz.finished_at is None and not quiz.unanswered and self.state.shown is None:
            # The window was closed between the last answer and its feedback.
            return self._services.quizzes.finish(self.learner, wanted)
        return quiz

    def open(self, quiz_id: str) -> None:
        """Opens a quiz where it was left."""
        self._clear()
        self.state.quiz_id = quiz_id
        self.state.step += 1

    def leave(self) -> None:
        """Closes the quiz or the reviews; every answer is kept."""
        self._clear()

    def delete(self, quiz_id: str) -> None:
        """Erases a quiz, and closes it if it is open."""
        try:
            self._services.quizzes.delete(self.learner, quiz_id)
        finally:
            if self.state.quiz_id == quiz_id:
                self._clear()

    def answer(self, question: Question, response: Response, confidence: float | None) -> None:
        """Grades an answer and keeps it; what takes a moment to read is graded in the background."""
        services = self._services

        def graded() -> Answered:
            return Answered(question, response, services.grade(question, response), confidence)

        self.state.failure = None
        if question.type == "short_answer" and response.text:
            work = Background(GRADING_STAGE, lambda _progress: graded())
            self.state.grading = Grading(question, response.text, work)
        else:
            self._keep(graded())

    def finish_grading(self) -> None:
        """Keeps the answer that has been read, or why it could not be."""
        done, self.state.grading = self.state.grading, None
        if done is None:
            return
        self.state.failure, self.state.fault = done.work.failure, done.work.fault
        if done.work.result:
            self._keep(done.work.result)

    def go_on(self) -> None:
        """Goes to the next question, or to the end."""
        state = self.state
        state.shown, state.opened, state.notice = None, None, ""
        state.step += 1
        if state.review:
            state.review.shown = None

    def appeal(self, question: Question, reason: str) -> None:
        """Keeps that the learner thinks their answer is right, and why."""
        if self.state.quiz_id:
            self._services.quizzes.appeal(self.learner, self.state.quiz_id, question.id, reason)

    def appealed(self, question: Question) -> str | None:
        """The reason that was given for an answer of the open quiz; None where there was no appeal."""
        of_quiz = [one for one in self._services.quizzes.appeals(self.learner) if one.quiz_id == self.state.quiz_id]
        return next((one.reason for one in of_quiz if one.question.id == question.id), None)

    def again_on_missed(self, quiz: "KeptQuiz") -> None:
        """Starts a new quiz of the questions that were not right."""
        wrong = {one.question_id for one in missed(quiz)}
        questions = tuple(one for one in quiz.questions if one.id in wrong)
        name = quiz.name if quiz.name.startswith(_AGAIN) else f"{_AGAIN}{quiz.name}"
        self.open(self._services.quizzes.start(self.learner, name, questions, quiz.feedback).id)

    def raise_failure(self) -> None:
        """Raises what went wrong last; a fault of the program's own only once."""
        fault, self.state.fault = self.state.fault, None
        if failure := self.state.failure or fault:
            raise failure

    def _keep(self, answered: Answered) -> None:
        if self.state.review:
            self.reviews.keep(answered)
        elif self.state.quiz_id:
            self._keep_in_quiz(self.state.quiz_id, answered)
        self.state.step += 1

    def _keep_in_quiz(self, quiz_id: str, answered: Answered) -> None:
        question, records = answered.question, self._services.quizzes
        quiz = records.answer(
            self.learner, quiz_id, question.id, answered.response, answered.grade, answered.confidence
        )
        if comes_back(answered.grade.is_correct, answered.confidence):
            self._services.reviews.add(self.learner, question)
        if not quiz.unanswered:
            records.finish(self.learner, quiz_id)
        self.state.shown = question.id if quiz.feedback == "immediate" else None

    def _wish(self, choice: QuizChoice) -> QuizWish:
        attempts = self._services.attempts.list(self.learner)
        weak: tuple[str, ...] = ()
        if choice.topic == WEAKEST:
            from tutor.learners.progress import weakest

            weak = tuple(weakest(attempts))
        return QuizWish(
            count=choice.count,
            # Another quiz each time, and yet the same for the same history.
            seed=len(attempts) + len(self.quizzes()),
            types=choice.types,
            tenets=() if choice.keys or choice.topic in (ALL, WEAKEST) else (choice.topic,),
            topics=choice.keys,
            difficulties=choice.difficulties,
            weak=weak,
        )

    def _name(self, choice: QuizChoice) -> str:
        named = {ALL: "Mixed topics", WEAKEST: "What you are weakest at"}
        if choice.keys:
            return shortened("; ".join(self.tenets().get(key, key) for key in choice.keys), LONGEST_NAME)
        return named.get(choice.topic) or self.tenets().get(choice.topic, choice.topic)

    def _clear(self) -> None:
        state = self.state
        state.quiz_id = state.shown = state.opened = state.whole = state.failure = None
        state.review, state.notice = None, ""


def comes_back(is_correct: bool, confidence: float | None) -> bool:
    """Whether a question is asked again in reviews: it was missed, or the answer was a guess."""
    return not is_correct or (confidence is not None and confidence <= GUESS)


def missed(quiz: "KeptQuiz") -> "tuple[KeptAnswer, ...]":
    """The answers of a quiz that were not right."""
    return tuple(one for one in quiz.answers if not one.grade.is_correct)
