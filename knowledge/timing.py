"""Adds up how long the named stages of one answer take."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stopwatch:
    """Milliseconds by stage; a stage entered again adds to its sum. `clock` tells seconds."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._started = clock()
        self._stages: dict[str, float] = {}

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Times what happens inside the block."""
        started = self._clock()
        try:
            yield
        finally:
            self._stages[stage] = self._stages.get(stage, 0.0) + (self._clock() - started) * 1000

    def timings_ms(self) -> dict[str, float]:
        """Every stage so far, and `total` since the stopwatch was made."""
        total = (self._clock() - self._started) * 1000
        return {name: round(value, 1) for name, value in {**self._stages, "total": total}.items()}
