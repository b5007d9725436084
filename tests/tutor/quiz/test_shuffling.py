"""Options stand in an order that follows from the seed, with the keys evenly over the places."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tutor.quiz.gate.sound_items import choice
from tests.tutor.quiz.made_up_questions import EVERY_TYPE, MULTIPLE, SINGLE
from tutor.quiz.gate.choices import out_of_order
from tutor.quiz.shuffling import with_keys_spread

YEARS = choice("In which year did the Berlin Wall fall?", "1985", "1987", "+1989", "1991")


def places(count: int, seed: int) -> list[int]:
    """Where the key stands in each of so many single choices."""
    mixed = with_keys_spread([SINGLE] * count, seed)
    return [next(place for place, one in enumerate(question.options) if one.correct) for question in mixed]


@given(st.integers(1, 60), st.integers())
def test_no_place_has_more_keys_than_its_even_share(count: int, seed: int) -> None:
    counted = Counter(places(count, seed))
    assert max(counted.values()) <= -(-count // 4)


@given(st.lists(st.sampled_from([SINGLE, YEARS, MULTIPLE]), max_size=12), st.integers())
def test_questions_keep_their_order_and_their_options(questions, seed: int) -> None:
    mixed = list(with_keys_spread(questions, seed))
    assert [one.stem for one in mixed] == [one.stem for one in questions]
    for before, after in zip(questions, mixed, strict=True):
        assert sorted(before.options, key=str) == sorted(after.options, key=str)
        assert after.model_copy(update={"options": before.options}) == before


def test_the_order_follows_from_the_seed() -> None:
    assert places(24, 5) == places(24, 5)
    assert len({tuple(places(24, seed)) for seed in range(8)}) == 8


@pytest.mark.parametrize("seed", range(12))
def test_numbers_stay_in_their_order(seed: int) -> None:
    for question in with_keys_spread([SINGLE, YEARS, SINGLE, YEARS], seed):
        assert out_of_order(question) is None


def test_what_has_a_fixed_order_is_left_as_it_is() -> None:
    others = [one for one in EVERY_TYPE if one.type not in ("single_choice", "multiple_choice")]
    assert list(with_keys_spread(others, 3)) == others
