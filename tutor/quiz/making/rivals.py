"""Finds other people and other reasons that can stand beside the key of a question."""

from collections.abc import Sequence
from typing import TypeVar

from tutor.quiz.facts import Attribution, Reason
from tutor.quiz.making.siblings import of_mixed_length
from tutor.quiz.making.wording import shared

_MOST_SHARED = 4
_T = TypeVar("_T", Attribution, Reason)


def other_holders(key: Attribution, every: Sequence[Attribution], count: int) -> tuple[Attribution, ...]:
    """One attribution each of so many other holders, from the same source first, who are not said to hold the same."""
    excluded = {
        one.holder for one in every if one.holder != key.holder and shared(one.predicate, key.predicate) > _MOST_SHARED
    }
    excluded |= {key.holder} | {one.holder for one in every if may_be_same(one.holder, key.holder)}
    nearest: dict[str, Attribution] = {}
    for one in _near(key, every):
        if (
            one.holder not in excluded
            and one.holder not in key.predicate
            and kind_of(one.holder) == kind_of(key.holder)
        ):
            nearest.setdefault(one.holder, one)
    return of_mixed_length(key.holder, list(nearest.values())[:8], lambda one: one.holder, count, ratio=4.0)


def other_reasons(key: Reason, every: Sequence[Reason], count: int) -> tuple[Reason, ...]:
    """So many reasons of other things, from the same source first, that could not be the reason of this one."""
    others = [
        one
        for one in _near(key, every)
        if one.effect != key.effect
        and shared(one.effect, key.effect) <= 1
        and shared(one.cause, key.cause) <= 1
        and shared(one.cause, key.effect) >= shared(key.cause, key.effect)
    ]
    return of_mixed_length(key.cause, others[:12], lambda one: one.cause, count)


def kind_of(holder: str) -> str:
    """Whether a holder is a theory, the people of a school, or a person."""
    if holder.endswith("ism"):
        return "theory"
    last = holder.rsplit(maxsplit=1)[-1]
    is_school = " " not in holder or (last.endswith(("ists", "als", "ans")) and last[0].islower())
    return "school" if is_school else "person"


def _near(key: _T, every: Sequence[_T]) -> list[_T]:
    place = every.index(key)
    return [
        one
        for _, one in sorted(
            enumerate(every), key=lambda at: (at[1].citation.source_id != key.citation.source_id, abs(at[0] - place))
        )
    ]


def may_be_same(one: str, other: str) -> bool:
    """Whether two holders may be the same: one surname, or one name within the other."""
    left, right = one.lower().replace("neo", "").split(), other.lower().replace("neo", "").split()
    is_person = "person" in (kind_of(one), kind_of(other))
    return left[-1] == right[-1] if is_person else left == right
