"""Every answer that a learner gave, in a quiz or alone, with the question as it was then."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Engine, select

from tutor.errors import AlreadyAnswered, QuizFinished
from tutor.learners.columns import in_utc, to_json
from tutor.learners.ownership import LearnerSession, Records
from tutor.learners.quiz_rows import question_in, quiz_row
from tutor.learners.tables import AttemptRow
from tutor.quiz.questions import Grade, Question, Response

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer and its grade.

    `confidence` from 0 to 1 is how sure the learner was, None where nobody asked; `answered_at` is in UTC.
    """

    id: str
    question: Question
    response: Response
    grade: Grade
    confidence: float | None
    answered_at: datetime
    quiz_id: str | None
    is_review: bool


class Attempts:
    """The answers of learners; each method reaches those of the learner that it is given and no others."""

    def __init__(self, database: Engine, clock: Clock) -> None:
        self._records = Records(database, "your answers")
        self._clock = clock

    def list(self, learner: str) -> tuple[Attempt, ...]:
        """Every answer, the oldest first; those that this version of the program cannot read are left out."""
        with self._records.of(learner) as session:
            rows = session.scalars(select(AttemptRow).order_by(AttemptRow.answered_at, AttemptRow.number))
            return tuple(attempt for row in rows if (attempt := read_attempt(row)) is not None)

    def keep(
        self,
        learner: str,
        question: Question,
        response: Response,
        grade: Grade,
        confidence: float | None = None,
        is_review: bool = False,
        quiz_id: str | None = None,
    ) -> Attempt:
        """Keeps an answer; with a quiz it is the answer to this question there.

        Raises ValueError for a confidence outside 0 to 1; of a quiz UnknownQuiz, UnknownQuestion, QuizFinished and
        AlreadyAnswered.
        """
        attempt = new_attempt(question, response, grade, confidence, self._clock(), quiz_id, is_review)
        with self._records.changing(learner) as session:
            add_attempt(session, attempt)
            return attempt


def new_attempt(
    question: Question,
    response: Response,
    grade: Grade,
    confidence: float | None,
    now: datetime,
    quiz_id: str | None = None,
    is_review: bool = False,
) -> Attempt:
    """An attempt under an id of its own; raises ValueError where the confidence is no share from 0 to 1."""
    if confidence is not None and not 0 <= confidence <= 1:
        raise ValueError(f"A confidence lies between 0 and 1, unlike {confidence}.")
    return Attempt(uuid4().hex, question, response, grade, confidence, in_utc(now), quiz_id, is_review)


def add_attempt(session: LearnerSession, attempt: Attempt) -> None:
    """Keeps the attempt with the learner of this session; raises what Attempts.keep does of a quiz."""
    if attempt.quiz_id is not None:
        _check_quiz(session, attempt.quiz_id, attempt.question.id)
    session.add(
        AttemptRow(
            id=attempt.id,
            question_id=attempt.question.id,
            question=to_json(attempt.question.model_dump()),
            response=to_json(attempt.response.model_dump()),
            grade=to_json(attempt.grade.model_dump()),
            score=attempt.grade.score,
            confidence=attempt.confidence,
            answered_at=attempt.answered_at,
            quiz_id=attempt.quiz_id,
            is_review=attempt.is_review,
        )
    )


def read_attempt(row: AttemptRow) -> Attempt | None:
    """The attempt in this row; None where another version of the program wrote what this one cannot read."""
    try:
        return Attempt(
            row.id,
            Question.model_validate(json.loads(row.question)),
            *response_and_grade(row),
            row.confidence,
            row.answered_at,
            row.quiz_id,
            row.is_review,
        )
    except ValueError:
        return None


def response_and_grade(row: AttemptRow) -> tuple[Response, Grade]:
    """What was answered and what it was worth; raises ValueError where another version wrote it."""
    return Response.model_validate(json.loads(row.response)), Grade.model_validate(json.loads(row.grade))


def given_answer(session: LearnerSession, quiz_id: str, question_id: str) -> AttemptRow | None:
    """The row of the answer to this question of this quiz; None where there is none yet."""
    asked = select(AttemptRow).where(AttemptRow.quiz_id == quiz_id, AttemptRow.question_id == question_id)
    return session.scalar(asked)


def _check_quiz(session: LearnerSession, quiz_id: str, question_id: str) -> None:
    quiz = quiz_row(session, quiz_id)
    question_in(quiz, question_id)
    if given_answer(session, quiz.id, question_id) is not None:
        raise AlreadyAnswered("This question is answered already.", "Go on to the next one.")
    if quiz.finished_at is not None:
        raise QuizFinished("This quiz is finished and takes no more answers.", "Start a new quiz.")
