"""The wordings that a quotation is held against: the course's quotations and the sentences of the library."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from knowledge.packs.pack import Pack
from knowledge.words import FUNCTION_WORDS
from tutor.critique.alignment import Alignment, Word, aligned, folded, root, words_in
from tutor.critique.quotation_marks import is_title, quoted_runs
from tutor.critique.scholars import Names
from tutor.critique.speakers import reporter, speaker

BEST = 20
"""So many sentences of the library are looked at for a quotation, by the words that they share with it."""

LAID = 8
"""So many of those are laid along it, by the words that they share in the same order."""

LIKE = 0.6
"""The least share of a quotation's words that a wording must hold to be laid along it."""

_COMMON = 4000
_INDEXED = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of a reference document: `text` is the document's text at `[start, end)`."""

    source_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class KnownQuotation:
    """Words that the course knows to the letter, by whom, and in which work of which year."""

    text: str
    scholar: str
    work: str
    year: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """A quotation laid along one known wording.

    `wording` is the stretch of `source` or `known` that it was laid along. `is_quoted` says whether those words stand
    there as quoted; `crosses` whether the stretch of a plain sentence holds words of somebody else's or a title.
    `speakers` is empty where it is not clear whose words they are.
    """

    alignment: Alignment
    wording: str
    source: SourceSentence | None
    known: KnownQuotation | None
    speakers: frozenset[str]
    is_quoted: bool
    crosses: bool


class KnownWordings:
    """Finds the wordings that quotations resemble; `vocabulary` are the words of all that will be asked for."""

    def __init__(self, pack: Pack, names: Names, sources: Sequence[SourceSentence], vocabulary: Iterable[str]) -> None:
        self._sources = sources
        self._known = tuple(_pack_quotations(pack))
        self._named = lru_cache(maxsize=4096)(names.scholars_in)
        self._places = _places((one.text for one in sources), {root(word) for word in vocabulary})

    def like(self, quotation: tuple[Word, ...]) -> list[Likeness]:
        """Every known wording that holds most words of a quotation, laid along it; the course's own first."""
        found: list[Likeness] = []
        for known, speakers in self._known:
            if alignment := _laid(quotation, known.text):
                wording = known.text[alignment.start : alignment.end]
                found.append(Likeness(alignment, wording, None, known, speakers, True, False))
        sentences = [self._sources[place] for place in self._candidates(quotation)]
        sentences.sort(key=lambda one: -_in_order(quotation, one.text))
        for sentence in sentences[:LAID]:
            found.extend(self._in_sentence(quotation, sentence))
        return found

    def _candidates(self, quotation: Sequence[Word]) -> list[int]:
        """The library sentences that share most content words with a quotation, rarer words looked up first."""
        content = {root(word.key) for word in quotation if word.key and word.key not in FUNCTION_WORDS}
        counts: Counter[int] = Counter()
        for rank, places in enumerate(sorted((self._places.get(key, []) for key in content), key=len)):
            if rank < 3 or len(places) <= _COMMON:
                counts.update(places)
        least = min(len(content), 3, max(2, len(content) // 2))
        likely = ((place, count) for place, count in counts.items() if count >= least)
        return [place for place, _ in sorted(likely, key=lambda one: (-one[1], one[0]))[:BEST]]

    def _in_sentence(self, quotation: tuple[Word, ...], source: SourceSentence) -> Iterator[Likeness]:
        text = source.text
        plain = _laid(quotation, text)
        if plain is None:
            return
        runs = quoted_runs(text)
        named = self._named(text)
        for start, end in runs:
            alignment = None if is_title(text[start:end]) else _laid(quotation, text[start:end])
            if alignment:
                stretch = text[start + alignment.start : start + alignment.end]
                who = speaker(text, start, end, named)
                yield Likeness(alignment, stretch, source, None, frozenset([who] if who else []), True, False)
        crosses = any(start < plain.end and plain.start < end for start, end in runs)
        who = None if crosses else reporter(text, plain.start, named)
        speakers = frozenset([who] if who else [])
        yield Likeness(plain, text[plain.start : plain.end], source, None, speakers, False, crosses)


def _pack_quotations(pack: Pack) -> Iterator[tuple[KnownQuotation, frozenset[str]]]:
    authors: dict[str, set[str]] = defaultdict(set)
    for scholar in pack.scholars:
        for work in scholar.works:
            authors[work.slug] |= {scholar.slug, *work.coauthors}
    for scholar in pack.scholars:
        for one in scholar.quotations:
            known = KnownQuotation(one.text, scholar.slug, one.work, one.year)
            yield known, frozenset(authors[one.work] | {scholar.slug})


def _places(texts: Iterable[str], vocabulary: set[str]) -> dict[str, list[int]]:
    """For each word's stem the sentences that hold it, in order."""
    stems: dict[str, str] = {}
    found: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for word in set(_INDEXED.findall(text.lower())):
            if word not in stems:
                stems[word] = root(folded(word))
            if stems[word] in vocabulary:
                found[stems[word]].append(place)
    return found


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    words = words_in(text)
    return words, tuple(root(word.key) for word in words)


@lru_cache(maxsize=4096)
def _in_order(quotation: tuple[Word, ...], text: str) -> int:
    """How many words of a quotation stand in a text in their order."""
    return int(LCSseq.similarity([root(word.key) for word in quotation if word.key], _read(text)[1]))


@lru_cache(maxsize=4096)
def _laid(quotation: tuple[Word, ...], text: str) -> Alignment | None:
    """A quotation along a wording; None where too few of its words stand there in their order to be worth it."""
    words, _ = _read(text)
    least = LIKE * min(sum(bool(word.key) for word in quotation), max(4, len(words)))
    return aligned(quotation, words) if words and _in_order(quotation, text) >= least else None
