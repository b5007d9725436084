"""A criticised essay as a Word document: the essay with a comment at every remark, and what has no place after it."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.comments import Comment
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tutor.critique.essay import Essay, UnitKind
from tutor.critique.findings import Critique
from tutor.critique.wording import (
    coverage_line,
    has_references,
    place_of,
    reference_line,
    reference_lists,
    tenet_line,
)
from tutor.exports.marking import EssayBlock, marked
from tutor.exports.remarks import Remark, remarks, under_headings

AUTHOR = "Tutor"
INITIALS = "T"
_LONGEST_TITLE = 255
_DEEPEST_HEADING = 9
_WRITTEN = datetime(2000, 1, 1)
_ZIPPED = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STYLES: dict[UnitKind, str] = {"list_item": "List Bullet", "block_quote": "Quote"}


def critique_docx(essay: Essay, critique: Critique) -> bytes:
    """The document's bytes, the same for the same essay and critique: no time of writing is in them."""
    document = Document()
    said = remarks(critique)
    laid_out = marked(essay, said)
    _describe(document, essay)
    document.add_heading(_allowed(essay.title), level=0)
    runs: dict[int, list[Run]] = {}
    for block in laid_out.blocks:
        _add_block(document, block, runs)
    for one in said:
        if one.number in runs:
            anchor = runs[one.number]
            _fill(document.add_comment((anchor[0], anchor[-1]), author=AUTHOR, initials=INITIALS), one)
    _add_unplaced(document, laid_out.unplaced)
    _add_lists(document, critique)
    return _without_times(document)


def _describe(document: WordDocument, essay: Essay) -> None:
    about = document.core_properties
    about.title = _allowed(essay.title)[:_LONGEST_TITLE]
    about.author, about.last_modified_by, about.comments = "", AUTHOR, ""
    about.created = about.modified = _WRITTEN


def _add_block(document: WordDocument, block: EssayBlock, runs: dict[int, list[Run]]) -> None:
    """Adds the block, a run for each piece, and notes the runs of every remark."""
    if block.kind == "heading":
        paragraph = document.add_heading(level=min(block.level, _DEEPEST_HEADING))
    else:
        paragraph = document.add_paragraph(style=_STYLES.get(block.kind))
    for piece in block.pieces:
        run = paragraph.add_run(_allowed(piece.text))
        for one in piece.remarks:
            runs.setdefault(one.number, []).append(run)


def _fill(comment: Comment, remark: Remark) -> None:
    # Word takes a missing date for an unknown one; python-docx would write the present time.
    del comment._comment_elm.attrib[qn("w:date")]
    _write_remark(remark, comment.paragraphs[0], comment)


def _add_unplaced(document: WordDocument, unplaced: Sequence[Remark]) -> None:
    for heading, group in under_headings(unplaced):
        document.add_heading(heading, level=1)
        for one in group:
            _write_remark(one, document.add_paragraph(), document)


def _write_remark(remark: Remark, first: Paragraph, into: Comment | WordDocument) -> None:
    """Writes the remark's lines, the first into the paragraph that is there and the others after it."""
    head, *lines = _lines(remark)
    first.add_run(_allowed(head)).bold = True
    for line in lines:
        into.add_paragraph(_allowed(line))


def _lines(remark: Remark) -> Iterator[str]:
    yield f"{remark.label}: {remark.tenet}" if remark.tenet else remark.label
    yield remark.comment
    if remark.other:
        yield f"The other sentence: “{remark.other.quote}”"
    if remark.question:
        yield f"To think on: {remark.question}"
    for citation in remark.citations:
        yield f"“{citation.quote}” ({place_of(citation)})"


def _add_lists(document: WordDocument, critique: Critique) -> None:
    if critique.tenets:
        document.add_heading("Tenets", level=1)
        document.add_paragraph(coverage_line(critique.coverage))
        _add_list(document, [tenet_line(use) for use in critique.tenets])
    if has_references(critique.references):
        document.add_heading("References", level=1)
        document.add_paragraph(reference_line(critique.references))
        for name, entries in reference_lists(critique.references):
            document.add_heading(name, level=2)
            _add_list(document, entries)
    if critique.notes:
        document.add_heading("Notes", level=1)
        _add_list(document, critique.notes)


def _add_list(document: WordDocument, entries: Sequence[str]) -> None:
    for entry in entries:
        document.add_paragraph(_allowed(entry), style="List Bullet")


def _allowed(text: str) -> str:
    """The text with a sign for each character that no XML may hold; every other one keeps its place."""
    return _NOT_IN_XML.sub("�", text)


def _without_times(document: WordDocument) -> bytes:
    """The saved document, packed again with one fixed time for every part of it."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as out:
        for name in parts.namelist():
            part = ZipInfo(name, _ZIPPED)
            part.create_system, part.compress_type = _UNIX, ZIP_DEFLATED
            out.writestr(part, parts.read(name))
    return packed.getvalue()
