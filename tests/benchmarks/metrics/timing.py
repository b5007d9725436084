"""How long things take: medians, and how they are written."""

import statistics
import time
from collections.abc import Callable, Sequence


def milliseconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def median(values: Sequence[float]) -> float:
    """The middle value; 0.0 of nothing."""
    return statistics.median(values) if values else 0.0


def high(values: Sequence[float]) -> float:
    """The value that one in twenty exceeds."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else median(values)


def kept(value: float, bound: float) -> str:
    """Whether a value is within its bound, in a word."""
    return "yes" if value <= bound else "**no**"
