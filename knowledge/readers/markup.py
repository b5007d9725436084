"""HTML elements to blocks, for web pages and the chapters of an EPUB; what a browser would not show is dropped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from knowledge.readers.composition import Composition
from knowledge.readers.hiding import HiddenRuns, is_white
from knowledge.readers.inline_styles import colours_ground, hides, letters_are_white
from knowledge.sources import BlockKind

_DROPPED = frozenset(
    "script style template noscript svg math iframe object embed canvas audio video head form button select input "
    "textarea nav dialog map link meta".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q ruby rb rt rp s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_FOOTNOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡])[\])]?")


@dataclass(slots=True)
class Piece:
    """One block before it is placed; a table's rows carry the table's own number as `depth`."""

    kind: BlockKind
    text: str
    level: int | None = None
    depth: int = 0
    family: str = ""


@dataclass(slots=True)
class Pieces:
    """The blocks of an element, whether anything in it was left out as hidden, and what no eye can see of that."""

    found: list[Piece] = field(default_factory=list)
    has_hidden: bool = False
    runs: HiddenRuns = field(default_factory=HiddenRuns)


def pieces(root: Any) -> Pieces:
    """The blocks in `root`, in order."""
    walk = _Walk()
    walk.block(root, "paragraph", 0, "")
    walk.flush("paragraph", 0, "")
    return walk.result


def place(composition: Composition, found: list[Piece]) -> None:
    """Adds the pieces."""
    table = 0
    group = 0
    for piece in found:
        if piece.kind == "list_item":
            composition.item(piece.text, depth=piece.depth, family=piece.family)
            continue
        composition.nesting.close()
        if piece.kind == "table_row":
            group = group if piece.depth == table else composition.nesting.new_group()
            table = piece.depth
            composition.add("table_row", piece.text, group=group)
        else:
            composition.add(piece.kind, piece.text, level=piece.level)


class _Walk:
    """Goes through the elements once; inline text gathers until a block begins or ends."""

    def __init__(self) -> None:
        self.result = Pieces()
        self.gathered: list[str] = []
        self.lists = 0
        self.tables = 0

    def block(self, element: Any, kind: BlockKind, depth: int, family: str) -> None:
        self.gather(element.text)
        for child in element:
            self.child(child, kind, depth, family)
            self.gather(child.tail)

    def child(self, child: Any, kind: BlockKind, depth: int, family: str) -> None:
        tag = self.shown_name(child)
        if tag is None:
            return
        if tag == "br":
            self.gathered.append("\0")
        elif tag in _INLINE:
            if not _is_footnote_mark(child, tag):
                self.block(child, kind, depth, family)
        else:
            self.flush(kind, depth, family)
            self.structure(child, tag, kind, depth, family)

    def structure(self, element: Any, tag: str, kind: BlockKind, depth: int, family: str) -> None:
        if tag in _HEADINGS:
            self.add("heading", self.plain(element), level=_HEADINGS[tag])
        elif tag == "pre":
            self.result.found.append(Piece("code", self.preformatted(element).strip("\n")))
        elif tag == "table" and not _is_layout(element):
            self.table(element)
        elif tag in ("ul", "ol", "dl"):
            self.lists += 1
            inner = depth + 1 if kind == "list_item" else 0
            self.block(element, kind, inner, f"{tag}{self.lists}")
            self.gathered.clear()
        elif tag in ("li", "dt", "dd") and family:
            self.block(element, "list_item", depth, family)
            self.flush("list_item", depth, family)
        else:
            inner_kind: BlockKind = "quote" if tag == "blockquote" else kind
            self.block(element, inner_kind, depth, family)
            self.flush(inner_kind, depth, family)

    def table(self, table: Any) -> None:
        self.tables += 1
        for caption in table.findall("{*}caption"):
            if self.shown_name(caption):
                self.add("paragraph", self.plain(caption))
        for row in self.rows(table):
            cells = [self.plain(cell) for cell in row if _name(cell) in ("td", "th") and not self.is_hidden(cell)]
            if any(cells):
                self.result.found.append(Piece("table_row", " | ".join(cells), depth=self.tables))

    def rows(self, parent: Any) -> Iterator[Any]:
        """The rows that are shown, also those of a table's head, bodies and foot."""
        for child in parent:
            tag = self.shown_name(child)
            if tag == "tr":
                yield child
            elif tag in ("thead", "tbody", "tfoot"):
                yield from self.rows(child)

    def plain(self, element: Any) -> str:
        """The words of an element in one line."""
        inner = pieces(element)
        self.result.has_hidden = self.result.has_hidden or inner.has_hidden
        for run in inner.runs.runs:
            self.result.runs.add(run)
        return " ".join(piece.text for piece in inner.found)

    def preformatted(self, element: Any) -> str:
        """The words of an element with the white space that stands in the file."""
        kept = [element.text or ""]
        for child in element:
            tag = self.shown_name(child)
            if tag:
                kept.append("\n" if tag == "br" else self.preformatted(child))
            kept.append(child.tail or "")
        return "".join(kept)

    def shown_name(self, element: Any) -> str | None:
        """The element's name; None for what a browser would not show."""
        tag = _name(element)
        return None if tag in _DROPPED or (tag and self.is_hidden(element)) else tag

    def is_hidden(self, element: Any) -> bool:
        style = element.get("style") or ""
        unseen = element.get("hidden") is not None or hides(style) or _is_white_on_white(element, style)
        # What only screen readers pass over is seen; it mostly repeats something.
        hidden = unseen or element.get("aria-hidden") == "true"
        words = "".join(element.itertext()).strip() if hidden else ""
        self.result.has_hidden = self.result.has_hidden or bool(words)
        if unseen:
            self.result.runs.add(words)
        return hidden

    def gather(self, text: str | None) -> None:
        if text:
            self.gathered.append(text.replace("\0", ""))

    def flush(self, kind: BlockKind, depth: int, family: str) -> None:
        """Two line breaks in a row part paragraphs; one is white space."""
        for part in re.split(r"\0\s*\0", "".join(self.gathered)):
            self.add(kind, part.replace("\0", " "), depth=depth, family=family)
        self.gathered.clear()

    def add(self, kind: BlockKind, text: str, *, level: int | None = None, depth: int = 0, family: str = "") -> None:
        text = " ".join(text.split())
        if text:
            self.result.found.append(Piece(kind, text, level, depth, family))


