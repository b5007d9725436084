"""Checks quotations against the stored text, character by character, before anybody sees them."""

from collections.abc import Callable, Iterable

from knowledge.sources import Citation, Evidence


def is_verbatim(quote: str, text: str, start: int, end: int) -> bool:
    """Whether the quote is exactly what stands in the text at `[start, end)`."""
    return 0 <= start < end <= len(text) and text[start:end] == quote


def cite(evidence: Iterable[Evidence], text_of: Callable[[str], str]) -> tuple[Citation, ...]:
    """One citation a piece of evidence, numbered from 1 in the order given; what is not verbatim is left out."""
    kept: list[Citation] = []
    for one in evidence:
        unit = one.sentence or one.passage
        if is_verbatim(unit.text, text_of(one.source.id), unit.start, unit.end):
            kept.append(
                Citation(
                    id=len(kept) + 1,
                    source_id=one.source.id,
                    source_file=one.source.file_name,
                    source_title=one.source.title,
                    role=one.source.role,
                    page=unit.page,
                    heading=unit.heading,
                    start=unit.start,
                    end=unit.end,
                    quote=unit.text,
                )
            )
    return tuple(kept)
