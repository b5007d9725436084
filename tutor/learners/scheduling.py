"""When a question is to be asked again, by FSRS 6; the only module that imports fsrs.

FSRS: J. Ye, J. Su, Y. Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling",
KDD 2022, https://doi.org/10.1145/3534678.3539081.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from tutor.learners.columns import in_utc
from tutor.quiz.questions import Grade

if TYPE_CHECKING:
    from fsrs import Card

Recall = Literal["again", "hard", "good", "easy"]
UNSURE_BELOW = 0.5
"""A right answer given with less confidence than this was hard to recall."""
SURE_FROM = 0.9
"""A wholly right answer given with at least this confidence was easy to recall."""
LONGEST_DAYS = 365
"""No question stays away for longer; a course is over by then."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Where one question stands: the card as JSON, when it is due, and after how many days recall falls to 90 %."""

    card: str
    due: datetime
    stability_days: float | None


def recall(grade: Grade, confidence: float | None = None) -> Recall:
    """How well the answer was known: a wrong one not at all, a right one as whole and as sure as it was."""
    if not grade.is_correct:
        return "again"
    if grade.score < 1 or (confidence is not None and confidence < UNSURE_BELOW):
        return "hard"
    return "easy" if confidence is not None and confidence >= SURE_FROM else "good"


def unseen(now: datetime) -> Schedule:
    """The schedule of a question that was never reviewed: it is due at once."""
    return _schedule(_new_card(in_utc(now)))


def reviewed(card: str, known: Recall, now: datetime) -> Schedule:
    """The schedule after a review; a card that cannot be read any more starts afresh."""
    from fsrs import Rating, Scheduler

    ratings = {"again": Rating.Again, "hard": Rating.Hard, "good": Rating.Good, "easy": Rating.Easy}
    scheduler = Scheduler(maximum_interval=LONGEST_DAYS, enable_fuzzing=False)
    now = in_utc(now)
    return _schedule(scheduler.review_card(_read(card, now), ratings[known], now)[0])


def _schedule(card: "Card") -> Schedule:
    return Schedule(card.to_json(), in_utc(card.due), card.stability)


def _read(card: str, now: datetime) -> "Card":
    from fsrs import Card

    try:
        return Card.from_json(card)
    except (ValueError, KeyError, TypeError):
        return _new_card(now)


def _new_card(now: datetime) -> "Card":
    from fsrs import Card

    # Without an id the card would take one from the computer's clock.
    return Card(card_id=0, due=now)
