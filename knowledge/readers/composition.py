"""Putting a document together block by block: heading paths, list and table groups, offsets."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.readers.encoding import normalise
from knowledge.sources import Block, BlockKind


@dataclass(slots=True)
class Outline:
    """The headings above the place that has been reached, by level."""

    _open: list[tuple[int, str]] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(title for _, title in self._open)

    def enter(self, level: int, title: str) -> tuple[str, ...]:
        """Opens a heading; returns the path above it."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        above = self.path
        self._open.append((level, " ".join(title.split())))
        return above


@dataclass(slots=True)
class Nesting:
    """Which list an item belongs to, told from its indentation (or depth) and its kind of marker."""

    groups: int = 0
    _open: list[tuple[int, str, int]] = field(default_factory=list)

    def item(self, indent: int, family: str, *, restarts: bool = False) -> tuple[int, int]:
        """Group and level of an item; deeper than the last opens a list inside it."""
        while self._open and self._open[-1][0] > indent:
            self._open.pop()
        if self._open and self._open[-1][0] == indent and (self._open[-1][1] != family or restarts):
            self._open.pop()
        if not self._open or self._open[-1][0] < indent:
            self._open.append((indent, family, self.new_group()))
        return self._open[-1][2], len(self._open)

    def close(self) -> None:
        self._open.clear()

    def new_group(self) -> int:
        self.groups += 1
        return self.groups


@dataclass(slots=True)
class Marking:
    """Blocks marked in a text that stands already; text that is only white space makes no block."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    nesting: Nesting = field(default_factory=Nesting)

    def mark(self, kind: BlockKind, start: int, end: int, level: int | None = None, group: int | None = None) -> None:
        start, end = trimmed(self.text, start, end)
        if start >= end:
            return
        path = self.outline.enter(level or 1, self.text[start:end]) if kind == "heading" else self.outline.path
        self.blocks.append(Block(kind, start, end, heading=path, level=level, group=group))


@dataclass(slots=True)
class Composition:
    """A text built from pieces: blocks apart by an empty line, siblings of a list or table by a line."""

    blocks: list[Block] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    nesting: Nesting = field(default_factory=Nesting)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def length(self) -> int:
        return self._length

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        level: int | None = None,
        group: int | None = None,
        page: int | None = None,
    ) -> None:
        piece = normalise(text).strip()
        if not piece:
            return
        path = self.outline.enter(level or 1, piece) if kind == "heading" else self.outline.path
        self._join(kind)
        end = self._length + len(piece)
        self.blocks.append(Block(kind, self._length, end, heading=path, page=page, level=level, group=group))
        self._pieces.append(piece)
        self._length = end

    def item(self, text: str, *, depth: int, family: str, page: int | None = None) -> None:
        group, level = self.nesting.item(depth, family)
        self.add("list_item", text, level=level, group=group, page=page)

    def table(self, rows: Iterable[Iterable[str]], *, page: int | None = None) -> None:
        """A row a block, its cells apart by ` | `; cells keep their column, so empty ones stay."""
        self.nesting.close()
        group = self.nesting.new_group()
        for row in rows:
            cells = [" ".join(cell.split()) for cell in row]
            if any(cells):
                self.add("table_row", " | ".join(cells), group=group, page=page)

    def _join(self, kind: BlockKind) -> None:
        if not self.blocks:
            return
        last = self.blocks[-1].kind
        separator = "\n" if last == kind and kind in ("list_item", "table_row") else "\n\n"
        self._pieces.append(separator)
        self._length += len(separator)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same span without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
