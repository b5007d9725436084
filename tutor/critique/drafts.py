"""Holds the critique of a draft against that of the draft before: what became of every earlier finding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from knowledge.words import words
from tutor.critique.findings import Critique, EssaySpan, Finding
from tutor.critique.sentence_places import Place, SentencePlaces
from tutor.critique.wording import is_graver

Outcome = Literal["addressed", "partly", "ignored", "regressed"]


@dataclass(frozen=True, slots=True)
class DraftChange:
    """What became of one finding of the earlier draft.

    `now` is the finding that stands in its place in the later draft, if any, and `essay_span` that place; it is None
    where the sentence went. `is_changed` tells whether the sentence was touched at all.
    """

    finding: Finding
    outcome: Outcome
    now: Finding | None = None
    essay_span: EssaySpan | None = None
    is_changed: bool = False


def compare_drafts(before: Critique, before_text: str, after: Critique, after_text: str) -> tuple[DraftChange, ...]:
    """What became of every finding of the earlier draft, in its order.

    It is addressed when nothing of its kind stands there any more, partly so when its sentence was changed and
    something weaker, or something else about the same tenet, still does, ignored when it stands as before, and
    regressed when something worse does. Sentences are found by their words, so that edits elsewhere do not matter.
    """
    drafts = SentencePlaces(before_text, after_text)
    return tuple(_change(finding, before, after, after_text, drafts) for finding in before.findings)


def new_findings(before: Critique, before_text: str, after: Critique, after_text: str) -> int:
    """How many findings of the later draft stand in a new or changed sentence and follow from no earlier finding."""
    drafts = SentencePlaces(before_text, after_text)
    known = [_change(finding, before, after, after_text, drafts).now for finding in before.findings]
    fresh = (one for one in after.findings if one not in known)
    return sum(any(drafts.is_new(span.start, span.end) for span in _spans(one)) for one in fresh)


def _change(
    finding: Finding, before: Critique, after: Critique, after_text: str, drafts: SentencePlaces
) -> DraftChange:
    if finding.essay_span is None:
        return _change_of_omission(finding, after)
    place = drafts.place(finding.essay_span.start, finding.essay_span.end)
    if place is None:
        return DraftChange(finding, "addressed", is_changed=True)
    span = EssaySpan(start=place.start, end=place.end, quote=after_text[place.start : place.end])
    rivals = [one for one in before.findings if one is not finding and _is_same(one, finding)]
    there = [one for one in after.findings if _stands_at(one, place) and not _is_of_another(one, finding, rivals)]
    now = _standing(finding, there)
    return DraftChange(finding, _outcome(finding, now, place.is_changed), now, span, place.is_changed)


def _change_of_omission(finding: Finding, after: Critique) -> DraftChange:
    """An omission has no place: it is ignored while it is one, and made good where its tenet is written of."""
    still = next((one for one in after.findings if one.essay_span is None and _is_same(finding, one)), None)
    if still:
        return DraftChange(finding, "ignored", still)
    on_tenet = [one for one in after.findings if finding.tenet and one.tenet == finding.tenet]
    if on_tenet:
        now = _gravest(on_tenet)
        return DraftChange(finding, "partly", now, now.essay_span, is_changed=True)
    spans = (span for use in after.tenets if use.tenet == finding.tenet for span in use.essay_spans)
    return DraftChange(finding, "addressed", essay_span=next(spans, None), is_changed=True)


def _outcome(finding: Finding, now: Finding | None, is_changed: bool) -> Outcome:
    if now is None:
        return "addressed"
    if is_graver(now.severity, finding.severity):
        return "regressed"
    if not is_changed:
        return "ignored"
    is_as_before = _is_same(finding, now) and now.severity == finding.severity
    return "ignored" if is_as_before else "partly"


def _standing(finding: Finding, there: list[Finding]) -> Finding | None:
    """The one finding to hold this against: the gravest of its kind, else the gravest about the same tenet."""
    alike = [one for one in there if _is_same(finding, one)]
    related = [one for one in there if finding.tenet and one.tenet == finding.tenet]
    graver = [one for one in related if is_graver(one.severity, finding.severity)]
    chosen = graver or alike or related
    return _gravest(chosen) if chosen else None


def _gravest(findings: list[Finding]) -> Finding:
    gravest = findings[0]
    for one in findings[1:]:
        gravest = one if is_graver(one.severity, gravest.severity) else gravest
    return gravest


def _is_same(one: Finding, other: Finding) -> bool:
    """Whether two findings say the same of the same tenet; where only words can tell, by their ids."""
    if one.verdict == "language" or (one.tenet is None and one.essay_span is None):
        return one.id == other.id
    return one.verdict == other.verdict and one.tenet == other.tenet


def _is_of_another(later: Finding, finding: Finding, rivals: Sequence[Finding]) -> bool:
    """Whether a later finding follows from another earlier one: two wrong quotations in one sentence, one mended."""
    return any(_likeness(rival, later) > _likeness(finding, later) for rival in rivals)


def _likeness(one: Finding, other: Finding) -> float:
    quotes = [words(finding.essay_span.quote) if finding.essay_span else [] for finding in (one, other)]
    return float(Indel.normalized_similarity(*quotes))


def _stands_at(finding: Finding, place: Place) -> bool:
    return any(span.start < place.end and place.start < span.end for span in _spans(finding))


def _spans(finding: Finding) -> Iterator[EssaySpan]:
    yield from (span for span in (finding.essay_span, finding.other_span) if span)