def _name(element: Any) -> str | None:
    """The tag without its namespace; None for comments and processing instructions."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else None


def _is_white_on_white(element: Any, style: str) -> bool:
    """White letters with nothing said of the ground under them, and no letters inside that are said to be dark."""
    colour = letters_are_white(style)
    if not (is_white(element.get("color") or "") if colour is None else colour):
        return False
    above = (element, *element.iterancestors())
    if any(each.get("background") or _is_coloured(each) for each in above):
        return False
    return all(letters_are_white(each.get("style") or "") is not False for each in element.iterdescendants("{*}*"))


def _is_coloured(element: Any) -> bool:
    ground = element.get("bgcolor") or ""
    return bool(ground and not is_white(ground)) or colours_ground(element.get("style") or "")


def _is_layout(table: Any) -> bool:
    """A table that arranges a page: tables inside it, or one cell a row."""
    rows = list(table.iter("{*}tr"))
    return next(table.iterdescendants("{*}table"), None) is not None or all(
        sum(_name(cell) in ("td", "th") for cell in row) < 2 for row in rows
    )


def _is_footnote_mark(element: Any, tag: str) -> bool:
    """A raised link to a note: glued to the word before it, it would spoil every quotation."""
    if tag != "sup" or _FOOTNOTE_MARK.fullmatch("".join(element.itertext()).strip()) is None:
        return False
    links = list(element.iter("{*}a"))
    return any("#" in (link.get("href") or "") for link in links)
