"""How far a learner has come, worked out from attempts alone: tenet by tenet, day by day, and how sure they may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from tutor.learners.attempts import Attempt

HALF_LIFE = 5
"""After this many later attempts on the same tenet an attempt weighs half."""
PRIOR_ATTEMPTS = 2
"""The estimate begins with so many imagined attempts of half a point, so that one answer proves little."""
BINS = 5


@dataclass(frozen=True, slots=True)
class Mastery:
    """What the attempts on one tenet or topic say; how much they can say depends on `attempts`, their number.

    `share_right` counts every attempt alike. `estimate` from 0 to 1 is a mean of the scores in which later ones weigh
    more, and which stays near 0.5 while attempts are few. `last_at` is in UTC.
    """

    key: str
    is_tenet: bool
    attempts: int
    share_right: float
    estimate: float
    last_at: datetime


class CalibrationBin(NamedTuple):
    """The answers given with a confidence from `start` up to `end`, and how many of them were right."""

    start: float
    end: float
    count: int  # type: ignore[assignment]
    mean_confidence: float
    share_right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well confidence and right answers agree; `bins` has those with answers in them, the least sure first.

    `brier` is the mean squared distance between confidence and outcome, from 0 (always sure and right) to 1 (always
    sure and wrong); None without an answer that has a confidence.
    """

    brier: float | None
    bins: tuple[CalibrationBin, ...]
    answered_with_confidence: int


def mastery(attempts: Iterable[Attempt]) -> tuple[Mastery, ...]:
    """What is known of each tenet and topic that was tried, the weakest first; questions about neither are left out."""
    found = [_mastery(key, tried) for key, tried in _by_key(attempts).items()]
    return tuple(sorted(found, key=lambda one: (one.estimate, one.key)))


def over_time(attempts: Iterable[Attempt]) -> dict[str, tuple[tuple[date, float], ...]]:
    """For each tenet and topic the estimate at the end of every day, in UTC, on which it was tried."""
    return {key: _days(tried) for key, tried in sorted(_by_key(attempts).items())}


def weakest(attempts: Iterable[Attempt], count: int = 5) -> tuple[str, ...]:
    """The keys of the weakest tenets and topics, the weakest first."""
    return tuple(one.key for one in mastery(attempts))[:count]


def calibration(attempts: Iterable[Attempt]) -> Calibration:
    """How well the learner knows what they know, over the answers that came with a confidence.

    The score is that of G. W. Brier, "Verification of Forecasts Expressed in Terms of Probability", Monthly Weather
    Review 78 (1950), for one outcome: halved, as is usual since, so that it runs from 0 to 1.
    """
    told = [(one.confidence, one.grade.is_correct) for one in attempts if one.confidence is not None]
    if not told:
        return Calibration(None, (), 0)
    brier = sum((confidence - is_right) ** 2 for confidence, is_right in told) / len(told)
    placed: dict[int, list[tuple[float, bool]]] = {}
    for confidence, is_right in told:
        placed.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, is_right))
    return Calibration(brier, tuple(_bin(place, placed[place]) for place in sorted(placed)), len(told))


def _by_key(attempts: Iterable[Attempt]) -> Mapping[str, list[Attempt]]:
    keyed: dict[str, list[Attempt]] = {}
    for attempt in sorted(attempts, key=lambda one: one.answered_at):
        key = attempt.question.tenet or attempt.question.topic
        if key:
            keyed.setdefault(key, []).append(attempt)
    return keyed


def _mastery(key: str, tried: Sequence[Attempt]) -> Mastery:
    return Mastery(
        key=key,
        is_tenet=any(one.question.tenet for one in tried),
        attempts=len(tried),
        share_right=sum(one.grade.is_correct for one in tried) / len(tried),
        estimate=_estimate([one.grade.score for one in tried]),
        last_at=tried[-1].answered_at,
    )


def _estimate(scores: Sequence[float]) -> float:
    weights = [float(0.5 ** (age / HALF_LIFE)) for age in range(len(scores) - 1, -1, -1)]
    seen = sum(weight * score for weight, score in zip(weights, scores, strict=True))
    return (PRIOR_ATTEMPTS * 0.5 + seen) / (PRIOR_ATTEMPTS + sum(weights))


def _days(tried: Sequence[Attempt]) -> tuple[tuple[date, float], ...]:
    scores = [one.grade.score for one in tried]
    last_of_day = {one.answered_at.date(): number for number, one in enumerate(tried, start=1)}
    return tuple((day, _estimate(scores[:number])) for day, number in last_of_day.items())


def _bin(place: int, told: Sequence[tuple[float, bool]]) -> CalibrationBin:
    return CalibrationBin(
        start=place / BINS,
        end=(place + 1) / BINS,
        count=len(told),
        mean_confidence=sum(confidence for confidence, _ in told) / len(told),
        share_right=sum(is_right for _, is_right in told) / len(told),
    )
