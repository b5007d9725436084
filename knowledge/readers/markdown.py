"""Markdown to blocks, after CommonMark and GitHub's tables; the text stays as it stands in the file."""

import re
from dataclasses import dataclass

from knowledge.readers.composition import Marking
from knowledge.readers.encoding import Decoded
from knowledge.readers.front_matter import FrontMatter, front_matter
from knowledge.readers.hidden_markup import FENCE, without_hidden
from knowledge.readers.lines import Line, split_lines
from knowledge.readers.markers import Marker, is_rule, is_table_row, is_table_rule, list_marker, row_span
from knowledge.sources import BlockKind, Document

_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_SETEXT = re.compile(r"=+|-+")
_LINK_DEFINITION = re.compile(r"\[(?!\^)[^\]]+\]:[ \t]*\S+")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:[ \t]*")
_TAGS_ONLY = re.compile(r"(?:</?[A-Za-z][^<>]*>\s*)+")


def read_markdown(decoded: Decoded) -> Document:
    """The text as it stands, with its blocks marked; what the front matter says of the document beside it.

    What is not shown is blank in the text, so that every offset is one in the file's own text too.
    """
    matter = front_matter(decoded.text)
    masked, hidden = without_hidden(_without_front_matter(decoded.text, matter.end))
    text = _without(hidden_in=masked, text=decoded.text)
    marking = Marking(text)
    _Reading(marking, masked).all()
    blocks = tuple(marking.blocks)
    return Document(
        text=text,
        blocks=blocks,
        format="md",
        title=matter.title or _first_heading(marking),
        authors=matter.authors,
        year=matter.year,
        encoding=decoded.encoding,
        encoding_guessed=decoded.is_guess,
        notes=_notes(matter),
        hidden=hidden,
    )


def _notes(matter: FrontMatter) -> tuple[str, ...]:
    return ("The front matter could not be read.",) if matter.is_damaged else ()


def _first_heading(marking: Marking) -> str | None:
    headings = [block for block in marking.blocks if block.kind == "heading"]
    top = next((block for block in headings if block.level == 1), None)
    if top is None and headings and headings[0] is marking.blocks[0]:
        top = headings[0]
    return marking.text[top.start : top.end] if top else None


def _without_front_matter(text: str, end: int) -> str:
    """The front matter blanked out, so that every offset and every line stays."""
    return re.sub(r"[^\n]", " ", text[:end]) + text[end:]


def _without(hidden_in: str, text: str) -> str:
    """The text with blanks where the other has NUL."""
    pieces: list[str] = []
    position = 0
    for run in re.finditer("\0+", hidden_in):
        pieces += text[position : run.start()], " " * len(run[0])
        position = run.end()
    return "".join((*pieces, text[position:]))


def _without_closing_marks(words: str) -> str:
    """A heading's words; the signs that close it stand apart from them."""
    bare = words.rstrip("#")
    return bare if not bare or bare.endswith((" ", "\t")) else words


@dataclass(slots=True)
class _Open:
    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    group: int | None = None


