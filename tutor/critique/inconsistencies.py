"""Two sentences of an essay that cannot both hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from knowledge.judge import Entailment
from knowledge.words import content_words, stem
from tutor.critique.claims import JudgedClaim
from tutor.critique.essay import EssayUnit
from tutor.critique.voice import Voice

CONTRADICTS_SURELY = 0.95
"""Each of the two must contradict the other this surely: students compare and contrast all the time."""

SHARED_WORDS = 3
PAIRS_AT_MOST = 60
MOST = 2


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A later sentence and the earlier one that it does not go together with."""

    unit: EssayUnit
    other: EssayUnit
    confidence: float


def inconsistencies(
    claims: Sequence[JudgedClaim], voices: Mapping[int, Voice], entailment: Entailment
) -> tuple[Inconsistency, ...]:
    """The surest pairs, `MOST` of them at most; both sentences are the writer's own or speak for the same holder."""
    pairs = _pairs([claim for claim in claims if voices[claim.unit.ordinal].manner == "asserted"], voices)
    texts = [(one.unit.text, two.unit.text) for one, two in pairs]
    there = entailment.judge(texts)
    back = entailment.judge([(two, one) for one, two in texts])
    found = [
        Inconsistency(two.unit, one.unit, sure)
        for (one, two), ahead, behind in zip(pairs, there, back, strict=True)
        if (sure := min(ahead.probabilities["contradiction"], behind.probabilities["contradiction"]))
        >= CONTRADICTS_SURELY
    ]
    return tuple(sorted(found, key=lambda one: -one.confidence)[:MOST])


def _pairs(claims: Sequence[JudgedClaim], voices: Mapping[int, Voice]) -> list[tuple[JudgedClaim, JudgedClaim]]:
    """The pairs that share most words, those of one holder only."""
    stems = {claim.unit.ordinal: frozenset(map(stem, content_words(claim.unit.text))) for claim in claims}
    shared = [
        (len(stems[one.unit.ordinal] & stems[two.unit.ordinal]), one, two)
        for one, two in _of_one_holder(claims, voices)
    ]
    ranked = sorted((each for each in shared if each[0] >= SHARED_WORDS), key=lambda each: -each[0])
    return [(one, two) for _, one, two in ranked[:PAIRS_AT_MOST]]


def _of_one_holder(
    claims: Sequence[JudgedClaim], voices: Mapping[int, Voice]
) -> Iterator[tuple[JudgedClaim, JudgedClaim]]:
    for one, two in combinations(claims, 2):
        if set(voices[one.unit.ordinal].holders) == set(voices[two.unit.ordinal].holders):
            yield one, two
