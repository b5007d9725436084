"""What the stance judge of a pack learns from: claims beside their tenet, and beside tenets they are not about."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.judge.routing import TenetRouter
from knowledge.judge.stance import STANCES, ClaimInContext, claim_text
from knowledge.packs.claims import LabelledClaim
from knowledge.packs.pack import Pack, Tenet
from knowledge.training.judging import JudgedPair

BESIDE_ANOTHER = 0.2
"""The share of claims that are shown beside a tenet that they are not about, too."""

BESIDE_EACH_OF = 3
"""Tenets beside which a sentence that states none is shown."""

NEAR = 5
"""A wrong tenet is drawn from so many that the router thinks likeliest, half of the time; else from all."""

DOUBT = 0.6
"""The weight of a near tenet taken to be unrelated: some of these do bear on the claim."""


@dataclass(frozen=True, slots=True)
class ClaimBesideTenet:
    """A labelled claim shown beside a tenet, with its stance towards it and how sure that is."""

    claim: LabelledClaim
    tenet: Tenet
    stance: str
    weight: float = 1.0


def stance_of(claim: LabelledClaim) -> str:
    """The stance that a claim's labels amount to, towards its own tenet.

    Hedging qualifies a right claim and leaves it right. Fair criticism is no agreement and no error: it stands with
    the views that are reported.
    """
    if claim.is_error:
        return claim.verdict
    return "agrees" if claim.voice in ("asserted", "hedged") else "reported-or-rejected"


def in_context(claim: LabelledClaim) -> ClaimInContext:
    """The claim without its labels."""
    return ClaimInContext(claim.sentence, claim.before, claim.after)


def stance_pairs(pack: Pack, claims: Sequence[LabelledClaim], router: TenetRouter, seed: int) -> list[JudgedPair]:
    """The pairs to learn from, in random order."""
    return [
        JudgedPair(one.tenet.title, claim_text(in_context(one.claim)), STANCES.index(one.stance), one.weight)
        for one in labelled_claims(pack, claims, router, seed)
    ]


def labelled_claims(
    pack: Pack, claims: Sequence[LabelledClaim], router: TenetRouter, seed: int
) -> list[ClaimBesideTenet]:
    """The claims beside their own tenets and beside some that they are not about, in random order."""
    chance = random.Random(seed)
    tenets = {tenet.slug: tenet for tenet in pack.tenets}
    likeliest = router.about([in_context(claim) for claim in claims], NEAR + 1)
    shown: list[ClaimBesideTenet] = []
    for claim, near in zip(claims, likeliest, strict=True):
        if claim.tenet is not None:
            shown.append(ClaimBesideTenet(claim, tenets[claim.tenet], stance_of(claim)))
        number = BESIDE_EACH_OF if claim.tenet is None else int(chance.random() < BESIDE_ANOTHER)
        shown += [
            ClaimBesideTenet(claim, tenet, "unrelated", weight)
            for tenet, weight in _others(pack, claim, near, number, chance)
        ]
    chance.shuffle(shown)
    return shown


def _others(
    pack: Pack, claim: LabelledClaim, near: Sequence[Tenet], number: int, chance: random.Random
) -> list[tuple[Tenet, float]]:
    """So many different tenets that a claim is not about, each with the weight of saying so."""
    others = [tenet for tenet in pack.tenets if tenet.slug != claim.tenet]
    close = [tenet for tenet in near if tenet.slug != claim.tenet][:NEAR]
    drawn: dict[str, tuple[Tenet, float]] = {}
    while len(drawn) < min(number, len(others)):
        tenet = chance.choice(close if chance.random() < 0.5 else others)
        is_certain = claim.tenet is None or tenet not in close
        drawn.setdefault(tenet.slug, (tenet, 1.0 if is_certain else DOUBT))
    return list(drawn.values())
