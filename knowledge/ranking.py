"""How what several searches found becomes one order: the weights, and the sums that they go into.

The weights were chosen on samples of a few hundred of the retrieval questions of docs/BENCHMARKS.md; those that do as
well on both halves of a sample were kept, none to the second digit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from knowledge.catalogue import Unit, UnitKey
from knowledge.fusion import fused
from knowledge.sources import Evidence

PASSAGE_WEIGHTS = {"words": 0.35, "meaning": 0.3, "sentence": 0.6}
INSIDE_WEIGHTS = {"words": 0.5, "meaning": 0.5}
"""What makes the best sentence inside a passage."""

SENTENCE_WEIGHTS = {"words": 0.3, "meaning": 0.7, "passage words": 0.2, "passage meaning": 0.3}
DEFINITION = "sentence definition"
RERANK_WEIGHT = 0.12
"""How much a reranking logit counts beside the fused score of 0..1.35."""
PASSAGE_RERANK_WEIGHT = 0.3
"""The same where the logit joins a passage's own and its sentences'."""
DEFINITION_WEIGHT = 0.5
"""What a sentence with the plain shape of a definition gains when the question asks what a term means."""


def reordered(found: Sequence[Evidence], logits: Sequence[float | None], weight: float) -> list[Evidence]:
    """Evidence by fused score and weighted logit, as the score `rerank`; what has no logit keeps its order, last."""
    read = [
        replace(one, score=one.score + weight * logit, scores={**one.scores, "rerank": logit})
        for one, logit in zip(found, logits, strict=False)
        if logit is not None
    ]
    unread = [one for index, one in enumerate(found) if index >= len(logits) or logits[index] is None]
    return sorted(read, key=lambda one: -one.score) + unread


def joined(one: float | None, other: float | None) -> float | None:
    """The logit of two readings of one passage: the odds of both added, so that the surer counts most."""
    if one is None or other is None:
        return other if one is None else one
    return float(np.logaddexp(one, other))


def inside_scores(searches: Mapping[str, Mapping[UnitKey, float]]) -> dict[UnitKey, float]:
    """Scores of sentences for the passages that they are in."""
    return fused({name: searches.get(f"sentence {name}", {}) for name in INSIDE_WEIGHTS}, INSIDE_WEIGHTS)


def best_inside(sentences: Mapping[UnitKey, float], holders: Mapping[UnitKey, UnitKey]) -> dict[UnitKey, float]:
    """The highest score of a sentence in each passage."""
    best: dict[UnitKey, float] = {}
    for key, score in sentences.items():
        if key in holders:
            best[holders[key]] = max(best.get(holders[key], 0.0), score)
    return best


def raised(scores: dict[UnitKey, float], strengths: Mapping[UnitKey, float]) -> dict[UnitKey, float]:
    """The scores with what definitions gain."""
    return scores | {key: scores.get(key, 0.0) + DEFINITION_WEIGHT * value for key, value in strengths.items()}


def best_first(scores: Mapping[UnitKey, float]) -> list[UnitKey]:
    """The keys by score; of equal scores the first in the order of the keys."""
    return sorted(scores, key=lambda key: (-scores[key], key))


def scores_of(
    key: UnitKey,
    holder: UnitKey,
    unit: Unit,
    scores: Mapping[UnitKey, float],
    searches: Mapping[str, Mapping[UnitKey, float]],
) -> dict[str, float]:
    """What each search gave a unit and the passage that holds it, and the sum."""
    own = {name: found[key] for name, found in searches.items() if name.startswith(unit) and key in found}
    held = {name: found[holder] for name, found in searches.items() if name.startswith("passage") and holder in found}
    return {**own, **held, "fused": scores[key]}
