"""Chooses what a chat model may write from: the sentences quoted and the best others, with what is around them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from knowledge.library import Library
from knowledge.sources import Citation, Passage, Sentence, Source
from tutor.chat.quoting import NEAR, Reading
from tutor.grounding.quotes import cite_sentence

PASSAGES = 8
"""Most passages of one answer."""


def material(reading: Reading, library: Library, most: int = PASSAGES) -> Mapping[int, Citation]:
    """The passages to write from by their numbers, from 1: those that are quoted, then the best that were weighed.

    Each is a sentence with the one before and the one after it in its passage, word for word as they stand in the
    source; what overlaps is put together.
    """
    sentences_of = cache(library.sentences)
    runs: list[_Run] = []
    for source_id, start in _places(reading):
        run = _run(sentences_of(source_id), start)
        if run is None:
            continue
        meeting = [one for one in runs if one.meets(run)]
        if meeting:
            joined = _joined([run, *meeting])
            runs = [joined if one is meeting[0] else one for one in runs if one not in meeting[1:]]
        elif len(runs) < most:
            runs.append(run)
        else:
            break
    cited = (_cited(run, library.source(run.source_id), sentences_of(run.source_id), library) for run in runs)
    return {number: replace(one, id=number) for number, one in enumerate(filter(None, cited), start=1)}


@dataclass(frozen=True, slots=True)
class _Run:
    """Sentences of a source that follow each other, from the one with the number `first` to that with `last`."""

    source_id: str
    first: int
    last: int

    def meets(self, other: "_Run") -> bool:
        return self.source_id == other.source_id and self.first <= other.last and other.first <= self.last


def _places(reading: Reading) -> Iterator[tuple[str, int]]:
    """Where the sentences start, in the order of their worth."""
    for citation in reading.reply.citations:
        yield citation.source_id, citation.start
    for one in reading.found:
        if one.sentence is not None and one.scores.get("answers", NEAR) >= NEAR:
            yield one.source.id, one.sentence.start


def _run(every: Sequence[Sentence], start: int) -> _Run | None:
    """The sentence that starts here, with its neighbours in the same passage."""
    found = next((place for place, one in enumerate(every) if one.start == start), None)
    if found is None:
        return None
    near = range(max(0, found - 1), min(len(every), found + 2))
    own = [place for place in near if every[place].passage == every[found].passage]
    return _Run(every[found].source_id, own[0], own[-1])


def _joined(runs: Sequence[_Run]) -> _Run:
    return _Run(runs[0].source_id, min(one.first for one in runs), max(one.last for one in runs))


def _cited(run: _Run, source: Source, every: Sequence[Sentence], library: Library) -> Citation | None:
    first, last = every[run.first], every[run.last]
    text = library.text(source.id)[first.start : last.end]
    unit = Passage(source.id, first.passage, first.start, last.end, text, heading=first.heading, page=first.page)
    return cite_sentence(source, unit, library.text)
