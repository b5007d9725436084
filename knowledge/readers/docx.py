"""DOCX to blocks: the body in its order with tables and insertions, without deleted or hidden text."""

import io
import re
from collections.abc import Iterator
from typing import Any

from knowledge.errors import CorruptSource
from knowledge.readers.archive import SAVE_AGAIN, Archive
from knowledge.readers.composition import Composition
from knowledge.readers.docx_letters import Letters, first
from knowledge.readers.hiding import HiddenRuns
from knowledge.readers.limits import ReaderLimits
from knowledge.sources import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/"
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*(\d)$", re.I)
# What stands inside these is not read: deletions, the old place of moved text, fallbacks, fields' codes.
_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "tblPr")}
_SKIPPED.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(data: bytes, limits: ReaderLimits) -> Document:
    """The document in a DOCX file's bytes."""
    # python-docx unpacks whatever it is given: the sizes are checked first.
    archive = Archive(data, limits)
    opened = _opened(data, archive)
    reading = _Reading(opened)
    reading.container(opened.element.body)
    before_notes = reading.composition.length
    reading.notes(opened, archive)
    composition, properties = reading.composition, opened.core_properties
    title = (properties.title or "").strip() or reading.title
    return Document(
        text=composition.text,
        blocks=tuple(composition.blocks),
        format="docx",
        title=title or None,
        authors=_authors(properties.author or ""),
        notes=("Hidden text was left out.",) if reading.has_hidden else (),
        footnotes_from=before_notes if composition.length > before_notes else None,
        hidden=reading.hidden.runs,
    )


