"""TXT to blocks: headings by their shape, lists, tables and quotations by their marks, paragraphs by their lines."""

from dataclasses import dataclass

from knowledge.readers.composition import Marking
from knowledge.readers.encoding import Decoded
from knowledge.readers.line_roles import LineRole, line_roles
from knowledge.readers.lines import Line, ends_sentence, fits, split_lines, wrap_width
from knowledge.readers.markers import Marker, row_span
from knowledge.sources import BlockKind, Document


def read_plain_text(decoded: Decoded) -> Document:
    """The text as it stands, with its blocks marked."""
    lines = split_lines(decoded.text)
    width = wrap_width(lines)
    marking = Marking(decoded.text)
    _Reading(marking, width).all(lines, line_roles(lines, width))
    blocks = tuple(marking.blocks)
    first = blocks[0] if blocks else None
    return Document(
        text=decoded.text,
        blocks=blocks,
        format="txt",
        title=decoded.text[first.start : first.end] if first and first.kind == "heading" else None,
        encoding=decoded.encoding,
        encoding_guessed=decoded.is_guess,
    )


@dataclass(slots=True)
class _Open:
    """The block that further lines may still join; a bullet alone on its line waits with `is_waiting`."""

    kind: BlockKind
    start: int
    last: Line
    level: int | None = None
    group: int | None = None
    is_waiting: bool = False


class _Reading:
    """Walks the lines once, keeping the block that is open."""

    def __init__(self, marking: Marking, width: int | None) -> None:
        self.marking = marking
        self.width = width
        self.open: _Open | None = None
        self.table: int | None = None
        self.number = ""

    def all(self, lines: list[Line], roles: list[LineRole]) -> None:
        for line, role in zip(lines, roles, strict=True):
            if role.kind not in ("row", "rule"):
                self.table = None
            self.take(line, role)
        self.close()

    def take(self, line: Line, role: LineRole) -> None:
        if role.kind == "prose":
            self.prose(line)
        elif role.kind == "quote":
            self.quote(line)
        elif not (role.kind == "blank" and self.open and self.open.is_waiting):
            self.close()
        if role.kind == "heading" and role.heading:
            self.marking.nesting.close()
            start, end = line.start + role.heading.start, line.start + role.heading.end
            self.marking.mark("heading", start, end, level=role.heading.level)
        elif role.kind == "item" and role.marker:
            self.item(line, role.marker)
        elif role.kind == "row":
            self.row(line)

    def item(self, line: Line, marker: Marker) -> None:
        restarts = marker.value in ("1", "a", "A", "i", "I") and self.number not in ("", marker.value)
        if marker.value == "i" and self.number == "h":
            restarts = False
        group, level = self.marking.nesting.item(line.indent, marker.family, restarts=restarts)
        self.number = marker.value
        start = line.start + marker.width
        self.open = _Open("list_item", start, line, level, group, is_waiting=start >= line.end)

    def row(self, line: Line) -> None:
        self.marking.nesting.close()
        if self.table is None:
            self.table = self.marking.nesting.new_group()
        start, end = row_span(line.text)
        self.marking.mark("table_row", line.start + start, line.start + end, group=self.table)

    def quote(self, line: Line) -> None:
        words = line.text.lstrip("> \t")
        if self.open and self.open.kind == "quote" and words and self.joins(self.open.last, line):
            self.open.last = line
            return
        self.close()
        if words:
            self.open = _Open("quote", line.end - len(words), line)

    def prose(self, line: Line) -> None:
        block = self.open
        if block and block.is_waiting:
            block.start, block.last, block.is_waiting = line.start, line, False
            return
        if block and block.kind != "quote" and self.joins(block.last, line, block.kind):
            block.last = line
            return
        self.close()
        if not line.indent:
            self.marking.nesting.close()
        self.open = _Open("paragraph", line.start, line)

    def joins(self, last: Line, line: Line, kind: BlockKind = "quote") -> bool:
        """Whether a line goes on with the block that is open above it."""
        if self.width is None:
            return kind == "list_item" and line.indent > last.indent
        if kind == "paragraph" and line.indent >= last.indent + 2:
            return False
        return not (ends_sentence(last.text) and fits(last, line, int(0.8 * self.width)))

    def close(self) -> None:
        if self.open and not self.open.is_waiting:
            block = self.open
            self.marking.mark(block.kind, block.start, block.last.end, level=block.level, group=block.group)
        self.open = None
