"""Joins the scores of several searches into one: a weighted sum of scores scaled to 0..1.

On the sets of docs/BENCHMARKS.md this beats reciprocal rank fusion (Cormack et al. 2009), as Bruch et al.
(2023, ACM TOIS, "An Analysis of Fusion Functions for Hybrid Retrieval") found elsewhere.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def scaled(scores: Mapping[Key, float]) -> dict[Key, float]:
    """The scores moved and stretched to 0..1; all 1.0 when they are equal."""
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    if high <= low:
        return dict.fromkeys(scores, 1.0)
    return {key: (score - low) / (high - low) for key, score in scores.items()}


def fused(searches: Mapping[str, Mapping[Key, float]], weights: Mapping[str, float]) -> dict[Key, float]:
    """Every key found by any search with its weighted sum; a search that missed a key adds nothing for it."""
    total: dict[Key, float] = {}
    for name, scores in searches.items():
        for key, score in scaled(scores).items():
            total[key] = total.get(key, 0.0) + weights[name] * score
    return total
