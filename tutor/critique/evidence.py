"""The sentences of the library that say what a tenet holds: what a remark on an essay can point to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from threading import Lock

from knowledge.judge import ClaimInContext, Entailment
from knowledge.library import Library
from knowledge.packs import Tenet
from knowledge.sources import Citation, Evidence, Role, Sentence, Source
from tutor.critique.findings import SourceCitation
from tutor.grounding.quotes import cite_sentence

FOUND, READ = 40, 6
"""Sentences that search finds for a tenet, and how many of them the judge reads."""

_AUTHORITIES: tuple[Role, ...] = ("reference",)

TELLING_WORDS = 8
"""A sentence of fewer words bears little out."""


class TenetSources:
    """Finds for each tenet the sentences of reference documents that state it.

    Each tenet is looked up once, and anew when the library's reference documents are others.
    A source of role essay is never an authority, so none of them is ever found here.
    """

    def __init__(self, library: Library, entailment: Entailment) -> None:
        self._library = library
        self._entailment = entailment
        self._stating: dict[str, tuple[Citation, ...]] = {}
        self._references: frozenset[tuple[str, str]] = frozenset()
        self._looking = Lock()

    def stating(self, tenet: Tenet) -> tuple[Citation, ...]:
        """Sentences that state the tenet, the plainest first; empty where no reference document does."""
        with self._looking:
            references = frozenset((one.id, one.state) for one in self._library.sources() if one.role == "reference")
            if references != self._references:
                self._references, self._stating = references, {}
            if tenet.slug not in self._stating:
                self._stating[tenet.slug] = self._found(tenet)
            return self._stating[tenet.slug]

    def against(self, tenet: Tenet, claim: ClaimInContext) -> tuple[Citation, ...]:
        """Of the sentences that state the tenet, the one that stands most plainly against the claim."""
        return self._chosen(tenet, claim, "contradiction")

    def behind(self, tenet: Tenet, claim: ClaimInContext) -> tuple[Citation, ...]:
        """Of the sentences that state the tenet, the one that bears the claim out most plainly."""
        return self._chosen(tenet, claim, "entailment")

    def _chosen(self, tenet: Tenet, claim: ClaimInContext, relation: str) -> tuple[Citation, ...]:
        stating = self.stating(tenet)
        judged = self._entailment.judge([(one.quote, claim.sentence) for one in stating])
        # The plainest statement wins unless the judge is surer of another by more than its place is worth.
        scores = [one.probabilities[relation] - index / READ for index, one in enumerate(judged)]
        return (stating[max(range(len(stating)), key=scores.__getitem__)],) if stating else ()

    def _found(self, tenet: Tenet) -> tuple[Citation, ...]:
        query = f"{tenet.title}. {tenet.summary}"
        retrieval = self._library.retrieval
        candidates = [
            one
            for one in retrieval.candidates(query, limit=FOUND, unit="sentence", roles=_AUTHORITIES)
            if one.sentence is not None and len(one.sentence.text.split()) >= TELLING_WORDS
        ]
        nearest = retrieval.rereading.narrowed([query], candidates, READ)
        every = [*self._named_by_the_pack(tenet), *_sentences(nearest)]
        cited = {(one.source_id, one.start): one for one in self._verbatim(every)}
        return self._plainest_first(tenet, list(cited.values()))[:READ]

    def _verbatim(self, sentences: Iterable[tuple[Source, Sentence]]) -> Iterator[Citation]:
        for source, sentence in sentences:
            citation = cite_sentence(source, sentence, self._library.text)
            if citation is not None:
                yield citation

    def _plainest_first(self, tenet: Tenet, found: Sequence[Citation]) -> tuple[Citation, ...]:
        """In the order of how surely each says what the tenet's line says."""
        judged = self._entailment.judge([(one.quote, tenet.summary) for one in found])
        sure = [one.probabilities["entailment"] - one.probabilities["contradiction"] for one in judged]
        return tuple(found[index] for index in sorted(range(len(found)), key=lambda index: -sure[index]))

    def _named_by_the_pack(self, tenet: Tenet) -> Iterator[tuple[Source, Sentence]]:
        """The passages that the pack itself names, where its documents are in the library."""
        by_file = {source.file_name: source for source in self._library.sources() if source.role == "reference"}
        for evidence in tenet.evidence:
            source = by_file.get(evidence.source)
            if source is not None:
                for sentence in self._library.sentences(source.id):
                    if _on_one_line(evidence.quote) in _on_one_line(sentence.text):
                        yield source, sentence


def numbered(citations: Iterable[Citation]) -> tuple[SourceCitation, ...]:
    """The citations of one remark in print, numbered from 1."""
    return tuple(SourceCitation.of(replace(one, id=number)) for number, one in enumerate(citations, start=1))


def _sentences(found: Iterable[Evidence]) -> Iterator[tuple[Source, Sentence]]:
    return ((one.source, one.sentence) for one in found if one.sentence is not None)


def _on_one_line(text: str) -> str:
    """The text without the line breaks that a file may have within a sentence."""
    return " ".join(text.split())
