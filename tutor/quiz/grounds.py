"""The sentences of the library that bear a course's propositions out, found by search and read by the judge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.judge import Entailment
from knowledge.library import Library
from knowledge.packs.pack import PackEvidence
from knowledge.sources import Citation, Evidence, Role, Sentence, Source
from tutor.grounding.quotes import cite_sentence

FOUND, READ = 6, 2
"""Sentences that words find for a proposition, and how many of them the judge reads at most. With sixteen, 86 of 122
propositions were borne out by two textbooks' summaries and 76 by the course's documents; with five, 83 and 75."""

BORNE_OUT = 0.35
"""A sentence bears a proposition out from this probability of entailment on, if contradiction is less likely.

On 125 statements of a course and sentences of textbooks in other words, nearly all pairs above it were right on
reading; the judge is unsure rather than wrong where two texts say the same in different words."""

NAMING = 30
"""Sentences that words find where those without a name are left out."""

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
        self._read: dict[str, list[tuple[Sentence, Source]]] = {}
        self._text_of = lru_cache(maxsize=64)(library.text)

    def find(self, propositions: Sequence[str], naming: Sequence[str] | None = None) -> list[Ground | None]:
        """For each proposition the nearest sentence that bears it out; None where none does.

        `naming` has for each proposition what the sentence has to name, where that matters.
        """
        names = dict(zip(propositions, naming or [""] * len(propositions), strict=True))
        fresh = {text: name for text, name in names.items() if text not in self._known}
        if fresh:
            self._known |= self._found(fresh)
        return [self._known[one] for one in propositions]

    def cited(self, evidence: Sequence[PackEvidence]) -> Citation | None:
        """The sentence of the first piece of a course's evidence whose document is in the library."""
        for one in evidence:
            for sentence, source in self._sentences_of(one.source):
                if _on_one_line(one.quote) in _on_one_line(sentence.text):
                    return cite_sentence(source, sentence, self._library.text)
        return None

    def _sentences_of(self, file_name: str) -> list[tuple[Sentence, Source]]:
        if file_name not in self._read:
            sources = [one for one in self._library.sources() if one.role == "reference" and one.file_name == file_name]
            self._read[file_name] = [(each, one) for one in sources for each in self._library.sentences(one.id)]
        return self._read[file_name]

    def _found(self, names: Mapping[str, str]) -> dict[str, Ground | None]:
        """The judge reads the nearest sentence first, and the next one only where that does not do."""
        propositions = tuple(names)
        nearest = self._near([text for text in names if not names[text]]) | self._that_name(names)
        found: dict[str, Ground | None] = dict.fromkeys(propositions)
        for rank in range(READ):
            left = [text for text in propositions if found[text] is None and len(nearest[text]) > rank]
            judged = self._entailment.judge([(nearest[text][rank].quote, text) for text in left])
            for text, one in zip(left, judged, strict=True):
                likely = one.probabilities
                if likely["entailment"] >= BORNE_OUT and likely["entailment"] > likely["contradiction"]:
                    found[text] = Ground(nearest[text][rank], likely["entailment"])
        return found

    def _near(self, propositions: Sequence[str]) -> dict[str, list[Citation]]:
        """The sentences of the library that are nearest to each proposition."""
        retrieval = self._library.retrieval
        found = retrieval.by_words(propositions, limit=FOUND, roles=_AUTHORITIES)
        nearest = retrieval.rereading.narrowed_each(propositions, [list(filter(_tells, own)) for own in found], READ)
        near = [[one for one in own if one.scores.get("near", 1) >= NEAR] for own in nearest]
        return dict(zip(propositions, map(self._cited, near), strict=True))

    def _that_name(self, names: Mapping[str, str]) -> dict[str, list[Citation]]:
        """The first few sentences with the name; the judge reads them without being told which of them are near."""
        propositions = [text for text, name in names.items() if name]
        found = self._library.retrieval.by_words(propositions, limit=NAMING, roles=_AUTHORITIES)
        return {
            text: self._cited([one for one in own if _tells(one) and names[text] in _words(one)][:READ])
            for text, own in zip(propositions, found, strict=True)
        }

    def _cited(self, evidence: Sequence[Evidence]) -> list[Citation]:
        cited = [cite_sentence(one.source, one.sentence, self._text_of) for one in evidence if one.sentence]
        return [one for one in cited if one is not None]


def _tells(evidence: Evidence) -> bool:
    return len(_words(evidence).split()) >= TELLING_WORDS


def _words(evidence: Evidence) -> str:
    return evidence.sentence.text if evidence.sentence else ""


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
