"""What an essay does with each tenet of its course."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from knowledge.packs import Pack
from tutor.critique.accusations import Accusation
from tutor.critique.certainty import in_essays
from tutor.critique.claims import JudgedClaim
from tutor.critique.essay import EssayUnit
from tutor.critique.findings import EssaySpan, TenetStatus, TenetUse
from tutor.critique.voice import Voice

USES = 0.25
"""A claim uses a tenet rightly where it is about it and not wrong from this probability on."""

NOT_ASSERTED = frozenset({"reported", "rejected"})

_WRONG: Mapping[str, TenetStatus] = {
    "contradicts": "contradicted",
    "overstates": "overstated",
    "misattributes": "misattributed",
}


def tenet_map(
    pack: Pack, claims: Sequence[JudgedClaim], voices: Mapping[int, Voice], accused: Sequence[Accusation]
) -> tuple[TenetUse, ...]:
    """One entry a tenet, in the pack's order, without citations.

    A tenet is used correctly where as many claims or more use it rightly as are wrong about it.
    """
    wrong: dict[str, list[Accusation]] = defaultdict(list)
    for one in accused:
        wrong[one.tenet.slug].append(one)
    at_fault = {one.unit.ordinal for one in accused}
    right, reported = _uses([claim for claim in claims if claim.unit.ordinal not in at_fault], voices)
    uses = []
    for tenet in pack.tenets:
        status, units = _status(right[tenet.slug], wrong[tenet.slug], reported[tenet.slug])
        spans = tuple(span_of(unit) for unit in units)
        uses.append(TenetUse(tenet=tenet.slug, title=tenet.title, status=status, essay_spans=spans))
    return tuple(uses)


def span_of(unit: EssayUnit) -> EssaySpan:
    """The place of a sentence in its essay."""
    return EssaySpan(start=unit.start, end=unit.end, quote=unit.text)


def _uses(
    claims: Sequence[JudgedClaim], voices: Mapping[int, Voice]
) -> tuple[dict[str, list[EssayUnit]], dict[str, list[EssayUnit]]]:
    """The claims that use each tenet rightly, and those that only report or turn down a view on it."""
    right: dict[str, list[EssayUnit]] = defaultdict(list)
    reported: dict[str, list[EssayUnit]] = defaultdict(list)
    for claim in claims:
        for one in claim.stances:
            if one.related * (1 - in_essays(one.error)) >= USES:
                (reported if voices[claim.unit.ordinal].manner in NOT_ASSERTED else right)[one.tenet.slug].append(
                    claim.unit
                )
    return right, reported


def _status(
    right: Sequence[EssayUnit], wrong: Sequence[Accusation], reported: Sequence[EssayUnit]
) -> tuple[TenetStatus, Sequence[EssayUnit]]:
    if wrong and len(wrong) > len(right):
        surest = max(wrong, key=lambda one: one.confidence)
        return _WRONG[surest.verdict], [one.unit for one in wrong]
    if right:
        return "used_correctly", right
    return ("reported", reported) if reported else ("not_addressed", ())
