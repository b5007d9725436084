"""Judges claims of a course without labelled claims: by entailment from what its tenets say, and more strictly."""

from collections.abc import Sequence

from knowledge.judge.entailment import Entailment
from knowledge.judge.judgements import Judgement
from knowledge.judge.stance import STANCES, ClaimInContext, tenet_text
from knowledge.packs.pack import Pack, Tenet

STRICT = 0.9
"""An error is named only where the tenet contradicts the claim, and the claim says a known misreading, this surely."""

AGREES = 0.7
"""A claim agrees where a statement of the tenet bears it out this surely."""

Pair = tuple[str, str]


class EntailmentStance:
    """Names an error only where entailment finds it twice; it cannot tell whose view a claim gives."""

    def __init__(self, pack: Pack, entailment: Entailment) -> None:
        self._pack = pack
        self._entailment = entailment

    def judge(self, claims: Sequence[tuple[Tenet, ClaimInContext]]) -> list[Judgement]:
        """For each tenet and claim one of `STANCES`; never "reported-or-rejected"."""
        asked = [self._questions(tenet, claim) for tenet, claim in claims]
        answers = iter(self._entailment.judge([pair for said, wrong in asked for pair in (*said, *wrong)]))
        return [
            _verdict(tenet, [next(answers) for _ in said], [next(answers) for _ in wrong])
            for (tenet, _), (said, wrong) in zip(claims, asked, strict=True)
        ]

    def _questions(self, tenet: Tenet, claim: ClaimInContext) -> tuple[list[Pair], list[Pair]]:
        said = [(text, claim.sentence) for text in (tenet_text(self._pack, tenet), *tenet.statements)]
        return said, [(claim.sentence, misreading.text) for misreading in tenet.misreadings]


def _verdict(tenet: Tenet, said: Sequence[Judgement], wrong: Sequence[Judgement]) -> Judgement:
    unjudged = said[0].unjudged
    borne_out = max(one.probabilities["entailment"] for one in said)
    denied = max(one.probabilities["contradiction"] for one in said)
    misread = [one.probabilities["entailment"] for one in wrong]
    error = min(denied, max(misread, default=0.0))
    probabilities = dict.fromkeys(STANCES, 0.0)
    if misread:
        probabilities[tenet.misreadings[misread.index(max(misread))].error] = error
    probabilities["agrees"] = borne_out * (1 - error)
    probabilities["unrelated"] = (1 - borne_out) * (1 - error)
    label = max(probabilities, key=probabilities.__getitem__)
    sure = AGREES if label == "agrees" else STRICT
    if unjudged is not None or probabilities[label] < sure:
        label = "unrelated"
    return Judgement(label, probabilities, unjudged)
