"""Which claims of an essay go against a tenet, overstate it, or give it to the wrong theory or scholar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.judge import ClaimInContext
from knowledge.packs import Pack, Tenet
from tutor.critique.certainty import in_essays
from tutor.critique.claims import JudgedClaim
from tutor.critique.essay import EssayUnit
from tutor.critique.voice import Voice

SURE = 0.6
"""From this probability on, among an essay's sentences, an error is named; it leaves two right accusations for each
wrong one or better, if the judge's probabilities hold."""

GIVEN_SURELY = 0.25
"""From this probability on a sentence that names who holds a view is about one tenet and says it rightly, or gives it
to somebody else; of sentences of unseen cases that name holders of another school so, four of five are wrong."""

RIGHTLY_ACCUSED = 0.8

ErrorVerdict = Literal["contradicts", "overstates", "misattributes"]
_ERRORS: tuple[ErrorVerdict, ...] = ("contradicts", "overstates", "misattributes")


@dataclass(frozen=True, slots=True)
class Accusation:
    """A claim that is wrong about a tenet; `given_to` names whom it is wrongly given to, where that is the error."""

    unit: EssayUnit
    context: ClaimInContext
    tenet: Tenet
    verdict: ErrorVerdict
    confidence: float
    given_to: str | None = None


def accusations(claims: Sequence[JudgedClaim], voices: Mapping[int, Voice], pack: Pack) -> tuple[Accusation, ...]:
    """At most one accusation a claim, in reading order; `voices` are those of the claims by their unit's ordinal."""
    return tuple(_accused(claims, voices, pack))


def _accused(claims: Sequence[JudgedClaim], voices: Mapping[int, Voice], pack: Pack) -> Iterator[Accusation]:
    for claim in claims:
        voice = voices[claim.unit.ordinal]
        if not _stands_for_something(voice):
            continue
        found = _given_to_another(claim, voice, pack) or _against(claim, voice, pack)
        if found is not None:
            yield found


def _stands_for_something(voice: Voice) -> bool:
    """Whether the writer says it in their own name, or says of somebody by name that they do."""
    return voice.manner in ("asserted", "hedged") or (voice.manner == "reported" and voice.is_named)


def _against(claim: JudgedClaim, voice: Voice, pack: Pack) -> Accusation | None:
    """The error that the judge is sure of, unless the sentence gives the view of somebody who does hold it."""
    sure = in_essays(claim.error)
    closest = max(claim.stances, key=lambda one: one.share * one.error)
    if sure < SURE or _is_of_others(closest.tenet, voice, pack):
        return None
    verdict = max(_ERRORS, key=lambda label: closest.judged.probabilities[label])
    return Accusation(claim.unit, claim.context, closest.tenet, verdict, sure)


def _given_to_another(claim: JudgedClaim, voice: Voice, pack: Pack) -> Accusation | None:
    """A tenet rightly said and given by name to those who do not hold it."""
    closest = claim.closest
    tenet, judged = closest.tenet, closest.judged.probabilities
    sure = closest.related * (judged["agrees"] + judged["misattributes"])
    if not voice.is_named or sure < GIVEN_SURELY:
        return None
    if tenet.kind == "critique" or not _is_of_others(tenet, voice, pack):
        return None
    if any(holder in tenet.scholars for holder in voice.holders):
        return None
    given_to = _name_of(voice.holders[0], pack)
    return Accusation(claim.unit, claim.context, tenet, "misattributes", in_essays(RIGHTLY_ACCUSED), given_to)


def _is_of_others(tenet: Tenet, voice: Voice, pack: Pack) -> bool:
    """Whether the sentence speaks for theories none of which holds the tenet, nor is a parent or branch of one."""
    holding = {tenet.theory, *tenet.also_held_by}
    parents = {theory.slug: theory.parent for theory in pack.theories}
    family = holding | {parents[slug] for slug in holding if parents.get(slug)}
    family |= {slug for slug, parent in parents.items() if parent in holding}
    return bool(voice.theories) and not set(voice.theories) & family


def _name_of(slug: str, pack: Pack) -> str:
    names = {one.slug: one.name for one in pack.theories} | {one.slug: one.name for one in pack.scholars}
    return names.get(slug, slug)
