"""How many points a learner had, alone and with help, kept apart."""

from dataclasses import dataclass

from tutor.guiding.steps import Guidance, standing


@dataclass(frozen=True, slots=True)
class Results:
    """Of all `points` those that the first try had, those that the tries had together, and those of the closing one.

    `first` and `closing` were made alone, `assisted` after the tutor had said something; None where there was no such
    try.
    """

    points: int
    first: int
    assisted: int | None = None
    closing: int | None = None


def results_of(state: Guidance) -> Results | None:
    """The results so far; None before the first try."""
    if not state.tried:
        return None
    together = sum(one.state == "present" for one in standing(state.tried))
    return Results(
        points=len(state.points),
        first=state.tried[0].reading.present,
        assisted=together if len(state.tried) > 1 else None,
        closing=None if state.closing is None else state.closing.reading.present,
    )