def _opened(data: bytes, archive: Archive) -> Any:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    for name in sorted(archive.names):
        if name.endswith((".xml", ".rels")):
            content = archive.read(name)
            if b"<!DOCTYPE" in content[:2000]:
                raise CorruptSource("", hint=SAVE_AGAIN)
            if name == "word/document.xml" and _STRICT in content[:4000]:
                hint = "Save it in Word as an ordinary document (.docx, not Strict Open XML)."
                raise CorruptSource("", "it is in Word's strict variant, which is not supported", hint)
    try:
        opened = docx.Document(io.BytesIO(data))
        opened.core_properties.title  # noqa: B018 - parsed on first use, and so are the styles
        opened.styles.element.tag  # noqa: B018
    except (OpcError, etree.LxmlError, KeyError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise CorruptSource("", hint=SAVE_AGAIN) from error
    if opened.element.body is None:
        raise CorruptSource("", hint=SAVE_AGAIN)
    return opened


def _authors(written: str) -> tuple[str, ...]:
    """Word's own placeholder is no author."""
    names = (name.strip() for name in re.split(r";| and ", written))
    return tuple(name for name in names if name and name.lower() not in ("python-docx", "user", "author", "unknown"))


class _Reading:
    """Walks the body once; styles give headings and hidden letters, numbering gives lists."""

    def __init__(self, opened: Any) -> None:
        self.composition = Composition()
        self.has_hidden = False
        self.title: str | None = None
        # Under a paragraph in the style Title, every heading is one deeper.
        self.shift = 0
        self.hidden = HiddenRuns()
        self.letters = Letters(opened.styles.element, opened.element)

    def container(self, parent: Any) -> None:
        """Paragraphs and tables in their order, also those inside content controls and custom markup."""
        for child in parent:
            if child.tag == f"{_W}p":
                self.paragraph(child)
            elif child.tag == f"{_W}tbl":
                self.composition.table(self.rows(child))
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self.container(child)

    def paragraph(self, element: Any) -> None:
        """Its own words, then the text boxes anchored in it, which may be all it has."""
        text = self.text(element).strip()
        style = self.style_names(element)
        if style and style[0].lower().startswith("toc "):
            return
        if text:
            self.place(element, text, style)
        for box in self.boxes(element, element):
            self.container(box)

    def place(self, element: Any, text: str, style: list[str]) -> None:
        level = self.heading_level(element, style)
        item = self.list_place(element)
        if level:
            self.title = self.title or text
            self.composition.nesting.close()
            self.composition.add("heading", text, level=level)
        elif item:
            self.composition.item(text, depth=item[0], family=item[1])
        else:
            self.composition.nesting.close()
            is_quote = any("quote" in name.lower() for name in style)
            self.composition.add("quote" if is_quote else "paragraph", text)

    def boxes(self, element: Any, paragraph: Any) -> Iterator[Any]:
        """The text boxes that are shown in an element, but not those inside another of them."""
        for child in element:
            if child.tag == f"{_W}txbxContent":
                yield child
            elif child.tag == f"{_W}r" and self.letters.is_vanished(child, paragraph):
                continue
            elif child.tag not in _SKIPPED:
                yield from self.boxes(child, paragraph)

    def text(self, paragraph: Any) -> str:
        words = self.words(paragraph, paragraph)
        self.hidden.close()
        return words

    def words(self, element: Any, paragraph: Any) -> str:
        pieces: list[str] = []
        for child in element:
            if child.tag in _SKIPPED or child.tag == f"{_W}txbxContent":
                continue
            if child.tag == f"{_W}r" and self.letters.is_hidden(child, paragraph):
                # Boxes anchored in letters that are only white or tiny are shown.
                is_all = self.letters.is_vanished(child, paragraph)
                left_out = child.iter(f"{_W}t") if is_all else child.findall(f"{_W}t")
                self.leave_out("".join(each.text or "" for each in left_out))
            elif child.tag == f"{_W}t":
                self.hidden.close()
                pieces.append(child.text or "")
            elif child.tag in _BREAKS:
                pieces.append(_BREAKS[child.tag])
            elif isinstance(child.tag, str):
                pieces.append(self.words(child, paragraph))
        return "".join(pieces)

    def leave_out(self, words: str) -> None:
        self.has_hidden = self.has_hidden or bool(words.strip())
        self.hidden.gather(words)

    def style_names(self, paragraph: Any) -> list[str]:
        names = [style.find(f"{_W}name") for style in self.letters.ancestry(paragraph)]
        return [name.get(f"{_W}val") or "" for name in names if name is not None]

    def heading_level(self, paragraph: Any, names: list[str]) -> int | None:
        if any(name.lower() == "title" for name in names):
            self.shift = 1
            return 1
        for name in names:
            match = _HEADING.match(name.strip())
            if match:
                return int(match[1]) + self.shift
        properties = first(paragraph, "pPr")
        outlines = [properties.find(f"{_W}outlineLvl") if properties is not None else None]
        outlines += [style.find(f"{_W}pPr/{_W}outlineLvl") for style in self.letters.ancestry(paragraph)]
        values = [each.get(f"{_W}val") or "" for each in outlines if each is not None]
        return int(values[0]) + 1 + self.shift if values and values[0] in "012345678" and values[0] else None

    def list_place(self, paragraph: Any) -> tuple[int, str] | None:
        """Nesting depth and numbering id, the paragraph's own or its style's; id 0 switches numbering off."""
        sources = [paragraph, *self.letters.ancestry(paragraph)]
        for source in sources:
            properties = source.find(f"{_W}pPr") if source is not paragraph else first(paragraph, "pPr")
            numbering = properties.find(f"{_W}numPr") if properties is not None else None
            if numbering is None:
                continue
            number, depth = numbering.find(f"{_W}numId"), numbering.find(f"{_W}ilvl")
            value = number.get(f"{_W}val") if number is not None else None
            if value in (None, "0"):
                return None
            written = depth.get(f"{_W}val") if depth is not None else "0"
            return int(written) if written and written.isdigit() else 0, str(value)
        names = self.style_names(paragraph)
        return (0, names[0]) if names and names[0].lower().startswith(("list bullet", "list number")) else None

    def rows(self, table: Any) -> list[list[str]]:
        rows = []
        for row in _inside(table, f"{_W}tr"):
            if not _is_deleted(row):
                rows.append([self.cell(cell) for cell in _inside(row, f"{_W}tc")])
        return rows

    def cell(self, cell: Any) -> str:
        """A cell's paragraphs in one line; tables and text boxes inside it are told as text too."""
        return " ".join(filter(None, (self.text(each).strip() for each in self.paragraphs(cell))))

    def paragraphs(self, parent: Any) -> Iterator[Any]:
        for child in parent:
            if child.tag == f"{_W}p":
                yield child
                for box in self.boxes(child, child):
                    yield from self.paragraphs(box)
            elif child.tag not in _SKIPPED and not _is_deleted(child):
                yield from self.paragraphs(child)

    def notes(self, opened: Any, archive: Archive) -> None:
        """Footnotes and endnotes after the body, without Word's separators."""
        from knowledge.readers.archive import parse_xml

        for name in ("footnotes", "endnotes"):
            if f"word/{name}.xml" not in archive.names:
                continue
            self.composition.nesting.close()
            for note in parse_xml(archive.read(f"word/{name}.xml")):
                if note.get(f"{_W}type") in (None, "normal"):
                    self.container(note)


def _inside(parent: Any, tag: str) -> list[Any]:
    """Children with this tag, also inside content controls, but not those of nested tables."""
    found: list[Any] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            found.extend(_inside(child, tag))
    return found


def _is_deleted(row: Any) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None
