"""Times of stages add up, and are kept when a stage fails."""

import pytest

from knowledge.timing import Stopwatch


class Clock:
    """Tells the seconds that the test has let pass."""

    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_a_stage_entered_again_adds_to_its_sum() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    for seconds in (0.5, 0.25):
        with watch.of("reading"):
            clock.seconds += seconds
        clock.seconds += 1
    assert watch.timings_ms() == {"reading": 750.0, "total": 2750.0}


def test_a_stage_that_fails_is_timed_all_the_same() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    with pytest.raises(ValueError, match="broken"), watch.of("reading"):
        clock.seconds += 0.5
        raise ValueError("broken")
    assert watch.timings_ms()["reading"] == 500.0


def test_without_stages_there_is_only_the_total_by_the_clock_of_the_computer() -> None:
    timings = Stopwatch().timings_ms()
    assert set(timings) == {"total"}
    assert timings["total"] >= 0
