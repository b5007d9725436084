"""Turns what retrieval found for a question into sentences with a probability that each answers it."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from knowledge.library import Library
from knowledge.sources import Evidence, Role
from knowledge.timing import Stopwatch
from tutor.chat.questions import Asked

CANDIDATES = 24
"""Sentences that the reranker reads for one question."""

ESSAY_DISCOUNT = 0.45
"""What a student's sentence loses on a question that does not ask about an essay: it is no authority."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence found, and the probability (0..1) that it answers the question."""

    evidence: Evidence
    probability: float

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.evidence.sentence.text if self.evidence.sentence else self.evidence.passage.text


def weigh(
    library: Library,
    question: str,
    asked: Asked,
    *,
    source_ids: Collection[str] | None,
    watch: Stopwatch,
) -> list[Weighed]:
    """The sentences that may answer a question, most probable first.

    A question about an essay is looked up in essays when there are any; other questions everywhere,
    with what students claim discounted.
    """
    roles: Collection[Role] | None = None
    if asked.about_essay and not asked.about_reference:
        roles = {"essay"} if any(source.role == "essay" for source in library.sources()) else None
    retrieval = library.retrieval
    found = retrieval.candidates(
        question, limit=CANDIDATES, unit="sentence", source_ids=source_ids, roles=roles, watch=watch
    )
    read = retrieval.reranked(question, found, watch=watch)
    weighed = [
        Weighed(one, probability_of(one.scores["rerank"]) * _authority(one, asked))
        for one in read
        if "rerank" in one.scores
    ]
    return sorted(weighed, key=lambda one: -one.probability)


def probability_of(logit: float) -> float:
    """The reranker's logit as a probability that the text answers."""
    return 1.0 / (1.0 + math.exp(-logit / 2))


def _authority(evidence: Evidence, asked: Asked) -> float:
    return 1.0 - ESSAY_DISCOUNT if evidence.source.role == "essay" and not asked.about_essay else 1.0
