"""The real judge: whether a passage bears a sentence out, with the shipped weights."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.judge import RELATIONS, LocalEntailment

pytestmark = pytest.mark.models

WALT = "Walt argued in 1987 that states form alliances against the state that threatens them most."


@cache
def judge() -> LocalEntailment:
    return LocalEntailment()


@pytest.mark.parametrize(
    ("premise", "hypothesis", "relation"),
    [
        ("A man is sleeping on a bench in the park.", "Someone is asleep outdoors.", "entailment"),
        ("A man is sleeping on a bench in the park.", "The man is wide awake and running.", "contradiction"),
        ("A man is sleeping on a bench in the park.", "The man has lost his job.", "neutral"),
        ("The committee rejected the proposal in May.", "A proposal was rejected by the committee.", "entailment"),
        ("The committee rejected the proposal in May.", "The committee accepted the proposal.", "contradiction"),
        (WALT, "States ally against the greatest threat, according to Walt.", "entailment"),
    ],
)
def test_plain_cases_are_told_apart(premise: str, hypothesis: str, relation: str) -> None:
    (one,) = judge().judge([(premise, hypothesis)])
    assert (one.label, one.unjudged) == (relation, None)
    assert sum(one.probabilities.values()) == pytest.approx(1.0, abs=1e-5)


def test_what_decides_is_found_deep_in_a_long_premise() -> None:
    filler = "The report goes on to describe the weather of that year in some detail. " * 30
    (one,) = judge().judge(
        [
            (
                f"{filler} The committee rejected the proposal in May. {filler}",
                "The committee accepted the proposal in May.",
            )
        ]
    )
    assert one.label == "contradiction"


@pytest.mark.parametrize(
    ("premise", "hypothesis", "reason"),
    [
        ("", "States seek security.", "empty"),
        ("States seek security.", " \x00 ", "empty"),
        ("States seek security.", "states and the power " * 2_500, "too_long"),
        ("States seek security.", "Die Staaten suchen Sicherheit und nicht Macht über andere Staaten", "not_english"),
    ],
)
def test_what_cannot_be_judged_is_neutral_and_the_reason_is_given(premise: str, hypothesis: str, reason: str) -> None:
    (one,) = judge().judge([(premise, hypothesis)])
    assert (one.label, one.probabilities["neutral"], one.unjudged) == ("neutral", 1.0, reason)


@settings(max_examples=20)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_judged_and_the_same_way_twice(premise: str, hypothesis: str) -> None:
    first, second = (judge().judge([(premise, hypothesis)])[0] for _ in range(2))
    assert first == second
    assert first.label in RELATIONS and np.isclose(sum(first.probabilities.values()), 1.0, atol=1e-4)


def test_no_pairs_need_no_answers() -> None:
    assert judge().judge([]) == []
