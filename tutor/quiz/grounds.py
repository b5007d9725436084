"""The sentences of the library that bear a course's propositions out, found by search and read by the judge."""

from collections.abc import Sequence
from dataclasses import dataclass

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
        """For each proposition the sentence that bears it out most surely; None where none does."""
        fresh = list(dict.fromkeys(one for one in propositions if one not in self._known))
        if fresh:
            self._known |= self._found(fresh)
        return [self._known[one] for one in propositions]

    def _found(self, propositions: Sequence[str]) -> dict[str, Ground | None]:
        cited = self._nearest(propositions)
        pairs = [(one.quote, text) for text, own in zip(propositions, cited, strict=True) for one in own]
        judged = iter(self._entailment.judge(pairs))
        found: dict[str, Ground | None] = {}
        for text, own in zip(propositions, cited, strict=True):
            grounds = []
            for one in own:
                likely = next(judged).probabilities
                if likely["entailment"] >= BORNE_OUT and likely["entailment"] > likely["contradiction"]:
                    grounds.append(Ground(one, likely["entailment"]))
            found[text] = max(grounds, key=lambda one: one.entailed, default=None)
        return found

    def _nearest(self, propositions: Sequence[str]) -> list[list[Citation]]:
        """The sentences of the library that are nearest to each proposition."""
        retrieval = self._library.retrieval
        nearest = []
        for text in propositions:
            found = retrieval.by_words(text, limit=FOUND, roles=_AUTHORITIES)
            telling = [one for one in found if one.sentence and len(one.sentence.text.split()) >= TELLING_WORDS]
            few = [
                one for one in retrieval.rereading.narrowed([text], telling, READ) if one.scores.get("near", 1) >= NEAR
            ]
            cited = [cite_sentence(one.source, one.sentence, self._library.text) for one in few if one.sentence]
            nearest.append([one for one in cited if one is not None])
        return nearest
