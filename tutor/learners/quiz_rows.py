"""The way to one quiz in the records, and to the questions that were kept with it."""

import json
from collections.abc import Sequence

from pydantic import TypeAdapter
from sqlalchemy import select

from tutor.errors import RecordsUnavailable, UnknownQuestion, UnknownQuiz
from tutor.learners.columns import to_json
from tutor.learners.ownership import LearnerSession
from tutor.learners.tables import QuizRow
from tutor.quiz.questions import Question

_QUESTIONS = TypeAdapter(tuple[Question, ...])


def quiz_row(session: LearnerSession, quiz_id: str) -> QuizRow:
    """The quiz of this id that is the learner's; raises UnknownQuiz."""
    row = session.scalar(select(QuizRow).where(QuizRow.id == quiz_id))
    if row is None:
        raise UnknownQuiz("This quiz is no longer there.", "Open another one or start a new one.")
    return row


def written(questions: Sequence[Question]) -> str:
    """The questions as they are kept with a quiz."""
    return to_json([question.model_dump() for question in questions])


def questions_of(row: QuizRow) -> tuple[Question, ...]:
    """The questions of this quiz as they were; raises RecordsUnavailable where another version wrote them."""
    try:
        return _QUESTIONS.validate_python(json.loads(row.questions))
    except ValueError as error:
        raise RecordsUnavailable(
            "This quiz was kept by another version of the program and cannot be read by this one.", "Start a new quiz."
        ) from error


def question_in(row: QuizRow, question_id: str) -> Question:
    """The question of this id in the quiz; raises UnknownQuestion."""
    question = next((one for one in questions_of(row) if one.id == question_id), None)
    if question is None:
        raise UnknownQuestion("This question is not in this quiz.", "Open the quiz again.")
    return question