class _Reading:
    """Walks the lines once, keeping the block that is open; what is hidden shows as runs of NUL."""

    def __init__(self, marking: Marking, masked: str) -> None:
        self.marking = marking
        self.masked = masked
        self.lines = split_lines(re.sub(r"^[ \t]*\0+[ \t]*$", lambda m: " " * len(m[0]), masked, flags=re.M))
        self.open: _Open | None = None
        self.at = 0
        self.content_indents: list[int] = []

    def all(self) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            self.take(line)
        self.close()

    def take(self, line: Line) -> None:
        if not line.text:
            self.close()
        elif self.fenced(line) or self.indented_code(line) or self.heading(line) or self.table(line):
            return
        elif is_rule(line.text):
            self.close()
            self.end_lists()
        elif line.text.startswith(">"):
            self.quote(line)
        elif (marker := list_marker(line.text)) and self.opens_item(marker, line):
            self.item(line, marker)
        else:
            self.prose(line)

    def fenced(self, line: Line) -> bool:
        fence = FENCE.match(line.text)
        if not fence or (fence[1][0] == "`" and "`" in fence[2]):
            return False
        self.close()
        first = self.at
        while self.at < len(self.lines):
            text = self.lines[self.at].text
            if text.startswith(fence[1]) and not text.strip(fence[1][0]):
                break
            self.at += 1
        if self.at > first:
            self.marking.mark("code", self.lines[first].start, self.lines[self.at - 1].end)
        self.at += 1
        return True

    def indented_code(self, line: Line) -> bool:
        """Four columns in after an empty line; inside a list that is a paragraph of its item."""
        if line.indent < 4 or self.open or self.content_indents:
            return False
        last = line
        while self.at < len(self.lines) and (self.lines[self.at].indent >= 4 or not self.lines[self.at].text):
            last = self.lines[self.at] if self.lines[self.at].text else last
            self.at += 1
        self.marking.mark("code", line.start, last.end)
        return True

    def heading(self, line: Line) -> bool:
        atx = _ATX.match(line.text)
        if atx:
            self.close()
            self.end_lists()
            words = _without_closing_marks(line.text[atx.end() :])
            self.mark("heading", line.start + atx.end(), line.start + atx.end() + len(words), level=len(atx[1]))
            return True
        block = self.open
        if block and block.kind == "paragraph" and _SETEXT.fullmatch(line.text):
            self.open = None
            self.end_lists()
            self.mark("heading", block.start, block.end, level=1 if line.text[0] == "=" else 2)
            return True
        return False

    def table(self, line: Line) -> bool:
        under = self.lines[self.at].text if self.at < len(self.lines) else ""
        if not (is_table_row(line.text) or ("|" in line.text and is_table_rule(under))) or is_table_rule(line.text):
            return False
        self.close()
        group = self.marking.nesting.new_group()
        while True:
            if not is_table_rule(line.text):
                start, end = row_span(line.text)
                self.mark("table_row", line.start + start, line.start + end, group=group)
            if self.at >= len(self.lines) or "|" not in self.lines[self.at].text:
                return True
            line = self.lines[self.at]
            self.at += 1

    def quote(self, line: Line) -> None:
        words = line.text.lstrip("> \t")
        start = line.end - len(words)
        marker = list_marker(words)
        if self.open and self.open.kind == "quote" and words and not marker:
            self.open.end = line.end
            return
        self.close()
        if words:
            self.open = _Open("quote", start + (marker.width if marker else 0), line.end)

    def opens_item(self, marker: Marker, line: Line) -> bool:
        """Inside a paragraph only a bullet or a list's first number begins a list."""
        if marker.family.strip("().") == "letter" or marker.family in "–—":
            return False
        in_paragraph = self.open is not None and self.open.kind == "paragraph"
        return not in_paragraph or (line.start + marker.width < line.end and marker.value in ("", "1"))

    def item(self, line: Line, marker: Marker) -> None:
        self.close()
        while self.content_indents and line.indent < self.content_indents[-1]:
            self.content_indents.pop()
        depth = len(self.content_indents)
        self.content_indents.append(line.indent + min(marker.width, 5))
        group, level = self.marking.nesting.item(depth, marker.family)
        self.open = _Open("list_item", min(line.start + marker.width, line.end), line.end, level, group)

    def prose(self, line: Line) -> None:
        footnote = _FOOTNOTE.match(line.text)
        if self.open and not footnote:
            self.open.end = line.end
            return
        self.close()
        if line.indent < min(self.content_indents, default=0):
            self.end_lists()
        if _LINK_DEFINITION.match(line.text) or _TAGS_ONLY.fullmatch(line.text):
            return
        self.open = _Open("paragraph", line.start + (footnote.end() if footnote else 0), line.end)

    def end_lists(self) -> None:
        self.content_indents.clear()
        self.marking.nesting.close()

    def close(self) -> None:
        if self.open:
            block = self.open
            self.open = None
            self.mark(block.kind, block.start, block.end, level=block.level, group=block.group)

    def mark(self, kind: BlockKind, start: int, end: int, level: int | None = None, group: int | None = None) -> None:
        """Marks the block, in parts where something hidden stands inside it."""
        for part in re.finditer(r"[^\0]+", self.masked[start:end]):
            self.marking.mark(kind, start + part.start(), start + part.end(), level=level, group=group)
