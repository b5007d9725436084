"""Paragraphs of a source around a quotation, as plain values for the browser; pure functions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.sources import Sentence, Span
from tutor.ui.components.plain import emphasis_signs, shown

AROUND = 30
FARTHEST = 15_000
_APART = frozenset({"list_item", "table_row", "heading", "code"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of sentences that stand together in the source's text at `[start, end)`."""

    start: int
    end: int
    kind: str
    heading: tuple[str, ...]
    page: int | None


def paragraphs(text: str, sentences: Iterable[Sentence]) -> list[Paragraph]:
    """The sentences of a source joined as they were written."""
    found: list[Paragraph] = []
    for sentence in sentences:
        last = found[-1] if found else None
        if last and _continues(text, last, sentence):
            found[-1] = Paragraph(last.start, sentence.end, last.kind, last.heading, last.page)
        else:
            found.append(Paragraph(sentence.start, sentence.end, sentence.kind, sentence.heading, sentence.page))
    return found


def around(found: Sequence[Paragraph], quote: Span, reach: int = AROUND) -> tuple[list[Paragraph], bool, bool]:
    """The paragraphs near a quotation, and whether there is more before and after them."""
    touching = [place for place, item in enumerate(found) if item.start < quote.end and quote.start < item.end]
    if not touching:
        return [Paragraph(quote.start, quote.end, "paragraph", (), None)], False, False
    first, last = touching[0], touching[-1]
    while first > 0 and touching[0] - first < reach and quote.start - found[first - 1].start < FARTHEST:
        first -= 1
    while last < len(found) - 1 and last - touching[-1] < reach and found[last + 1].end - quote.end < FARTHEST:
        last += 1
    return list(found[first : last + 1]), first > 0, last < len(found) - 1


def drawn(text: str, found: Iterable[Paragraph], quote: Span | None = None) -> list[dict[str, Any]]:
    """What the browser draws: headings where they change, and each paragraph cut at the quotation."""
    blocks: list[dict[str, Any]] = []
    above: tuple[str, ...] = ()
    for item in found:
        if item.heading != above and item.heading:
            blocks.append({"kind": "heading", "parts": [{"text": item.heading[-1], "mark": False}]})
        above = item.heading
        blocks.append({"kind": item.kind, "parts": list(_parts(text[item.start : item.end], item.start, quote))})
    return blocks


def sections(found: Sequence[Paragraph], longest: int = 40) -> list[tuple[str, list[Paragraph]]]:
    """The source under its headings, as pages to turn; a long section becomes several."""
    pages: list[tuple[str, list[Paragraph]]] = []
    for item in found:
        name = " › ".join(item.heading) or "Beginning"
        if not pages or pages[-1][0] != name or len(pages[-1][1]) >= longest:
            pages.append((name, []))
        pages[-1][1].append(item)
    return pages


def _continues(text: str, last: Paragraph, sentence: Sentence) -> bool:
    """Whether nothing but a space or a line's end lies between the two."""
    gap = text[last.end : sentence.start]
    same_kind = sentence.kind == last.kind and sentence.kind not in _APART
    return same_kind and sentence.heading == last.heading and gap.count("\n") < 2 and len(gap) < 40


def _parts(words: str, offset: int, quote: Span | None) -> Iterator[dict[str, Any]]:
    signs = emphasis_signs(words)
    start = min(max(quote.start - offset, 0), len(words)) if quote else len(words)
    end = min(max(quote.end - offset, start), len(words)) if quote else len(words)
    for first, last, is_quote in ((0, start, False), (start, end, True), (end, len(words), False)):
        if last > first:
            yield {"text": shown(words, first, last, signs), "mark": is_quote}
