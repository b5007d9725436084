"""Findings and strengths in the one shape in which every export shows them, numbered alike in all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tutor.critique.findings import Critique, EssaySpan, Finding, Severity, SourceCitation, Strength
from tutor.critique.wording import STRENGTH, label_of, tenet_title, things_to_do_first


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of one place of the essay, or of none; `number` counts from 1 in reading order.

    `about` is the id of the finding or strength, `label` its verdict in plain words, `tenet` the title of its tenet
    or empty; `other` is the second sentence of an inconsistency.
    """

    number: int
    about: str
    kind: Severity | Literal["strength"]
    label: str
    tenet: str
    comment: str
    question: str = ""
    span: EssaySpan | None = None
    other: EssaySpan | None = None
    citations: tuple[SourceCitation, ...] = ()
    is_omission: bool = False


def remarks(critique: Critique) -> tuple[Remark, ...]:
    """Every finding and strength in reading order; those without a place come last."""
    said: list[Finding | Strength] = [*critique.findings, *critique.strengths]
    said.sort(key=lambda one: (0, one.essay_span.start, one.essay_span.end) if one.essay_span else (1, 0, 0))
    return tuple(_remark(number, one, tenet_title(critique, one.tenet)) for number, one in enumerate(said, start=1))


def to_do_first(critique: Critique, said: Sequence[Remark]) -> tuple[Remark, ...]:
    """The remarks of the things to do first, out of all remarks of this critique."""
    # The same words written twice share an id, so the place has to agree as well.
    numbered = {(one.about, one.span): one for one in said if one.kind != "strength"}
    return tuple(numbered[finding.id, finding.essay_span] for finding in things_to_do_first(critique))


def under_headings(unplaced: Iterable[Remark]) -> tuple[tuple[str, tuple[Remark, ...]], ...]:
    """Remarks that stand at no place, under the headings that an export gives them after the essay."""
    said = tuple(unplaced)
    groups = (
        ("What is left out", tuple(one for one in said if one.is_omission)),
        ("On the essay as a whole", tuple(one for one in said if not one.is_omission)),
    )
    return tuple((heading, group) for heading, group in groups if group)


def _remark(number: int, said: Finding | Strength, tenet: str) -> Remark:
    if isinstance(said, Strength):
        return Remark(
            number, said.id, "strength", STRENGTH, tenet, said.comment, span=said.essay_span, citations=said.citations
        )
    return Remark(
        number=number,
        about=said.id,
        kind=said.severity,
        label=label_of(said),
        tenet=tenet,
        comment=said.comment,
        question=said.question,
        span=said.essay_span,
        other=said.other_span,
        citations=said.citations,
        is_omission=said.verdict == "omits",
    )
