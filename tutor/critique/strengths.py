"""What an essay does well: tenets rightly said in words of its own, best with a source."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from knowledge.packs import Tenet
from tutor.critique.certainty import in_essays
from tutor.critique.claims import JudgedClaim

SURELY = 0.6
"""A claim is praised for a tenet that it is about and right about from this probability on."""

TELLING_WORDS = 10
MOST = 4


@dataclass(frozen=True, slots=True)
class WellSaid:
    """A claim that says a tenet rightly, and whether it gives a source."""

    claim: JudgedClaim
    tenet: Tenet
    confidence: float
    has_source: bool


def well_said(
    claims: Sequence[JudgedClaim], at_fault: Collection[int], citing: Collection[int]
) -> tuple[WellSaid, ...]:
    """The best of each tenet, `MOST` of them at most, in reading order.

    `at_fault` and `citing` are the ordinals of sentences with a finding and of sentences that cite.
    """
    best: dict[str, WellSaid] = {}
    for claim in claims:
        if claim.unit.ordinal in at_fault or len(claim.unit.text.split()) < TELLING_WORDS:
            continue
        closest = claim.closest
        sure = closest.related * (1 - in_essays(closest.error))
        one = WellSaid(claim, closest.tenet, sure, claim.unit.ordinal in citing)
        is_own = closest.judged.label != "reported-or-rejected"
        if is_own and sure >= SURELY and _rank(one) > _rank(best.get(closest.tenet.slug)):
            best[closest.tenet.slug] = one
    chosen = sorted(best.values(), key=_rank, reverse=True)[:MOST]
    return tuple(sorted(chosen, key=lambda one: one.claim.unit.ordinal))


def _rank(one: WellSaid | None) -> tuple[bool, float]:
    return (one.has_source, one.confidence) if one is not None else (False, -1.0)
