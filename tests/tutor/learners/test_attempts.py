"""Attempts are kept with the question as it was, alone or as the answer to a question of a quiz."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.tutor.learners.still_clock import FIRST_OPTION, RIGHT, START, WRONG, StillClock
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, SINGLE
from tutor.errors import AlreadyAnswered, QuizFinished, UnknownQuestion, UnknownQuiz
from tutor.learners.attempts import Attempts, read_attempt
from tutor.learners.columns import to_json
from tutor.learners.quizzes import Quizzes
from tutor.learners.tables import AttemptRow
from tutor.quiz.questions import Grade, Response

ME = "local"


@pytest.fixture
def attempts(database: Engine, clock: StillClock) -> Attempts:
    return Attempts(database, clock)


def test_attempts_come_back_as_they_were_kept_the_oldest_first(attempts: Attempts, clock: StillClock) -> None:
    kept = []
    for number, question in enumerate(EVERY_TYPE):
        kept.append(attempts.keep(ME, question, Response(text=f"answer {number}"), WRONG, 0.25, is_review=number > 2))
        clock.wait(minutes=number % 2)
    assert attempts.list(ME) == tuple(kept)
    assert kept[0].answered_at == START
    assert kept[-1].answered_at == START + timedelta(minutes=2)


def test_an_attempt_given_a_quiz_is_the_answer_there(database: Engine, attempts: Attempts, clock: StillClock) -> None:
    quizzes = Quizzes(database, clock)
    quiz = quizzes.start(ME, "Bread", (SINGLE, CLOZE), "immediate")
    attempts.keep(ME, SINGLE, FIRST_OPTION, RIGHT, quiz_id=quiz.id)
    assert [one.question_id for one in quizzes.open(ME, quiz.id).answers] == [SINGLE.id]
    with pytest.raises(AlreadyAnswered):
        attempts.keep(ME, SINGLE, FIRST_OPTION, RIGHT, quiz_id=quiz.id)
    with pytest.raises(UnknownQuestion):
        attempts.keep(ME, EVERY_TYPE[2], FIRST_OPTION, RIGHT, quiz_id=quiz.id)
    with pytest.raises(UnknownQuiz):
        attempts.keep(ME, SINGLE, FIRST_OPTION, RIGHT, quiz_id="none")
    quizzes.finish(ME, quiz.id)
    with pytest.raises(QuizFinished):
        attempts.keep(ME, CLOZE, FIRST_OPTION, RIGHT, quiz_id=quiz.id)
    assert len(attempts.list(ME)) == 1


@pytest.mark.parametrize("confidence", [-1, 2, float("nan")])
def test_a_confidence_is_a_share(attempts: Attempts, confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        attempts.keep(ME, SINGLE, FIRST_OPTION, RIGHT, confidence)
    assert attempts.list(ME) == ()


def test_attempts_belong_to_one_learner(attempts: Attempts) -> None:
    mine = attempts.keep(ME, SINGLE, FIRST_OPTION, RIGHT)
    theirs = attempts.keep("somebody else", SINGLE, FIRST_OPTION, WRONG)
    assert (attempts.list(ME), attempts.list("somebody else"), attempts.list("")) == ((mine,), (theirs,), ())


@given(stored=st.text(max_size=40) | st.sampled_from(["null", "[]", '{"score": 7}', '{"chosen": ["x"]}', "1e999"]))
def test_whatever_stands_in_a_row_it_is_read_or_left_out(stored: str) -> None:
    row = AttemptRow(id="a", question=stored, response=stored, grade=stored, confidence=None, is_review=False)
    assert read_attempt(row) is None


@given(text=st.text(alphabet=st.characters(), max_size=60), score=st.floats(0, 1))
def test_any_answer_is_read_as_it_was_written(text: str, score: float) -> None:
    response, grade = Response(text=text, matched=((text, text),)), Grade(score=score, is_correct=False, message=text)
    row = AttemptRow(
        id="a", question=to_json(SINGLE.model_dump()), response=to_json(response.model_dump()),
        grade=to_json(grade.model_dump()), answered_at=START, is_review=False,
    )  # fmt: skip
    read = read_attempt(row)
    assert read is not None
    assert (read.question, read.response, read.grade) == (SINGLE, response, grade)
