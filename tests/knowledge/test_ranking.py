"""Scores of several searches and readings as one."""

import pytest

from knowledge.ranking import joined


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [(None, None, None), (2.0, None, 2.0), (None, -3.0, -3.0), (8.0, -9.0, 8.0), (0.0, 0.0, 0.6931)],
)
def test_the_surer_reading_counts_most(one: float | None, other: float | None, result: float | None) -> None:
    assert joined(one, other) == (None if result is None else pytest.approx(result, abs=1e-3))
