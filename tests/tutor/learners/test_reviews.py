"""Questions under review come due, are answered, counted ahead, and dropped."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, text

from tests.tutor.learners.still_clock import FIRST_OPTION, RIGHT, START, WRONG, StillClock
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, SHORT, SINGLE
from tutor.errors import UnknownQuestion
from tutor.learners.attempts import Attempts
from tutor.learners.reviews import ReviewItem, Reviews

ME = "local"


@pytest.fixture
def reviews(database: Engine, clock: StillClock) -> Reviews:
    return Reviews(database, clock)


def test_a_question_is_due_at_once_when_it_is_added_and_is_added_once(reviews: Reviews, clock: StillClock) -> None:
    reviews.add(ME, SINGLE)
    clock.wait(days=1)
    reviews.add(ME, SINGLE)
    assert reviews.items(ME) == (ReviewItem(SINGLE, START, None, 0),)
    assert reviews.due(ME) == (SINGLE,)


def test_the_most_overdue_come_first_and_no_more_than_asked_for(reviews: Reviews, clock: StillClock) -> None:
    for question in (SHORT, CLOZE, SINGLE):
        reviews.add(ME, question)
        clock.wait(days=1)
    assert reviews.due(ME) == (SHORT, CLOZE, SINGLE)
    assert reviews.due(ME, limit=2) == (SHORT, CLOZE)
    assert reviews.due(ME, limit=0) == ()


def test_a_review_moves_the_question_on_and_is_kept_as_an_attempt(
    reviews: Reviews, database: Engine, clock: StillClock
) -> None:
    reviews.add(ME, SINGLE)
    due = reviews.review(ME, SINGLE, FIRST_OPTION, RIGHT, 0.95)
    assert due > START + timedelta(days=1)
    (item,) = reviews.items(ME)
    assert (item.due, item.reviews, item.question) == (due, 1, SINGLE)
    assert item.stability_days is not None
    assert reviews.due(ME) == ()
    (attempt,) = Attempts(database, clock).list(ME)
    assert (attempt.question, attempt.response, attempt.grade) == (SINGLE, FIRST_OPTION, RIGHT)
    assert (attempt.confidence, attempt.is_review, attempt.quiz_id) == (0.95, True, None)
    clock.now = due
    assert reviews.due(ME) == (SINGLE,)


def test_a_wrong_answer_brings_its_question_back_the_same_day(reviews: Reviews) -> None:
    reviews.add(ME, SINGLE)
    reviews.add(ME, CLOZE)
    assert reviews.review(ME, SINGLE, FIRST_OPTION, WRONG) < START + timedelta(days=1)
    assert reviews.review(ME, CLOZE, FIRST_OPTION, RIGHT, 1.0) > START + timedelta(days=1)


def test_the_days_ahead_are_counted_and_what_is_overdue_counts_today(reviews: Reviews, clock: StillClock) -> None:
    assert reviews.forecast(ME, days=2) == ((date(2026, 3, 2), 0), (date(2026, 3, 3), 0))
    for question in EVERY_TYPE:
        reviews.add(ME, question)
    ahead = reviews.review(ME, SINGLE, FIRST_OPTION, RIGHT, 1.0).date()
    clock.wait(days=2)
    forecast = reviews.forecast(ME)
    assert forecast[0] == (date(2026, 3, 4), len(EVERY_TYPE) - 1)
    assert dict(forecast)[ahead] == 1
    assert sum(count for _, count in forecast) == len(EVERY_TYPE)
    assert [day for day, _ in forecast] == [date(2026, 3, 4) + timedelta(days=number) for number in range(14)]


def test_only_what_is_under_review_is_reviewed(reviews: Reviews, database: Engine, clock: StillClock) -> None:
    reviews.add(ME, SINGLE)
    reviews.drop(ME, SINGLE.id)
    reviews.drop(ME, "never there")
    with pytest.raises(UnknownQuestion):
        reviews.review(ME, SINGLE, FIRST_OPTION, RIGHT)
    assert Attempts(database, clock).list(ME) == ()


def test_a_confidence_is_a_share(reviews: Reviews) -> None:
    reviews.add(ME, SINGLE)
    with pytest.raises(ValueError, match="between 0 and 1"):
        reviews.review(ME, SINGLE, FIRST_OPTION, RIGHT, 3.0)
    assert reviews.items(ME) == (ReviewItem(SINGLE, START, None, 0),)


def test_learners_review_the_same_question_apart_from_each_other(reviews: Reviews) -> None:
    reviews.add(ME, SINGLE)
    reviews.add("somebody else", SINGLE)
    reviews.review("somebody else", SINGLE, FIRST_OPTION, RIGHT, 1.0)
    assert reviews.items(ME) == (ReviewItem(SINGLE, START, None, 0),)
    reviews.drop("somebody else", SINGLE.id)
    assert reviews.due(ME) == (SINGLE,)
    assert reviews.items("somebody else") == ()


def test_a_question_that_cannot_be_read_is_left_out_and_a_card_starts_afresh(
    reviews: Reviews, database: Engine
) -> None:
    for question in (SINGLE, CLOZE):
        reviews.add(ME, question)
    with database.begin() as connection:
        connection.execute(text("UPDATE reviews SET question = '{}' WHERE question_id = :id"), {"id": SINGLE.id})
        connection.execute(text("UPDATE reviews SET card = 'lost' WHERE question_id = :id"), {"id": CLOZE.id})
    assert reviews.due(ME) == (CLOZE,)
    assert reviews.forecast(ME, days=1) == ((START.date(), 1),)
    assert reviews.review(ME, CLOZE, FIRST_OPTION, RIGHT) > START
