"""Checks quotations against the stored text, character by character, before anybody sees them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from knowledge.sources import Citation, Evidence, Passage, Sentence, Source


def is_verbatim(quote: str, text: str, start: int, end: int) -> bool:
    """Whether the quote is exactly what stands in the text at `[start, end)`."""
    return 0 <= start < end <= len(text) and text[start:end] == quote


def cite(evidence: Iterable[Evidence], text_of: Callable[[str], str]) -> tuple[Citation, ...]:
    """One citation a piece of evidence, numbered from 1 in the order given; what is not verbatim is left out."""
    found = (cite_sentence(one.source, one.sentence or one.passage, text_of) for one in evidence)
    return tuple(replace(one, id=number) for number, one in enumerate(filter(None, found), start=1))


def cite_sentence(source: Source, unit: Sentence | Passage, text_of: Callable[[str], str]) -> Citation | None:
    """The citation of a sentence or passage of a source, without a number; None where it is not verbatim."""
    if not is_verbatim(unit.text, text_of(source.id), unit.start, unit.end):
        return None
    return Citation(
        id=0,
        source_id=source.id,
        source_file=source.file_name,
        source_title=source.title,
        role=source.role,
        page=unit.page,
        heading=unit.heading,
        start=unit.start,
        end=unit.end,
        quote=unit.text,
    )
