"""Times of answers, whole and by stage, and rows that set a figure beside its bound."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.metrics.timing import kept
from tutor.services import Services

MODEL_STAGES = ("embedding", "reranking", "judging")
WARMING = 3
BOUND_HEADINGS = ("", "measured", "bound", "kept")


@dataclass(frozen=True, slots=True)
class AnswerTimes:
    """Milliseconds of each answer, the share of each that no model took, and the stages by name."""

    totals: list[float]
    outside: list[float]
    stages: list[tuple[str, list[float]]]


def answer_times(services: Services, asked: Sequence[tuple[str, Sequence[str]]]) -> AnswerTimes:
    """Ask every question (with its history) in one process, after a few that do not count."""
    for question, history in asked[:WARMING]:
        services.ask(question, history)
    totals, outside = [], []
    stages: dict[str, list[float]] = {}
    for question, history in asked:
        started = time.perf_counter()
        reply = services.ask(question, history)
        total = (time.perf_counter() - started) * 1000
        inside = sum(reply.timings_ms.get(stage, 0.0) for stage in MODEL_STAGES)
        totals.append(total)
        outside.append((total - inside) / total)
        for name, value in reply.timings_ms.items():
            stages.setdefault(name, []).append(value)
    return AnswerTimes(totals, outside, [(name, values) for name, values in stages.items() if name != "total"])


def bounded(what: str, value: float, bound: float, unit: str) -> list[str]:
    """A row of a figure, its bound and whether it is kept."""
    digits = 2 if bound < 10 else 0
    return [what, f"{value:.{digits}f} {unit}".strip(), f"{bound:g} {unit}".strip(), kept(value, bound)]
