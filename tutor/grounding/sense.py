"""How well the sense of a sentence is borne out: what the judge of entailment says, and the order of the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from knowledge.judge import Entailment
from tutor.grounding.order import exchange_gain
from tutor.grounding.owners import attribution
from tutor.grounding.polarity import nearest_sentences

BEARS_OUT = 0.5
"""Probability of entailment from which a passage alone bears a sentence out: likelier than not."""

LEAST_ENTAILED = 0.3
"""Below this probability of entailment nothing else counts: 2 of the 56 true sentences of half a of
tests/benchmarks/proof are below it, and 37 of the 38 invented ones."""

_BASE, _ENTAILED, _CONTRADICTED, _CONTRADICTS, _EXCHANGED = -2.1, 0.6, -0.15, -0.8, -0.7
"""Weights of a logistic regression on half a of tests/benchmarks/proof, on what the rules for words let through. On
that half itself the judge's forward reading tells true from altered with an AUROC of 0.80, all four with 0.83; nearness
by late interaction and the share of words found brought nothing more."""


@dataclass(frozen=True, slots=True)
class Sense:
    """`score` is 0 to 1, the greater the better; `alone` holds for each passage whether it suffices by itself."""

    score: float
    alone: tuple[bool, ...]


def sense_of(text: str, passages: Sequence[str], entailment: Entailment) -> Sense:
    """How well the passages, together and each alone, bear out a text, with and without its naming of an owner.

    Of each passage only the sentences nearest to the text are read: the judge misses much in a long premise.
    """
    framed = attribution(text)
    wordings = [text, *([framed.said] if framed else [])]
    near = [" ".join(nearest_sentences(text, [one])) for one in passages]
    nearest = nearest_sentences(text, passages, share=1)
    if not nearest:
        return Sense(0.0, tuple(False for _ in passages))
    one_sentence, some = nearest[0], " ".join(nearest_sentences(text, passages))
    premises = [*near, *(one for one in dict.fromkeys((" ".join(near), one_sentence)) if one not in near)]
    backwards = [(text, one) for one in dict.fromkeys((one_sentence, some))]
    judged = entailment.judge([*((premise, wording) for premise in premises for wording in wordings), *backwards])
    chances = [one.probabilities for one in judged]
    forwards, back = chances[: -len(backwards)], chances[-len(backwards) :]
    readings = [forwards[at : at + len(wordings)] for at in range(0, len(forwards), len(wordings))]
    by_premise = [(max(one["entailment"] for one in own), min(one["contradiction"] for one in own)) for own in readings]
    entailed, contradicted = max(by_premise, key=lambda one: one[0] - one[1])
    if entailed < LEAST_ENTAILED:
        return Sense(0.0, tuple(False for _ in passages))
    total = (
        _BASE
        + _ENTAILED * _odds(entailed)
        + _CONTRADICTED * _odds(contradicted)
        + _CONTRADICTS * _odds(min(one["contradiction"] for one in back))
        + _EXCHANGED * exchange_gain(text, passages)
    )
    return Sense(1 / (1 + exp(-total)), tuple(one >= BEARS_OUT for one, _ in by_premise[: len(passages)]))


def _odds(probability: float) -> float:
    # A thousandth keeps the certain within bounds.
    return log((probability + 0.001) / (1.001 - probability))
