"""Cuts a document into the sentences that can be quoted and the passages that are searched.

Both carry exact offsets: `document.text[unit.start:unit.end] == unit.text` for every unit made here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nupunkt import sent_spans

from knowledge.sources import Block, Document, Passage, Sentence, Span

PASSAGE_WORDS = 130
"""A passage is closed before it grows past this many words; the embedding model reads 256 tokens."""

WHOLE_ITEM_WORDS = 60
"""A list item or table row up to this long is one unit; a longer one is cut at its sentences."""

_WHOLE_KINDS = frozenset({"list_item", "table_row", "code"})


def segment(document: Document, source_id: str) -> tuple[list[Passage], list[Sentence]]:
    """The passages and sentences of a document, in reading order; headings only give their path."""
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    for run in _runs(document):
        start, end = run[0].span.start, run[-1].span.end
        first = run[0].block
        number, counted = len(passages), len(sentences)
        passages.append(
            Passage(source_id, number, start, end, document.text[start:end], heading=first.heading, page=first.page)
        )
        sentences.extend(
            Sentence(
                source_id=source_id,
                ordinal=counted + offset,
                passage=number,
                start=piece.span.start,
                end=piece.span.end,
                text=document.text[piece.span.start : piece.span.end],
                kind=piece.block.kind,
                heading=piece.block.heading,
                page=piece.block.page,
                group=piece.block.group,
            )
            for offset, piece in enumerate(run)
        )
    return passages, sentences


def sentence_texts(text: str) -> list[str]:
    """The sentences of a running text, without the white space between them."""
    return [text[start:end].strip() for start, end in sent_spans(text) if text[start:end].strip()]


def embedding_text(unit: Passage | Sentence) -> str:
    """What the embedding model reads for a unit: its nearest heading, when it has one, then its words."""
    return f"{unit.heading[-1]}: {unit.text}" if unit.heading else unit.text


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence's span and the block that it stands in."""

    span: Span
    block: Block
    words: int


def _runs(document: Document) -> Iterator[list[_Piece]]:
    """Groups of consecutive pieces that make one passage: same heading, bounded length, whole sentences."""
    run: list[_Piece] = []
    words = 0
    for block in document.blocks:
        if block.kind == "heading":
            if run:
                yield run
            run, words = [], 0
            continue
        pieces = list(_pieces(document.text, block))
        block_words = sum(piece.words for piece in pieces)
        fits = words + block_words <= PASSAGE_WORDS and run and run[0].block.heading == block.heading
        if run and not fits:
            yield run
            run, words = [], 0
        for piece in pieces:
            if run and words + piece.words > PASSAGE_WORDS:
                yield run
                run, words = [], 0
            run.append(piece)
            words += piece.words
    if run:
        yield run


def _pieces(text: str, block: Block) -> Iterator[_Piece]:
    """The quotable units of one block."""
    body = text[block.start : block.end]
    words = len(body.split())
    if block.kind in _WHOLE_KINDS and words <= WHOLE_ITEM_WORDS:
        yield _Piece(Span(block.start, block.end), block, words)
        return
    for start, end in sent_spans(body):
        span = _stripped(text, block.start + start, block.start + end)
        if span:
            yield _Piece(span, block, len(text[span.start : span.end].split()))


def _stripped(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends, or nothing when only white space is left."""
    body = text[start:end]
    left = len(body) - len(body.lstrip())
    stripped = body.strip()
    return Span(start + left, start + left + len(stripped)) if stripped else None
