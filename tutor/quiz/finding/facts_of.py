"""Every fact that the sentences of a library state in so many words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.library import Library
from knowledge.sources import Citation, Sentence, Source
from knowledge.words import content_words, stem
from tutor.grounding.quotes import cite_sentence
from tutor.quiz.facts import Attribution, Definition, Facts, Listing, Reason
from tutor.quiz.finding.attributions import attributions_in
from tutor.quiz.finding.casing import Casing
from tutor.quiz.finding.clauses import pieces
from tutor.quiz.finding.definitions import Defined, definitions_in
from tutor.quiz.finding.glossaries import entries_in
from tutor.quiz.finding.listings import listings_in
from tutor.quiz.finding.people import People
from tutor.quiz.finding.reasons import reason_in

Progress = Callable[[str, int, int], None]
_TOLD = ("paragraph", "list_item")


@dataclass(frozen=True, slots=True)
class _Read:
    """A source with its text and sentences."""

    source: Source
    text: str
    sentences: Sequence[Sentence]

    def cite(self, sentence: Sentence) -> Citation | None:
        return cite_sentence(self.source, sentence, lambda _: self.text)


def find_facts(library: Library, progress: Progress | None = None) -> Facts:
    """The definitions, attributions, reasons and listings of all sources that are authorities, in reading order.

    Each term is defined once, by its surest sentence. Essays are left out.
    """
    sources = library.catalogue.sources(["reference"])
    read = [_Read(one, library.text(one.id), library.sentences(one.id)) for one in sources]
    texts = [one.text for one in read]
    casing, people = Casing(texts), People(texts)
    definitions: list[tuple[float, Definition]] = []
    attributions: list[Attribution] = []
    reasons: list[Reason] = []
    listings: list[Listing] = []
    for number, one in enumerate(read):
        if progress is not None:
            progress("finding facts", number, len(read))
        definitions.extend(_definitions(one, casing))
        attributions.extend(_attributions(one, people))
        reasons.extend(_reasons(one, casing))
        listings.extend(_listings(one, casing))
    return Facts(_surest(definitions), _unlike(attributions), tuple(reasons), _once(listings))


def _definitions(one: _Read, casing: Casing) -> Iterator[tuple[float, Definition]]:
    set_apart = {sentence.ordinal: found for found, sentence in entries_in(one.sentences, casing)}
    for sentence in one.sentences:
        told: list[Defined] = []
        if sentence.ordinal in set_apart:
            told = [set_apart[sentence.ordinal]]
        elif sentence.kind in _TOLD:
            told = [found for piece in pieces(sentence.text) for found in definitions_in(piece, casing)][:1]
        citation = one.cite(sentence) if told else None
        if citation:
            yield from ((found.strength, Definition(found.term, found.meaning, citation)) for found in told)


def _attributions(one: _Read, people: People) -> Iterator[Attribution]:
    for sentence in one.sentences:
        if sentence.kind in _TOLD:
            found = [each for piece in pieces(sentence.text) for each in attributions_in(piece, people)]
            for holder, predicate in found[:1]:
                citation = one.cite(sentence)
                if citation:
                    yield Attribution(holder, predicate, citation)


def _reasons(one: _Read, casing: Casing) -> Iterator[Reason]:
    for sentence in one.sentences:
        told = (reason_in(piece, casing) for piece in pieces(sentence.text)) if sentence.kind in _TOLD else ()
        found = next(filter(None, told), None)
        citation = one.cite(sentence) if found else None
        if found and citation:
            yield Reason(*found, citation)


def _listings(one: _Read, casing: Casing) -> Iterator[Listing]:
    for heading, members, sentence in listings_in(one.sentences, casing):
        citation = one.cite(sentence)
        if citation:
            yield Listing(heading, members, citation)


def _surest(found: Sequence[tuple[float, Definition]]) -> tuple[Definition, ...]:
    """One definition a term, the surest and of these the first, in reading order."""
    best: dict[tuple[str, ...], tuple[float, int]] = {}
    for place, (strength, one) in enumerate(found):
        key = tuple(stem(word) for word in content_words(one.term))
        if key not in best or strength > best[key][0]:
            best[key] = (strength, place)
    return tuple(found[place][1] for place in sorted(place for _, place in best.values()))


def _unlike(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    return tuple({(one.holder, one.predicate): one for one in reversed(found)}.values())[::-1]


def _once(found: Sequence[Listing]) -> tuple[Listing, ...]:
    return tuple({one.members: one for one in reversed(found)}.values())[::-1]
