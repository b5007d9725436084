"""ODT to blocks: headings, lists, tables and notes of the body, without tracked deletions, comments or hidden text."""

import re
from collections.abc import Iterator
from typing import Any

from knowledge.errors import CorruptSource, EncryptedSource
from knowledge.readers.archive import SAVE_AGAIN, Archive
from knowledge.readers.composition import Composition
from knowledge.readers.hiding import HiddenRuns
from knowledge.readers.limits import ReaderLimits
from knowledge.readers.odt_letters import Letters, Look, is_left_out, letters_of
from knowledge.sources import Document

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE = (f"{_OASIS}{name}:1.0}}" for name in ("text", "table", "office"))
_SKIPPED = {
    *(f"{_TEXT}{name}" for name in ("tracked-changes", "note", "ruby-text", "table-of-content", "alphabetical-index")),
    *(
        f"{_TEXT}{name}"
        for name in ("sequence-decls", "variable-decls", "user-field-decls", "bibliography-configuration")
    ),
    *(f"{_OFFICE}{name}" for name in ("annotation", "annotation-end", "forms")),
    *(f"{_TEXT}{name}" for name in ("hidden-text", "hidden-paragraph")),
}
_ROW_GROUPS = tuple(f"{_TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
_BREAKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_MOST_REPEATS = 64


def read(data: bytes, limits: ReaderLimits) -> Document:
    """The document in an ODT file's bytes."""
    archive = Archive(data, limits)
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise EncryptedSource("", hint="Open it, save a copy without a password and add that.")
    root = archive.xml("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise CorruptSource("", hint=SAVE_AGAIN)
    reading = _Reading(letters_of([root, archive.xml("styles.xml")] if "styles.xml" in archive.names else [root]))
    reading.container(body)
    before_notes = reading.composition.length
    reading.notes(body)
    title, author = _metadata(archive)
    return Document(
        text=reading.composition.text,
        blocks=tuple(reading.composition.blocks),
        format="odt",
        title=title or reading.title,
        authors=tuple(name.strip() for name in re.split(r";| and ", author) if name.strip()),
        notes=("Hidden text was left out.",) if reading.hidden.runs else (),
        footnotes_from=before_notes if reading.composition.length > before_notes else None,
        hidden=reading.hidden.runs,
    )


def _metadata(archive: Archive) -> tuple[str | None, str]:
    """Title and author; the one who made the file first is nearer to its author than the last to save it."""
    if "meta.xml" not in archive.names:
        return None, ""
    found = {element.tag.rsplit("}", 1)[-1]: (element.text or "").strip() for element in archive.xml("meta.xml").iter()}
    return found.get("title") or None, found.get("initial-creator") or found.get("creator") or ""


class _Reading:
    """Walks the body once."""

    def __init__(self, letters: Letters) -> None:
        self.composition = Composition()
        self.letters = letters
        self.hidden = HiddenRuns()
        self.title: str | None = None
        self.lists = 0

    def container(self, parent: Any) -> None:
        for child in parent:
            if child.tag == f"{_TEXT}h":
                self.heading(child)
            elif child.tag == f"{_TEXT}p":
                self.paragraph(child)
            elif child.tag == f"{_TEXT}list":
                self.lists += 1
                self.items(child, 0)
            elif child.tag == f"{_TABLE}table":
                self.composition.table(self.rows(child))
            elif is_left_out(child):
                self.hidden.add(_spaced(" ".join(child.itertext())))
            elif child.tag not in _SKIPPED:
                self.container(child)

    def heading(self, element: Any) -> None:
        written = element.get(f"{_TEXT}outline-level") or "1"
        text = self.text(element).strip()
        self.title = self.title or text or None
        self.composition.nesting.close()
        self.composition.add("heading", text, level=int(written) if written.isdigit() and written != "0" else 1)

    def paragraph(self, element: Any) -> None:
        style = element.get(f"{_TEXT}style-name") or ""
        text = self.text(element).strip()
        self.composition.nesting.close()
        if style == "Title" and text:
            self.title = text
            self.composition.add("heading", text, level=1)
        else:
            self.composition.add("quote" if style == "Quotations" else "paragraph", text)

    def items(self, element: Any, depth: int) -> None:
        for entry in element:
            if entry.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                continue
            for child in entry:
                if child.tag == f"{_TEXT}list":
                    self.items(child, depth + 1)
                elif child.tag == f"{_TEXT}h":
                    self.heading(child)
                elif child.tag == f"{_TEXT}p":
                    self.composition.item(self.text(child).strip(), depth=depth, family=f"list{self.lists}")

    def rows(self, table: Any) -> list[list[str]]:
        return [[text for cell in row if _is_cell(cell) for text in self.cells(cell)] for row in _rows(table)]

    def cells(self, cell: Any) -> list[str]:
        """A cell as often as it repeats; empty cells repeat to the sheet's edge."""
        text = " ".join(filter(None, (self.text(each).strip() for each in _paragraphs(cell))))
        written = cell.get(f"{_TABLE}number-columns-repeated") or "1"
        return [text] * (min(int(written), _MOST_REPEATS) if text and written.isdigit() else 1)

    def text(self, element: Any) -> str:
        """The words of a paragraph that can be seen."""
        if any(is_left_out(each) for each in element.iter(f"{_TEXT}hidden-paragraph")):
            self.hidden.add(_spaced("".join(element.itertext())))
            return ""
        words = self.words(element, Look())
        self.hidden.close()
        return re.sub(" +", " ", words)

    def words(self, element: Any, around: Look) -> str:
        look = self.letters.look(element, around)
        pieces = [self.shown(element.text, look)]
        for child in element:
            pieces.append(self.inline(child, look))
            pieces.append(self.shown(child.tail, look))
        return "".join(pieces)

    def shown(self, written: str | None, look: Look) -> str:
        text = _spaced(written)
        if look.is_hidden:
            self.hidden.gather(text)
            return ""
        if text.strip():
            self.hidden.close()
        return text

    def inline(self, child: Any, look: Look) -> str:
        if child.tag == f"{_TEXT}hidden-text":
            self.hidden.add(_spaced("".join(child.itertext())) or child.get(f"{_TEXT}string-value") or "")
        if child.tag in _SKIPPED:
            return ""
        if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            return _BREAKS[child.tag] if self.shown(" ", look) else ""
        return self.words(child, look)

    def notes(self, body: Any) -> None:
        """Footnotes and endnotes after the body."""
        for note in body.iter(f"{_TEXT}note-body"):
            if not any(parent.tag == f"{_TEXT}tracked-changes" for parent in note.iterancestors()):
                self.container(note)


def _rows(parent: Any) -> Iterator[Any]:
    """The rows of a table, but not those of the tables in its cells."""
    for child in parent:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _paragraphs(parent: Any) -> Iterator[Any]:
    """The paragraphs and headings that are shown in a cell, also those of lists and tables inside it."""
    for child in parent:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            yield child
        elif child.tag not in _SKIPPED and not is_left_out(child):
            yield from _paragraphs(child)


def _spaced(written: str | None) -> str:
    """Line ends and tabs of the file are blanks; those that are meant are elements of their own."""
    return re.sub(r"[\t\r\n]", " ", written or "")


def _is_cell(element: Any) -> bool:
    return element.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
