"""The sentences of the library that bear a course's propositions out, found by search and read by the judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.judge import Entailment
from knowledge.library import Library
from knowledge.sources import Citation, Role
from tutor.grounding.quotes import cite_sentence

FOUND, READ = 16, 2
"""Sentences that search finds for a proposition, and how many of them the judge reads."""

BORNE_OUT = 0.35
"""A sentence bears a proposition out from this probability of entailment on, if contradiction is less likely.

On 125 statements of a course and sentences of textbooks in other words, nearly all pairs above it were right on
reading; the judge is unsure rather than wrong where two texts say the same in different words."""

NEAR = 0.72
"""The judge reads sentences from this score of late interaction on. Of 314 pairs of a proposition and one of its two
nearest sentences 126 lay below it, and the judge found 2 of these borne out."""

TELLING_WORDS = 6
"""A sentence of fewer words bears little out."""

_AUTHORITIES: tuple[Role, ...] = ("reference",)


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence that bears a proposition out, and how surely, from 0 to 1."""

    citation: Citation
    entailed: float


class Grounds:
    """Finds grounds in the reference documents of a library; a source of role essay is never an authority."""

    def __init__(self, library: Library, entailment: Entailment) -> None:
        self._library = library
        self._entailment = entailment
        self._known: dict[str, Ground | None] = {}

    def find(self, propositions: Sequence[str]) -> list[Ground | None]:
        """For each proposition the nearest sentence that bears it out; None where none does."""
        fresh = list(dict.fromkeys(one for one in propositions if one not in self._known))
        if fresh:
            self._known |= self._found(fresh)
        return [self._known[one] for one in propositions]

    def _found(self, propositions: Sequence[str]) -> dict[str, Ground | None]:
        """The judge reads the nearest sentence first, and the next one only where that does not do."""
        nearest = dict(zip(propositions, self._nearest(propositions), strict=True))
        found: dict[str, Ground | None] = dict.fromkeys(propositions)
        for rank in range(READ):
            left = [text for text in propositions if found[text] is None and len(nearest[text]) > rank]
            judged = self._entailment.judge([(nearest[text][rank].quote, text) for text in left])
            for text, one in zip(left, judged, strict=True):
                likely = one.probabilities
                if likely["entailment"] >= BORNE_OUT and likely["entailment"] > likely["contradiction"]:
                    found[text] = Ground(nearest[text][rank], likely["entailment"])
        return found

    def _nearest(self, propositions: Sequence[str]) -> list[list[Citation]]:
        """The sentences of the library that are nearest to each proposition."""
        retrieval = self._library.retrieval
        text_of = lru_cache(maxsize=64)(self._library.text)
        nearest = []
        for text in propositions:
            found = retrieval.by_words(text, limit=FOUND, roles=_AUTHORITIES)
            telling = [one for one in found if one.sentence and len(one.sentence.text.split()) >= TELLING_WORDS]
            few = [
                one for one in retrieval.rereading.narrowed([text], telling, READ) if one.scores.get("near", 1) >= NEAR
            ]
            cited = [cite_sentence(one.source, one.sentence, text_of) for one in few if one.sentence]
            nearest.append([one for one in cited if one is not None])
        return nearest
