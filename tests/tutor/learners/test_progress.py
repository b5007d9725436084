"""What attempts say of a learner, and how much they can say."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tutor.learners.still_clock import FIRST_OPTION, START
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, SINGLE
from tutor.learners.attempts import Attempt
from tutor.learners.progress import CalibrationBin, calibration, mastery, over_time, weakest
from tutor.quiz.questions import Grade, Question

NEITHER = CLOZE.model_copy(update={"topic": ""})


def attempt(
    score: float, question: Question = SINGLE, days: float = 0, confidence: float | None = None, number: int = 0
) -> Attempt:
    grade = Grade(score=score, is_correct=score == 1, message="")
    return Attempt(UUID(int=number).hex, question, FIRST_OPTION, grade, confidence, at(days), None, False)


def at(days: float) -> datetime:
    return START + timedelta(days=days)


def test_without_attempts_nothing_is_known() -> None:
    assert (mastery(()), weakest(())) == ((), ())
    assert over_time(()) == {}
    nothing = calibration(())
    assert (nothing.brier, nothing.bins, nothing.answered_with_confidence) == (None, (), 0)


def test_attempts_count_for_the_tenet_or_else_the_topic_of_their_question() -> None:
    known = mastery([attempt(1), attempt(0, days=1), attempt(1, CLOZE), attempt(0, NEITHER)])
    assert [(one.key, one.is_tenet, one.attempts, one.share_right) for one in known] == [
        ("yeast-rises", True, 2, 0.5), ("gluten", False, 1, 1.0),
    ]  # fmt: skip
    assert known[0].last_at == at(1)


def test_one_answer_proves_little_and_many_prove_more() -> None:
    once, often = (mastery([attempt(1)] * count)[0] for count in (1, 12))
    assert 0.5 < once.estimate < 0.7 < often.estimate < 1
    assert (once.attempts, often.attempts) == (1, 12)


def test_later_attempts_weigh_more() -> None:
    better = mastery([attempt(0, days=0), attempt(0, days=1), attempt(1, days=2), attempt(1, days=3)])
    worse = mastery([attempt(1, days=0), attempt(1, days=1), attempt(0, days=2), attempt(0, days=3)])
    assert better[0].share_right == worse[0].share_right
    assert better[0].estimate > 0.5 > worse[0].estimate


def test_the_weakest_come_first_and_no_more_than_asked_for() -> None:
    tried = [attempt(1), attempt(0, CLOZE), attempt(0.5, CLOZE.model_copy(update={"topic": "salt"}))]
    assert weakest(tried) == ("gluten", "salt", "yeast-rises")
    assert weakest(tried, count=1) == ("gluten",)


def test_over_time_has_the_last_estimate_of_each_day() -> None:
    tried = [attempt(0, days=0), attempt(1, days=0.1), attempt(1, days=4), attempt(1, CLOZE)]
    course = over_time(tried)
    assert list(course) == ["gluten", "yeast-rises"]
    assert [day for day, _ in course["yeast-rises"]] == [date(2026, 3, 2), date(2026, 3, 6)]
    assert course["yeast-rises"][0][1] == mastery(tried[:2])[0].estimate
    assert course["yeast-rises"][-1][1] == mastery(tried[:3])[0].estimate


@pytest.mark.parametrize(
    ("told", "brier"),
    [
        ([(1.0, 1), (1.0, 1)], 0.0),
        ([(1.0, 0), (0.0, 1)], 1.0),
        ([(0.5, 1), (0.5, 0)], 0.25),
        ([(0.8, 1), (0.6, 0)], (0.04 + 0.36) / 2),
    ],
)
def test_the_brier_score_is_the_mean_squared_distance_of_confidence_and_outcome(
    told: list[tuple[float, float]], brier: float
) -> None:
    measured = calibration([attempt(score, confidence=confidence) for confidence, score in told] + [attempt(0)])
    assert measured.brier == pytest.approx(brier)
    assert measured.answered_with_confidence == len(told)


def test_bins_say_how_often_answers_of_a_confidence_were_right() -> None:
    told = [(0.9, 1), (1.0, 0), (0.85, 1), (0.2, 0)]
    unsure, sure = calibration([attempt(score, confidence=confidence) for confidence, score in told]).bins
    assert unsure == CalibrationBin(0.2, 0.4, 1, 0.2, 0.0)
    assert sure == pytest.approx((0.8, 1.0, 3, 2.75 / 3, 2 / 3))


ANY_ATTEMPTS = st.lists(
    st.builds(
        attempt,
        st.floats(0, 1) | st.sampled_from([0.0, 1.0]),
        st.sampled_from((*EVERY_TYPE, NEITHER)),
        st.floats(0, 300),
        st.none() | st.floats(0, 1),
        st.integers(0, 99),
    ),
    max_size=30,
)


@given(ANY_ATTEMPTS)
def test_every_figure_is_a_share_and_every_attempt_is_counted(tried: list[Attempt]) -> None:
    known = mastery(tried)
    assert all(0 <= one.estimate <= 1 and 0 <= one.share_right <= 1 and one.attempts > 0 for one in known)
    assert sum(one.attempts for one in known) == sum(one.question is not NEITHER for one in tried)
    assert [one.estimate for one in known] == sorted(one.estimate for one in known)
    assert weakest(tried, count=99) == tuple(one.key for one in known)
    assert {one.key: one.estimate for one in known} == {key: days[-1][1] for key, days in over_time(tried).items()}
    measured = calibration(tried)
    assert sum(one.count for one in measured.bins) == measured.answered_with_confidence
    assert measured.brier is None or 0 <= measured.brier <= 1
    for one in measured.bins:
        assert one.start - 1e-9 <= one.mean_confidence <= one.end + 1e-9


@given(ANY_ATTEMPTS)
def test_the_order_in_which_attempts_are_given_changes_nothing(tried: list[Attempt]) -> None:
    apart = [
        Attempt(one.id, one.question, one.response, one.grade, one.confidence, at(number), None, False)
        for number, one in enumerate(tried)
    ]
    assert mastery(apart[::-1]) == mastery(apart)
    assert over_time(apart[::-1]) == over_time(apart)
