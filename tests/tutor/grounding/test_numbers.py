"""Numbers mean the same in figures and in words; each must stand in a passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.grounding.numbers import quantities, strange_numbers, strange_units


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("forty-two days", "42 days"),
        ("13,000 men", "thirteen thousand men"),
        ("2 per cent of them", "two in a hundred of them"),
        ("27% of wars", "27 per cent of wars"),
        ("four centuries before", "four hundred years before"),
        ("50 million years", "fifty million years"),
        ("one hundred and eighty copies", "180 copies"),
        ("two times", "twice"),
        ("in 2001", "in 2001/02"),
        ("in 2000/01", "in 2000/01"),
        ("one of them", "some of them"),
    ],
)
def test_equal_numbers_meet(text: str, ground: str) -> None:
    assert strange_numbers(text, [ground]) == []


@pytest.mark.parametrize(
    ("text", "ground", "strange"),
    [
        ("in 1985", "in 1958", ["1985"]),
        ("in the 1990s", "in 1990", ["1990s"]),
        ("27 per cent", "27 wars", ["27 per cent"]),
        ("twenty-three countries", "twenty countries and three towns", ["twenty-three"]),
        ("the nineteenth", "the eighteenth", ["nineteenth"]),
        ("12 of 1,200", "12 of 120", ["1,200"]),
        ("millions of copies", "hundreds of copies", ["millions"]),
    ],
)
def test_other_numbers_are_named_as_they_were_said(text: str, ground: str, strange: list[str]) -> None:
    assert strange_numbers(text, [ground]) == strange


def test_a_unit_of_time_has_to_be_known() -> None:
    assert strange_units("after some decades", ["after some months"]) == ["decades"]
    assert strange_units("daily", ["once a day"]) == []


@given(st.integers(min_value=2, max_value=10**9))
def test_a_number_in_figures_meets_itself_with_commas(number: int) -> None:
    assert strange_numbers(f"about {number:,} of them", [f"some {number} of them"]) == []


@given(st.text(max_size=200))
def test_any_text_has_its_own_numbers(text: str) -> None:
    assert strange_numbers(text, [text]) == []
    assert all(one.said in text for one in quantities(text))
