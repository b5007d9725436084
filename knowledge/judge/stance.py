"""How a claim of an essay stands to a tenet of a course."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.judge.judgements import Judgement, judgement, plain, why_unjudged, withheld
from knowledge.judge.pair_model import PairModel
from knowledge.packs.pack import Pack, Tenet

STANCES = ("agrees", "contradicts", "overstates", "misattributes", "reported-or-rejected", "unrelated")
ERRORS = ("contradicts", "overstates", "misattributes")

WORDS_BEFORE, WORDS_AFTER = 40, 30
"""Of the sentences around a claim, the words nearest to it that are read."""

BORDER = "|"
"""Stands between the claim and its neighbours, so that the model knows which sentence is judged."""


@dataclass(frozen=True, slots=True)
class ClaimInContext:
    """A sentence that asserts something, with the sentences around it, which may decide whose view it gives."""

    sentence: str
    before: str = ""
    after: str = ""


class Stance(Protocol):
    """Anything that judges claims by tenets; the judge that a pack brings by default."""

    def judge(self, claims: Sequence[tuple[Tenet, ClaimInContext]]) -> list[Judgement]:
        """For each tenet and claim one of `STANCES`."""
        ...


class LearntStance:
    """A judge that has learnt from a pack's labelled claims; safe to share by threads.

    It reads of a tenet its title alone: what a tenet holds it has learnt from the claims.
    """

    def __init__(self, model: PairModel) -> None:
        self._model = model

    def judge(self, claims: Sequence[tuple[Tenet, ClaimInContext]]) -> list[Judgement]:
        """For each tenet and claim one of `STANCES`; what cannot be judged is unrelated, and says why."""
        reasons = [why_unjudged(plain(claim.sentence)) for _, claim in claims]
        readable = [one for one, reason in zip(claims, reasons, strict=True) if reason is None]
        rows = iter(self._model.probabilities([(tenet.title, claim_text(claim)) for tenet, claim in readable]))
        return [
            judgement(STANCES, next(rows)) if reason is None else withheld(STANCES, "unrelated", reason)
            for reason in reasons
        ]


def tenet_text(pack: Pack, tenet: Tenet) -> str:
    """A tenet in full: whose it is, its title and its line."""
    holder = next(theory.name for theory in pack.theories if theory.slug == tenet.theory)
    about = "Criticism of " if tenet.kind == "critique" else ""
    return f"{about}{holder}: {tenet.title}. {tenet.summary}"


def claim_text(claim: ClaimInContext) -> str:
    """A claim as the judge reads it: between its neighbours, cut to the words nearest to it."""
    before = " ".join(_words(claim.before)[-WORDS_BEFORE:])
    after = " ".join(_words(claim.after)[:WORDS_AFTER])
    return f"{before} {BORDER} {' '.join(_words(claim.sentence))} {BORDER} {after}".strip()


def _words(text: str) -> list[str]:
    return plain(text).replace(BORDER, " ").split()
