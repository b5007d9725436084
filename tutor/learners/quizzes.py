"""The quizzes of a learner: started, answered question by question, left and resumed, finished, and looked at again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import uuid4

from sqlalchemy import Engine, func, select

from tutor.errors import EmptyQuiz, NotAnswered, RecordsUnavailable
from tutor.learners.attempts import Clock, add_attempt, given_answer, new_attempt, read_attempt, response_and_grade
from tutor.learners.columns import in_utc
from tutor.learners.ownership import LearnerSession, Records
from tutor.learners.quiz_rows import question_in, questions_of, quiz_row, written
from tutor.learners.tables import AppealRow, AttemptRow, QuizRow, erase_traces
from tutor.learners.texts import checked_reason, tidy_name
from tutor.quiz.questions import Grade, Question, Response

Feedback = Literal["immediate", "final"]
UNTITLED = "Quiz"


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The answer to one question of a quiz; `confidence` from 0 to 1, None where nobody asked; the time in UTC."""

    question_id: str
    response: Response
    grade: Grade
    confidence: float | None
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class KeptQuiz:
    """A quiz with its questions as they were when it started, and its answers in the order they were given."""

    id: str
    name: str
    feedback: Feedback
    questions: tuple[Question, ...]
    answers: tuple[KeptAnswer, ...]
    started_at: datetime
    finished_at: datetime | None

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions that have no answer yet, in the order of the quiz."""
        answered = {answer.question_id for answer in self.answers}
        return tuple(question for question in self.questions if question.id not in answered)


@dataclass(frozen=True, slots=True)
class QuizSummary:
    """One quiz as a list shows it; `score` is the mean of the grades so far from 0 to 1, and 0 before the first."""

    id: str
    name: str
    questions: int
    answered: int
    score: float
    started_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Appeal:
    """What a learner has against the grade of an answer; the reason may be empty."""

    quiz_id: str
    question: Question
    response: Response
    grade: Grade
    reason: str
    said_at: datetime


class Quizzes:
    """The quizzes of learners; each method reaches those of the learner that it is given and no others."""

    def __init__(self, database: Engine, clock: Clock) -> None:
        self._database = database
        self._records = Records(database, "your quizzes")
        self._clock = clock

    def start(self, learner: str, name: str, questions: Sequence[Question], feedback: Feedback) -> KeptQuiz:
        """A new quiz of these questions, each of them once; raises EmptyQuiz where there are none."""
        once = _once(questions)
        if not once:
            raise EmptyQuiz("There is no question for this quiz.", "Choose more topics or other kinds of questions.")
        with self._records.changing(learner) as session:
            row = QuizRow(
                id=uuid4().hex,
                name=tidy_name(name) or UNTITLED,
                feedback=feedback,
                size=len(once),
                questions=written(once),
                started_at=in_utc(self._clock()),
            )
            session.add(row)
            return _quiz(row, once, ())

    def list(self, learner: str) -> tuple[QuizSummary, ...]:
        """Every quiz of this learner, the newest first."""
        of_quiz = select(AttemptRow.quiz_id, func.count(AttemptRow.id), func.avg(AttemptRow.score))
        columns = (QuizRow.id, QuizRow.name, QuizRow.size, QuizRow.started_at, QuizRow.finished_at)
        with self._records.of(learner) as session:
            answers = {
                quiz: (count, mean) for quiz, count, mean in session.execute(of_quiz.group_by(AttemptRow.quiz_id))
            }
            rows = session.execute(select(*columns).order_by(QuizRow.started_at.desc(), QuizRow.number.desc()))
            return tuple(
                QuizSummary(quiz, name, size, *answers.get(quiz, (0, 0.0)), started_at, finished_at)
                for quiz, name, size, started_at, finished_at in rows
            )

    def open(self, learner: str, quiz_id: str) -> KeptQuiz:
        """The quiz as far as it is answered; raises UnknownQuiz.

        Raises RecordsUnavailable where another version of the program wrote what this one cannot read.
        """
        with self._records.of(learner) as session:
            return _opened(session, quiz_row(session, quiz_id))

    def answer(
        self,
        learner: str,
        quiz_id: str,
        question_id: str,
        response: Response,
        grade: Grade,
        confidence: float | None = None,
    ) -> KeptQuiz:
        """The quiz with this answer, which is an attempt as well.

        Raises UnknownQuiz, UnknownQuestion, AlreadyAnswered, QuizFinished, and ValueError for a confidence outside
        0 to 1.
        """
        with self._records.changing(learner) as session:
            row = quiz_row(session, quiz_id)
            question = question_in(row, question_id)
            add_attempt(session, new_attempt(question, response, grade, confidence, self._clock(), quiz_id))
            return _opened(session, row)

    def finish(self, learner: str, quiz_id: str) -> KeptQuiz:
        """The quiz, which takes no more answers; finished again, its first end stays. Raises UnknownQuiz."""
        with self._records.changing(learner) as session:
            row = quiz_row(session, quiz_id)
            row.finished_at = row.finished_at or in_utc(self._clock())
            return _opened(session, row)

    def delete(self, learner: str, quiz_id: str) -> None:
        """Removes the quiz with its answers and appeals, and overwrites their bytes in file and log.

        Its answers count no longer in the learner's progress. Raises UnknownQuiz; raises RecordsUnavailable when
        another program reads the file all the while: the bytes go from it with the next deletion.
        """
        with self._records.changing(learner) as session:
            session.delete(quiz_row(session, quiz_id))
        erase_traces(self._database, "quiz")

    def appeal(self, learner: str, quiz_id: str, question_id: str, reason: str = "") -> None:
        """Keeps that the learner holds a grade to be wrong, and why; said again, the later reason stays.

        Raises UnknownQuiz, UnknownQuestion, NotAnswered, and InputTooLong for a reason over its limit.
        """
        kept = checked_reason(reason)
        with self._records.changing(learner) as session:
            row = quiz_row(session, quiz_id)
            question_in(row, question_id)
            if given_answer(session, row.id, question_id) is None:
                raise NotAnswered("This question has no answer yet.", "Answer it first.")
            said_at = in_utc(self._clock())
            session.merge(
                AppealRow(learner=learner, quiz_id=row.id, question_id=question_id, reason=kept, said_at=said_at)
            )

    def withdraw_appeal(self, learner: str, quiz_id: str, question_id: str) -> None:
        """Takes back what was said against a grade; where nothing was, nothing happens. Raises UnknownQuiz."""
        with self._records.changing(learner) as session:
            row = session.get(AppealRow, (quiz_row(session, quiz_id).id, question_id))
            if row is not None:
                session.delete(row)

    def appeals(self, learner: str) -> tuple[Appeal, ...]:
        """Every appeal of this learner, the first said first; those that cannot be read any more are left out."""
        matching = (AttemptRow.quiz_id == AppealRow.quiz_id) & (AttemptRow.question_id == AppealRow.question_id)
        said = select(AppealRow, AttemptRow).join(AttemptRow, matching)
        with self._records.of(learner) as session:
            rows = session.execute(said.order_by(AppealRow.said_at, AttemptRow.number)).all()
            return tuple(
                Appeal(appeal.quiz_id, attempt.question, attempt.response, attempt.grade, appeal.reason, appeal.said_at)
                for appeal, row in rows
                if (attempt := read_attempt(row)) is not None
            )


def _once(questions: Sequence[Question]) -> tuple[Question, ...]:
    kept: dict[str, Question] = {}
    for question in questions:
        kept.setdefault(question.id, question)
    return tuple(kept.values())


def _opened(session: LearnerSession, row: QuizRow) -> KeptQuiz:
    given = select(AttemptRow).where(AttemptRow.quiz_id == row.id).order_by(AttemptRow.number)
    return _quiz(row, questions_of(row), tuple(_answer(one) for one in session.scalars(given)))


def _answer(row: AttemptRow) -> KeptAnswer:
    try:
        return KeptAnswer(row.question_id, *response_and_grade(row), row.confidence, row.answered_at)
    except ValueError as error:
        raise RecordsUnavailable(
            "An answer of this quiz was kept by another version of the program and cannot be read by this one.",
            "Start a new quiz.",
        ) from error


def _quiz(row: QuizRow, questions: tuple[Question, ...], answers: tuple[KeptAnswer, ...]) -> KeptQuiz:
    feedback: Feedback = "final" if row.feedback == "final" else "immediate"
    return KeptQuiz(row.id, row.name, feedback, questions, answers, row.started_at, row.finished_at)
