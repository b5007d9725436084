"""How answers are rated and when questions come again."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tutor.learners.still_clock import PARTLY, RIGHT, START, WRONG
from tutor.learners.scheduling import LONGEST_DAYS, Recall, recall, reviewed, unseen
from tutor.quiz.questions import Grade

RECALLS: tuple[Recall, ...] = ("again", "hard", "good", "easy")


@pytest.mark.parametrize(
    ("grade", "confidence", "known"),
    [
        (WRONG, None, "again"),
        (WRONG, 1.0, "again"),
        (Grade(score=0.8, is_correct=False, message=""), None, "again"),
        (PARTLY, None, "hard"),
        (PARTLY, 1.0, "hard"),
        (RIGHT, 0.0, "hard"),
        (RIGHT, 0.49, "hard"),
        (RIGHT, 0.5, "good"),
        (RIGHT, None, "good"),
        (RIGHT, 0.89, "good"),
        (RIGHT, 0.9, "easy"),
        (RIGHT, 1.0, "easy"),
    ],
)
def test_an_answer_was_known_as_well_as_it_was_right_whole_and_sure(
    grade: Grade, confidence: float | None, known: Recall
) -> None:
    assert recall(grade, confidence) == known


@given(st.lists(st.tuples(st.sampled_from(RECALLS), st.floats(0, 400)), max_size=12))
def test_a_question_always_comes_again_later_and_the_same_way_each_time(
    reviews: list[tuple[Recall, float]],
) -> None:
    def history() -> list[tuple[str, str]]:
        now, schedule, seen = START, unseen(START), []
        for known, days in reviews:
            now += timedelta(days=days)
            schedule = reviewed(schedule.card, known, now)
            assert now < schedule.due <= now + timedelta(days=LONGEST_DAYS)
            assert schedule.stability_days is not None
            assert schedule.stability_days > 0
            seen.append((schedule.card, str(schedule.due)))
        return seen

    assert history() == history()


def test_the_better_an_answer_was_known_the_later_its_question_comes_again() -> None:
    learnt = reviewed(unseen(START).card, "easy", START)
    due = [reviewed(learnt.card, known, learnt.due).due for known in RECALLS]
    assert due == sorted(set(due))


@pytest.mark.parametrize("card", ["", "no JSON", "[]", "null", "{}", '{"card_id": "x"}', json.dumps({"state": 9})])
def test_a_card_that_cannot_be_read_starts_afresh(card: str) -> None:
    assert reviewed(card, "good", START) == reviewed(unseen(START).card, "good", START)
