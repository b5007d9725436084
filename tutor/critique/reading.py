"""Reads an essay: its sentences with their exact places, what each of them is, and its title."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from knowledge.errors import EmptySource
from knowledge.readers import ReaderLimits
from knowledge.readers.reading import bytes_of, document_in, file_name_of
from knowledge.sources import Document, Span
from tutor.critique.essay import CLAIMING, Essay, EssayUnit, UnitKind
from tutor.critique.graders import addresses_grader
from tutor.critique.layout import Part, parts
from tutor.critique.prose import check_length, check_prose
from tutor.critique.sentences import LONGEST_QUOTATION, quoted_spans, sentence_spans

MOST_WORDS = 20_000
_MARKDOWN = re.compile(
    r"^ {0,3}(?:#{1,6} |```|~~~|\[\^[^\]\n]{1,30}\]:)|<!--|\]\(https?:|</?[a-z][^<>\n]{0,500}>", re.M | re.I
)
_STRESSED = re.compile(r"\*\*\S|__\S")
_CITED = re.compile(r"\s*(?:[(\[][^()\[\]]{1,200}[)\]])?\W*\d{0,3}")
_LONGEST_TITLE, _SHORT_LINE = 200, 30
_NO_TITLE = re.compile(r"[\W\d_]*(?:introduction|abstract|contents|table of contents|summary|essay|untitled)?\W*", re.I)


def read_essay(path: Path, limits: ReaderLimits, most_words: int = MOST_WORDS) -> Essay:
    """The essay in a file.

    Raises:
        UnreadableSource: the file cannot be read.
        EssayError: it was read, but is empty, too short or long, not prose or not English.
    """
    data = bytes_of(path, limits)
    document = document_in(data, file_name_of(path), limits)
    return essay_of(document, hashlib.sha256(data).hexdigest(), Path(file_name_of(path)).stem, most_words)


def essay_of_text(text: str, title: str = "", most_words: int = MOST_WORDS) -> Essay:
    """The essay that was pasted, by the title given or its own; raises as `read_essay` does.

    It is read as Markdown where it has signs of it. Else it is plain text, whose lines may be paragraphs.
    """
    check_length(text, most_words)
    data = text.encode("utf-8", "replace")
    try:
        document = document_in(data, "essay.md" if _is_markdown(text) else "essay.txt", ReaderLimits())
    except EmptySource:
        document = Document("", (), "md")
    essay = essay_of(document, hashlib.sha256(data).hexdigest(), "Essay", most_words)
    return replace(essay, title=_one_line(title)) if _one_line(title) else essay


def essay_of(document: Document, sha256: str, title: str = "Essay", most_words: int = MOST_WORDS) -> Essay:
    """The essay in a document that was read; `title` is for one that has none. Raises EssayError."""
    count = check_length(document.text, most_words)
    found = parts(document)
    units = tuple(
        EssayUnit(
            ordinal, part.paragraph, span.start, span.end, document.text[span.start : span.end], kind, part.heading
        )
        for ordinal, (part, span, kind) in enumerate(_units(document.text, found))
    )
    check_prose(document.text, units)
    return Essay(_title(document, found) or title, document.text, sha256, count, units, document.hidden)


def _is_markdown(text: str) -> bool:
    """Whether only Markdown tells what the text means; stressed words alone do, where empty lines part paragraphs."""
    return bool(_MARKDOWN.search(text) or (_STRESSED.search(text) and "\n\n" in text.replace("\r", "")))


def _units(text: str, found: list[Part]) -> Iterator[tuple[Part, Span, UnitKind]]:
    for part in found:
        if part.is_whole:
            yield part, Span(part.start, part.end), part.kind
            continue
        body = text[part.start : part.end]
        quotations = [pair for pair in quoted_spans(body) if pair.end - pair.start > LONGEST_QUOTATION]
        for span in sentence_spans(body):
            kind = _kind_of_sentence(body, span, part.kind, quotations)
            yield part, Span(part.start + span.start, part.start + span.end), kind


def _kind_of_sentence(body: str, span: Span, kind: UnitKind, quotations: list[Span]) -> UnitKind:
    """A sentence of a paragraph may be another's, inside a long quotation, or speak to the marker."""
    if kind not in CLAIMING:
        return kind
    if any(pair.start <= span.start and _ends_with(body, pair, span) for pair in quotations):
        return "block_quote"
    return "address" if addresses_grader(body[span.start : span.end]) else kind


def _ends_with(body: str, quotation: Span, sentence: Span) -> bool:
    """Whether nothing but a citation comes after the quotation."""
    return sentence.end <= quotation.end or (
        sentence.start < quotation.end and _CITED.fullmatch(body, quotation.end, sentence.end) is not None
    )


def _title(document: Document, found: list[Part]) -> str:
    """The document's own title, else its first heading of level one, else a short line that it begins with."""
    top = (
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind == "heading" and block.level == 1
    )
    first = document.text[found[0].start : found[0].end] if found else ""
    opening = first if found and found[0].kind == "heading" and len(first.split()) <= _SHORT_LINE else ""
    candidates = map(_one_line, (document.title or "", *top, opening))
    return next((title for title in candidates if not _NO_TITLE.fullmatch(title)), "")


def _one_line(title: str) -> str:
    return " ".join(title.split()).strip("*_ ")[:_LONGEST_TITLE].rstrip()
