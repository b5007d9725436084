"""R@k of retrieval: the share of questions with a right text among the first k, and the mean reciprocal rank.

A returned text is right when at least half of it lies in a place that answers, or it holds at least half of such a
place: a text that only brushes the right paragraph with its overlap is no hit.
"""

from collections.abc import Mapping, Sequence

import ir_measures
from ir_measures import RR, Success

from tests.benchmarks.data_sets.searching import Place, SearchQuestion

CUTOFFS = (1, 4, 5)
SHARE = 0.5


def recall(questions: Sequence[SearchQuestion], returned: Mapping[str, Sequence[Place]]) -> dict[str, float]:
    """`R@1`, `R@4`, `R@5` and `MRR@5` in 0..1, by name."""
    judged: dict[str, dict[str, int]] = {}
    ranked: dict[str, dict[str, float]] = {}
    for question in questions:
        places = returned[question.id]
        judged[question.id] = {str(rank): int(is_hit(place, question)) for rank, place in enumerate(places)}
        ranked[question.id] = {str(rank): float(-rank) for rank in range(len(places))}
        # A question of which nothing is judged would be left out of the mean, and it was missed.
        judged[question.id]["elsewhere"] = 1
    measures = {f"R@{k}": Success @ k for k in CUTOFFS} | {"MRR@5": RR @ 5}
    found = ir_measures.calc_aggregate(list(measures.values()), judged, ranked)
    return {name: float(found[measure]) for name, measure in measures.items()}


def is_hit(text: Place, question: SearchQuestion) -> bool:
    """Whether a returned text is of one of the right places."""
    return any(_is_of(text, place) for place in question.places)


def _is_of(text: Place, place: Place) -> bool:
    if text.file_name != place.file_name:
        return False
    if place.end is None or text.end is None:
        return True
    common = min(text.end, place.end) - max(text.start, place.start)
    return common >= SHARE * min(text.end - text.start, place.end - place.start) > 0
