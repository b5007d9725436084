"""The claims of an essay as the judge reads them: each with the tenets that it may be about and its stance to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.judge import ERRORS, ClaimInContext, Judgement, Stance
from knowledge.packs import Tenet
from tutor.critique.essay import Essay, EssayUnit

TENETS_A_CLAIM = 4
"""The right tenet is among so many that routing names for nine claims of ten on unseen cases."""

TOGETHER = 8
"""Claims judged between two reports of progress."""

Progress = Callable[[str, int, int], None]


class Router(Protocol):
    """Anything that names the tenets that claims may be about."""

    def shares(self, claims: Sequence[ClaimInContext], most: int) -> list[list[tuple[Tenet, float]]]:
        """For each claim the likeliest tenets, the likeliest first, with the probability of each."""
        ...


@dataclass(frozen=True, slots=True)
class TenetStance:
    """How a claim stands to a tenet; `share` is the probability, 0 to 1, that it is this tenet that it is about."""

    tenet: Tenet
    judged: Judgement
    share: float

    @property
    def related(self) -> float:
        """The probability that the claim is about this tenet and not about something beside the course."""
        return self.share * (1 - self.judged.probabilities["unrelated"])

    @property
    def error(self) -> float:
        """The probability that the claim is wrong in some way, if it is about this tenet."""
        return sum(self.judged.probabilities[label] for label in ERRORS)


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim with its stance to each tenet that it may be about, the likeliest tenet first."""

    unit: EssayUnit
    context: ClaimInContext
    stances: tuple[TenetStance, ...]

    @property
    def closest(self) -> TenetStance:
        """Its stance to the tenet that it is likeliest to be about."""
        return max(self.stances, key=lambda one: one.related)

    @property
    def error(self) -> float:
        """The probability that the claim is wrong, whichever tenet it is about."""
        return sum(one.share * one.error for one in self.stances)


def judge_claims(essay: Essay, router: Router, stance: Stance, progress: Progress) -> tuple[JudgedClaim, ...]:
    """Every claim of the essay, judged, in reading order."""
    units = essay.claims
    contexts = [ClaimInContext(unit.text, *essay.neighbours(unit)) for unit in units]
    routed = router.shares(contexts, TENETS_A_CLAIM)
    judged: list[JudgedClaim] = []
    for start in range(0, len(units), TOGETHER):
        progress("judging", start, len(units))
        some = range(start, min(start + TOGETHER, len(units)))
        answers = iter(stance.judge([(tenet, contexts[index]) for index in some for tenet, _ in routed[index]]))
        for index in some:
            stances = tuple(TenetStance(tenet, next(answers), share) for tenet, share in routed[index])
            judged.append(JudgedClaim(units[index], contexts[index], stances))
    progress("judging", len(units), len(units))
    return tuple(judged)
