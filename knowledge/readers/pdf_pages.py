"""The lines of a PDF's pages by pdfium, with place and size, without text that nobody can see on the page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from knowledge.readers.hiding import SMALLEST_POINTS, HiddenRuns, is_nearly_white

_WHITE = 250
_BOLD = 600
_HYPHENS = ("\x02", "\ufffe", "\u00ad")


@dataclass(slots=True)
class PdfLine:
    """One line: `size` is its letters' size in points; `bottom` and `top` grow up the page."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_bold: bool


@dataclass(slots=True)
class PageText:
    """A page's lines; `hidden` has the runs of text left out, `is_recognised`: an image's text was kept."""

    lines: list[PdfLine]
    hidden: tuple[str, ...]
    is_recognised: bool


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    is_bold: bool
    is_invisible: bool
    is_white: bool


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    box: tuple[float, float, float, float]
    style: _Style


def page_text(document: Any, index: int) -> PageText:
    """The text of the page at `index` (from 0)."""
    page = document.get_page(index)
    try:
        text_page = page.get_textpage()
        try:
            return _page_text(page, text_page, index + 1)
        finally:
            text_page.close()
    finally:
        page.close()


def _page_text(page: Any, text_page: Any, number: int) -> PageText:
    characters = list(_characters(text_page))
    dark, pictures = _backgrounds(page)
    bounds = page.get_bbox()
    printed = [character for character in characters if not character.text.isspace()]
    invisible = sum(character.style.is_invisible for character in printed)
    # Text recognised in a scan is laid invisibly over the picture; it is all the page has.
    is_recognised = bool(pictures) and invisible > 0.9 * len(printed)
    kept: list[_Character] = []
    hidden = HiddenRuns()
    for character in characters:
        if character.text.isspace():
            kept.append(character)
            hidden.gather(" ")
        elif _is_hidden(character, bounds, dark + pictures, is_recognised):
            hidden.gather(character.text)
        else:
            kept.append(character)
            hidden.close()
    lines = list(_lines(kept, number))
    return PageText(lines, hidden.runs, is_recognised and bool(lines))


def _characters(text_page: Any) -> Iterator[_Character]:
    styles: dict[int | None, _Style] = {}
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            continue
        written = pdfium.FPDFText_GetTextObject(text_page, index)
        key = ctypes.cast(written, ctypes.c_void_p).value if written else None
        if key not in styles:
            styles[key] = _style(text_page, index, written if key else None)
        pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        yield _Character(chr(code), (left.value, bottom.value, right.value, top.value), styles[key])


def _style(text_page: Any, index: int, written: Any) -> _Style:
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text_page, index)
    if pdfium.FPDFText_GetMatrix(text_page, index, matrix):
        size *= (matrix.c**2 + matrix.d**2) ** 0.5
    if written is None:
        return _Style(size, False, False, False)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    has_colour = pdfium.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(written)
    return _Style(
        size=size,
        is_bold=_is_bold(text_page, index),
        is_invisible=mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
        or bool(has_colour and alpha.value == 0),
        is_white=bool(has_colour) and is_nearly_white(red.value, green.value, blue.value),
    )


def _is_bold(text_page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 256, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


def _backgrounds(page: Any) -> tuple[list[tuple[float, ...]], list[tuple[float, ...]]]:
    """Boxes on which white letters show: filled shapes that are not white, and pictures."""
    shapes: list[tuple[float, ...]] = []
    pictures: list[tuple[float, ...]] = []
    for item in page.get_objects(max_depth=3):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(item.get_bounds())
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
            coloured = pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
            if coloured and alpha.value and min(red.value, green.value, blue.value) < _WHITE:
                shapes.append(item.get_bounds())
    return shapes, pictures


def _is_hidden(
    character: _Character, bounds: tuple[float, ...], backgrounds: list[tuple[float, ...]], is_recognised: bool
) -> bool:
    style, box = character.style, character.box
    across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not _holds(bounds, across, up) or style.size <= SMALLEST_POINTS:
        return True
    if style.is_invisible:
        return not is_recognised
    return style.is_white and not any(_holds(box, across, up) for box in backgrounds)


def _holds(box: tuple[float, ...], across: float, up: float) -> bool:
    return box[0] - 1 <= across <= box[2] + 1 and box[1] - 1 <= up <= box[3] + 1


def _lines(characters: list[_Character], number: int) -> Iterator[PdfLine]:
    line: list[_Character] = []
    for character in characters:
        if character.text in "\r\n":
            yield from _line(line, number)
            line = []
        else:
            line.append(character)
            # A hyphen that pdfium itself took for a line end comes without a line break after it.
            if character.text in _HYPHENS:
                yield from _line(line, number)
                line = []
    yield from _line(line, number)


def _line(characters: list[_Character], number: int) -> Iterator[PdfLine]:
    text = " ".join("".join(each.text for each in characters).split())
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-") if text.endswith(hyphen) else text.replace(hyphen, "")
    printed = [each for each in characters if not each.text.isspace()]
    if not text or not printed:
        return
    sizes = sorted(each.style.size for each in printed)
    yield PdfLine(
        text=text,
        page=number,
        left=min(each.box[0] for each in printed),
        right=max(each.box[2] for each in printed),
        bottom=min(each.box[1] for each in printed),
        top=max(each.box[3] for each in printed),
        size=round(sizes[len(sizes) // 2] * 2) / 2,
        is_bold=sum(each.style.is_bold for each in printed) > 0.9 * len(printed),
    )


def open_document(data: bytes) -> Any:
    """The PDF in `data`, with an empty password when it wants one."""
    return pypdfium2.PdfDocument(data)
