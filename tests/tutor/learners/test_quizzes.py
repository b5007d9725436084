"""Quizzes are kept with questions and answers, resumed, finished, appealed against, and deleted without a trace."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine, event, text

from tests.tutor.learners.still_clock import FIRST_OPTION, PARTLY, RIGHT, START, WRONG, StillClock
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, MATCHING, SHORT, SINGLE
from tutor.errors import (
    AlreadyAnswered,
    EmptyQuiz,
    InputTooLong,
    NotAnswered,
    QuizFinished,
    RecordsError,
    RecordsUnavailable,
    UnknownQuestion,
    UnknownQuiz,
)
from tutor.learners.attempts import Attempts
from tutor.learners.quizzes import KeptAnswer, KeptQuiz, QuizSummary, Quizzes
from tutor.quiz.questions import Grade, PointGrade, Response

ME = "local"
SECRET = "zanzibar-quokka-heliotrope"


@pytest.fixture
def quizzes(database: Engine, clock: StillClock) -> Quizzes:
    return Quizzes(database, clock)


@pytest.fixture
def attempts(database: Engine, clock: StillClock) -> Attempts:
    return Attempts(database, clock)


def test_a_quiz_comes_back_as_it_was_started(quizzes: Quizzes) -> None:
    kept = quizzes.start(ME, "  Bread,  first \n try ", EVERY_TYPE, "final")
    assert kept == KeptQuiz(kept.id, "Bread, first try", "final", EVERY_TYPE, (), START, None)
    assert quizzes.open(ME, kept.id) == kept
    assert kept.unanswered == EVERY_TYPE


def test_answers_of_every_kind_come_back_in_the_order_they_were_given(quizzes: Quizzes, clock: StillClock) -> None:
    quiz = quizzes.start(ME, "Bread", EVERY_TYPE, "immediate")
    graded = Grade(
        score=0.5, is_correct=False, message="One point is missing.",
        points=tuple(PointGrade(point=point, state="missing") for point in SHORT.points),
    )  # fmt: skip
    given = (
        KeptAnswer(SHORT.id, Response(text="Gas \x00 <b>rises</b> 🍞 \ud800"), graded, None, START),
        KeptAnswer(MATCHING.id, Response(matched=(("Yeast", "Makes gas"),)), WRONG, 0.0, START + timedelta(minutes=1)),
        KeptAnswer(SINGLE.id, Response(chosen=(0,)), RIGHT, 1.0, START + timedelta(minutes=2)),
    )
    for one in given:
        after = quizzes.answer(ME, quiz.id, one.question_id, one.response, one.grade, one.confidence)
        clock.wait(minutes=1)
    assert after.answers == given
    assert quizzes.open(ME, quiz.id) == after
    assert [one.id for one in after.unanswered] == ["multiple-dough", "true-salt", "cloze-gluten"]


def test_an_answer_in_a_quiz_is_an_attempt_as_well(quizzes: Quizzes, attempts: Attempts) -> None:
    quiz = quizzes.start(ME, "Bread", (SINGLE, CLOZE), "immediate")
    quizzes.answer(ME, quiz.id, CLOZE.id, Response(text="gluten"), RIGHT, 0.75)
    (attempt,) = attempts.list(ME)
    assert (attempt.question, attempt.response, attempt.grade) == (CLOZE, Response(text="gluten"), RIGHT)
    assert (attempt.confidence, attempt.quiz_id, attempt.is_review) == (0.75, quiz.id, False)


def test_a_question_is_answered_once_a_quiz(quizzes: Quizzes, attempts: Attempts) -> None:
    quiz = quizzes.start(ME, "Bread", (SINGLE,), "immediate")
    after = quizzes.answer(ME, quiz.id, SINGLE.id, FIRST_OPTION, WRONG)
    with pytest.raises(AlreadyAnswered):
        quizzes.answer(ME, quiz.id, SINGLE.id, FIRST_OPTION, RIGHT)
    assert quizzes.open(ME, quiz.id) == after
    again = quizzes.start(ME, "Bread again", (SINGLE,), "immediate")
    quizzes.answer(ME, again.id, SINGLE.id, FIRST_OPTION, RIGHT)
    assert len(attempts.list(ME)) == 2


def test_of_two_windows_that_answer_at_once_one_is_told_that_there_is_an_answer(quizzes: Quizzes) -> None:
    quiz = quizzes.start(ME, "Bread", (SINGLE,), "immediate")
    refused: list[AlreadyAnswered] = []

    def answer() -> None:
        try:
            quizzes.answer(ME, quiz.id, SINGLE.id, FIRST_OPTION, RIGHT)
        except AlreadyAnswered as error:
            refused.append(error)

    windows = [Thread(target=answer) for _ in range(4)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert len(refused) == 3
    assert len(quizzes.open(ME, quiz.id).answers) == 1


def test_a_finished_quiz_takes_no_more_answers_and_its_first_end_stays(quizzes: Quizzes, clock: StillClock) -> None:
    quiz = quizzes.start(ME, "Bread", (SINGLE, CLOZE), "final")
    quizzes.answer(ME, quiz.id, SINGLE.id, FIRST_OPTION, RIGHT)
    clock.wait(minutes=5)
    assert quizzes.finish(ME, quiz.id).finished_at == START + timedelta(minutes=5)
    clock.wait(minutes=5)
    assert quizzes.finish(ME, quiz.id).finished_at == START + timedelta(minutes=5)
    with pytest.raises(QuizFinished):
        quizzes.answer(ME, quiz.id, CLOZE.id, Response(text="gluten"), RIGHT)


def test_the_newest_quiz_is_listed_first_with_what_it_came_to_so_far(quizzes: Quizzes, clock: StillClock) -> None:
    first = quizzes.start(ME, "First", (SINGLE, CLOZE, SHORT), "final")
    second = quizzes.start(ME, "", (SINGLE,), "immediate")
    quizzes.answer(ME, first.id, SINGLE.id, FIRST_OPTION, RIGHT)
    quizzes.answer(ME, first.id, SHORT.id, Response(text="Gas."), PARTLY)
    clock.wait(minutes=3)
    quizzes.finish(ME, first.id)
    assert quizzes.list(ME) == (
        QuizSummary(second.id, "Quiz", 1, 0, 0.0, START, None),
        QuizSummary(first.id, "First", 3, 2, 0.75, START, START + timedelta(minutes=3)),
    )


def test_a_quiz_has_each_question_once_and_at_least_one(quizzes: Quizzes) -> None:
    assert quizzes.start(ME, "Bread", (SINGLE, CLOZE, SINGLE), "final").questions == (SINGLE, CLOZE)
    with pytest.raises(EmptyQuiz):
        quizzes.start(ME, "Bread", (), "final")


def test_times_are_in_utc_wherever_the_clock_hangs(database: Engine) -> None:
    quizzes = Quizzes(database, lambda: START.astimezone(timezone(timedelta(hours=5))))
    quiz = quizzes.start(ME, "Bread", (SINGLE,), "final")
    assert str(quizzes.open(ME, quiz.id).started_at) == str(quizzes.list(ME)[0].started_at) == str(START)


@pytest.mark.parametrize("name", ["", "x" * 10_000, "'; DROP TABLE quizzes; --", "\x00\x1b[31m", "\udcff", "🍞" * 200])
def test_any_name_can_be_given(quizzes: Quizzes, name: str) -> None:
    quiz = quizzes.start(ME, name, (SINGLE,), "final")
    assert quizzes.open(ME, quiz.id) == quiz
    assert 0 < len(quiz.name) <= 80


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_confidence_is_a_share(quizzes: Quizzes, confidence: float) -> None:
    quiz = quizzes.start(ME, "Bread", (SINGLE,), "final")
    with pytest.raises(ValueError, match="between 0 and 1"):
        quizzes.answer(ME, quiz.id, SINGLE.id, FIRST_OPTION, RIGHT, confidence)
    assert quizzes.open(ME, quiz.id) == quiz


def test_the_later_reason_of_an_appeal_stays_and_an_appeal_can_be_taken_back(
    quizzes: Quizzes, clock: StillClock
) -> None:
    quiz = quizzes.start(ME, "Bread", (SINGLE, CLOZE), "immediate")
    quizzes.answer(ME, quiz.id, CLOZE.id, Response(text="the gluten"), WRONG)
    quizzes.appeal(ME, quiz.id, CLOZE.id, "It is the same")
    clock.wait(minutes=2)
    quizzes.appeal(ME, quiz.id, CLOZE.id, " An article changes nothing ")
    (appeal,) = quizzes.appeals(ME)
    assert (appeal.quiz_id, appeal.question, appeal.response) == (quiz.id, CLOZE, Response(text="the gluten"))
    assert (appeal.grade, appeal.reason) == (WRONG, "An article changes nothing")
    assert appeal.said_at == START + timedelta(minutes=2)
    for _ in range(2):
        quizzes.withdraw_appeal(ME, quiz.id, CLOZE.id)
        assert quizzes.appeals(ME) == ()


def test_only_answers_can_be_appealed_against_and_briefly(quizzes: Quizzes) -> None:
    quiz = quizzes.start(ME, "Bread", (SINGLE,), "immediate")
    for question_id, reason, error in (
        (SINGLE.id, "No", NotAnswered), (CLOZE.id, "No", UnknownQuestion), (SINGLE.id, "x" * 2000, InputTooLong),
    ):  # fmt: skip
        with pytest.raises(error):
            quizzes.appeal(ME, quiz.id, question_id, reason)
    assert quizzes.appeals(ME) == ()


@pytest.mark.parametrize("learner", ["somebody else", "", "local' OR '1'='1"])
def test_nobody_reaches_the_quizzes_of_another_learner(quizzes: Quizzes, attempts: Attempts, learner: str) -> None:
    quiz = quizzes.start(ME, "Private", (SINGLE, CLOZE), "immediate")
    kept = quizzes.answer(ME, quiz.id, SINGLE.id, FIRST_OPTION, WRONG)
    quizzes.appeal(ME, quiz.id, SINGLE.id, "Private")
    reaching: tuple[Callable[[], object], ...] = (
        lambda: quizzes.open(learner, quiz.id),
        lambda: quizzes.answer(learner, quiz.id, CLOZE.id, FIRST_OPTION, RIGHT),
        lambda: attempts.keep(learner, CLOZE, FIRST_OPTION, RIGHT, quiz_id=quiz.id),
        lambda: quizzes.finish(learner, quiz.id),
        lambda: quizzes.delete(learner, quiz.id),
        lambda: quizzes.appeal(learner, quiz.id, SINGLE.id, "Mine now"),
        lambda: quizzes.withdraw_appeal(learner, quiz.id, SINGLE.id),
    )
    for reach in reaching:
        with pytest.raises(UnknownQuiz):
            reach()
    assert (quizzes.list(learner), quizzes.appeals(learner), attempts.list(learner)) == ((), (), ())
    assert quizzes.open(ME, quiz.id) == kept
    assert [one.reason for one in quizzes.appeals(ME)] == ["Private"]


def test_a_question_that_is_not_in_the_quiz_is_unknown(quizzes: Quizzes) -> None:
    quiz = quizzes.start(ME, "Bread", (SINGLE,), "immediate")
    for question_id in (CLOZE.id, "", "\udcff", "single-yeast' OR '1'='1"):
        with pytest.raises(UnknownQuestion):
            quizzes.answer(ME, quiz.id, question_id, FIRST_OPTION, RIGHT)


def test_a_deleted_quiz_leaves_no_bytes_in_any_file(file: Path, quizzes: Quizzes, attempts: Attempts) -> None:
    keep = quizzes.start(ME, "Kept quiz", (SINGLE,), "final")
    questions = [CLOZE.model_copy(update={"id": f"q{number}", "stem": f"{SECRET} {number}"}) for number in range(20)]
    gone = quizzes.start(ME, f"about {SECRET}", questions, "immediate")
    for question in questions:
        quizzes.answer(ME, gone.id, question.id, Response(text=f"{SECRET} " * 40), WRONG)
        quizzes.appeal(ME, gone.id, question.id, SECRET)
    assert SECRET.encode() in bytes_of(file)
    quizzes.delete(ME, gone.id)
    assert SECRET.encode() not in bytes_of(file)
    assert b"Kept quiz" in bytes_of(file)
    assert [one.id for one in quizzes.list(ME)] == [keep.id]
    assert (attempts.list(ME), quizzes.appeals(ME)) == ((), ())
    with pytest.raises(UnknownQuiz):
        quizzes.open(ME, gone.id)


def test_words_that_cannot_be_erased_are_owned_up_to(file: Path, quizzes: Quizzes, database: Engine) -> None:
    database.dispose()
    event.listen(database, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 0").close())
    gone = quizzes.start(ME, SECRET, (SINGLE,), "final")
    next_one = quizzes.start(ME, "next", (SINGLE,), "final")
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM quizzes").fetchall()
        with pytest.raises(RecordsUnavailable, match="The quiz is deleted, but"):
            quizzes.delete(ME, gone.id)
    assert [one.id for one in quizzes.list(ME)] == [next_one.id]
    quizzes.delete(ME, next_one.id)
    assert SECRET.encode() not in bytes_of(file)


@pytest.mark.parametrize("stored", ["", "no JSON", "{}", "[{}]", '{"type": "riddle"}', "[1, 2"])
@pytest.mark.parametrize(
    ("table", "column"),
    [("quizzes", "questions"), ("attempts", "question"), ("attempts", "response"), ("attempts", "grade")],
)
def test_a_quiz_of_another_version_is_reported_and_can_be_deleted(
    quizzes: Quizzes, attempts: Attempts, database: Engine, stored: str, table: str, column: str
) -> None:
    quiz = quizzes.start(ME, "Bread", (SINGLE,), "immediate")
    quizzes.answer(ME, quiz.id, SINGLE.id, FIRST_OPTION, RIGHT)
    quizzes.appeal(ME, quiz.id, SINGLE.id)
    is_still_a_response = column == "response" and stored == "{}"
    can_be_opened = is_still_a_response or (table, column) == ("attempts", "question")
    with database.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET {column} = :stored"), {"stored": stored})
    if can_be_opened:
        assert len(quizzes.open(ME, quiz.id).answers) == 1
    else:
        with pytest.raises(RecordsUnavailable, match="another version"):
            quizzes.open(ME, quiz.id)
    assert [one.answered for one in quizzes.list(ME)] == [1]
    is_left_out = table == "attempts" and not is_still_a_response
    assert len(attempts.list(ME)) == len(quizzes.appeals(ME)) == (0 if is_left_out else 1)
    quizzes.delete(ME, quiz.id)
    assert quizzes.list(ME) == ()


def test_history_outlives_a_bank_that_says_something_else_now(quizzes: Quizzes, attempts: Attempts) -> None:
    quiz = quizzes.start(ME, "Bread", (SINGLE,), "immediate")
    quizzes.answer(ME, quiz.id, SINGLE.id, FIRST_OPTION, RIGHT)
    changed = SINGLE.model_copy(update={"explanation": "Said anew."})
    later = quizzes.start(ME, "Bread", (changed,), "immediate")
    quizzes.answer(ME, later.id, SINGLE.id, FIRST_OPTION, RIGHT)
    assert [one.question for one in attempts.list(ME)] == [SINGLE, changed]


def test_a_quiz_that_is_refused_an_answer_keeps_what_it_had(quizzes: Quizzes) -> None:
    quiz = quizzes.start(ME, "Bread", (SINGLE,), "immediate")
    with pytest.raises(RecordsError):
        quizzes.answer(ME, quiz.id, CLOZE.id, FIRST_OPTION, RIGHT)
    assert quizzes.open(ME, quiz.id) == replace(quiz, answers=())


def bytes_of(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.iterdir())
