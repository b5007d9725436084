"""Times of stages add up, and are kept when a stage fails."""

import time

import pytest

from knowledge.timing import Stopwatch


def test_a_stage_entered_again_adds_to_its_sum() -> None:
    watch = Stopwatch()
    for _ in range(2):
        with watch.of("reading"):
            time.sleep(0.01)
    timings = watch.timings_ms()
    assert list(timings) == ["reading", "total"]
    assert 20 <= timings["reading"] <= timings["total"]


def test_a_stage_that_fails_is_timed_all_the_same() -> None:
    watch = Stopwatch()
    with pytest.raises(ValueError, match="broken"), watch.of("reading"):
        raise ValueError("broken")
    assert "reading" in watch.timings_ms()


def test_without_stages_there_is_only_the_total() -> None:
    assert set(Stopwatch().timings_ms()) == {"total"}
