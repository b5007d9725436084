"""The values that the whole program speaks of: sources, blocks, passages, sentences, evidence, citations."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Role = Literal["reference", "essay"]
SourceState = Literal["indexing", "ready"]
BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "quote", "code"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open run of characters `[start, end)` in a source's normalised text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row, without its marker (bullet, `#`, number).

    `heading` is the path of headings above it, outermost first; `page` counts from 1 (PDF only);
    `level` is a heading's depth or a list item's nesting, from 1; `group` numbers the list or table
    that an item or row belongs to, so that its siblings can be found.
    """

    kind: BlockKind
    start: int
    end: int
    heading: tuple[str, ...] = ()
    page: int | None = None
    level: int | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file: one text, and its blocks in reading order, non-overlapping.

    Notes that the file keeps apart from its text come last, from `footnotes_from` on; `hidden` has the runs of text
    that it keeps from a reader's eyes, which are not in `text`.
    """

    text: str
    blocks: tuple[Block, ...]
    format: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    pages: int | None = None
    encoding: str | None = None
    encoding_guessed: bool = False
    notes: tuple[str, ...] = ()
    footnotes_from: int | None = None
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceDetails:
    """What the person or the pack says of a file; each value given wins over what the file says."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    licence: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One document of the course as the catalogue knows it. `id` follows from the file's bytes."""

    id: str
    file_name: str
    title: str
    role: Role
    format: str
    state: SourceState
    sha256: str
    size_bytes: int
    words: int
    authors: tuple[str, ...] = ()
    year: int | None = None
    licence: str | None = None
    origin: str | None = None
    pages: int | None = None
    encoding: str | None = None
    notes: tuple[str, ...] = ()
    added_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, list item or table row: the smallest unit that can be quoted.

    `ordinal` counts the sentences of its source, `passage` is the ordinal of the passage it is in.
    `text` is exactly the source's normalised text at `[start, end)`.
    """

    source_id: str
    ordinal: int
    passage: int
    start: int
    end: int
    text: str
    kind: BlockKind = "paragraph"
    heading: tuple[str, ...] = ()
    page: int | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences under one heading; `text` is the normalised text at `[start, end)`."""

    source_id: str
    ordinal: int
    start: int
    end: int
    text: str
    heading: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage or sentence found for a query. `score` orders; `scores` tell where it came from."""

    source: Source
    passage: Passage
    sentence: Sentence | None
    score: float
    scores: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation with the place it stands; `library.text(source_id)[start:end] == quote` always."""

    id: int
    source_id: str
    source_file: str
    source_title: str
    role: Role
    page: int | None
    heading: tuple[str, ...]
    start: int
    end: int
    quote: str
