"""Joined scores stay within their weights, whatever scale the searches use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.fusion import fused, scaled

SCORES = st.dictionaries(st.text(max_size=3), st.floats(-1e6, 1e6, allow_nan=False, allow_subnormal=False), max_size=8)
NAMES = ("words", "meaning", "sentence")
SEARCHES = st.fixed_dictionaries(dict.fromkeys(NAMES, SCORES))
WEIGHTS = st.fixed_dictionaries(dict.fromkeys(NAMES, st.floats(0, 2)))
ROUNDING = 1e-9


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        pytest.param({}, {}, id="none"),
        pytest.param({"a": -3.0}, {"a": 1.0}, id="one"),
        pytest.param({"a": 2.0, "b": 2.0}, {"a": 1.0, "b": 1.0}, id="equal"),
        pytest.param({"a": -1.0, "b": 0.0, "c": 1.0}, {"a": 0.0, "b": 0.5, "c": 1.0}, id="spread"),
    ],
)
def test_scores_are_stretched_between_nought_and_one(scores: dict[str, float], expected: dict[str, float]) -> None:
    assert scaled(scores) == expected


@given(SCORES)
def test_scaled_scores_lie_between_nought_and_one_in_the_same_order(scores: dict[str, float]) -> None:
    result = scaled(scores)
    assert result.keys() == scores.keys()
    assert all(0.0 <= value <= 1.0 for value in result.values())
    ranked = sorted(scores, key=lambda key: scores[key])
    assert [result[key] for key in ranked] == sorted(result.values())


@given(SEARCHES, WEIGHTS)
def test_a_fused_score_lies_between_nought_and_the_sum_of_the_weights(
    searches: dict[str, dict[str, float]], weights: dict[str, float]
) -> None:
    result = fused(searches, weights)
    assert result.keys() == set().union(*searches.values())
    for key, score in result.items():
        own = sum(weights[name] for name in NAMES if key in searches[name])
        assert 0.0 <= score <= own + ROUNDING


@given(SEARCHES, WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_keys_and_searches_makes_no_difference(searches, weights, random) -> None:
    def shuffled(values):
        items = list(values.items())
        random.shuffle(items)
        return dict(items)

    again = fused(shuffled({name: shuffled(scores) for name, scores in searches.items()}), shuffled(weights))
    assert again == pytest.approx(fused(searches, weights))


def test_what_two_searches_found_is_above_what_either_found_alone() -> None:
    result = fused(
        {"words": {"both": 2.0, "words": 2.0, "low": 0.0}, "meaning": {"both": 0.9, "meaning": 0.9, "low": 0.1}},
        {"words": 0.4, "meaning": 0.6},
    )
    assert result == pytest.approx({"both": 1.0, "words": 0.4, "meaning": 0.6, "low": 0.0})
