"""PDF to blocks by pdfium: paragraphs put together again, page numbers kept, hidden text left out."""

import re
from typing import Any

from knowledge.errors import CorruptSource, EmptySource, EncryptedSource, ImageOnlySource, OverLimitSource
from knowledge.readers.hiding import all_runs
from knowledge.readers.limits import ReaderLimits
from knowledge.sources import Document

_NOT_A_TITLE = re.compile(
    r"untitled|microsoft word\b|(?:.*\.(?:docx?|pdf|tex|indd|dvi|qxd))$|\(?anonymous\)?|\W*$", re.I
)
_NOT_A_NAME = re.compile(r"\(?anonymous\)?|unknown|admin(?:istrator)?|user|owner|\W*$", re.I)
_SAVE_AGAIN = "Open it in a PDF reader and print it to a new PDF, or ask for another copy."


def read(data: bytes, limits: ReaderLimits) -> Document:
    """The document in a PDF's bytes. Memory and time are bounded by the process it runs in."""
    import pypdfium2

    from knowledge.readers.pdf_pages import open_document

    try:
        opened = open_document(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedSource(
                "", hint="Open it with its password, save a copy without one and add that."
            ) from error
        raise CorruptSource("", hint=_SAVE_AGAIN) from error
    try:
        return _document(opened, limits)
    except pypdfium2.PdfiumError as error:
        raise CorruptSource("", hint=_SAVE_AGAIN) from error


def _document(opened: Any, limits: ReaderLimits) -> Document:
    from knowledge.readers.pdf_layout import compose
    from knowledge.readers.pdf_pages import page_text

    count = len(opened)
    if count > limits.max_pages:
        reason = f"it has {count} pages, more than {limits.max_pages}"
        raise OverLimitSource("", reason, "Split it into parts, or raise the limit.")
    if count == 0:
        raise EmptySource("", "it has no pages", _SAVE_AGAIN)
    pages = [page_text(opened, index) for index in range(count)]
    composition = compose(pages)
    if not composition.blocks:
        raise ImageOnlySource("", hint="Run text recognition (OCR) over it, or add the text in another format.")
    metadata = opened.get_metadata_dict()
    blocks = tuple(composition.blocks)
    first_heading = next((block for block in blocks if block.kind == "heading" and block.page == 1), None)
    return Document(
        text=composition.text,
        blocks=blocks,
        format="pdf",
        title=_title(metadata.get("Title", ""))
        or (composition.text[first_heading.start : first_heading.end] if first_heading else None),
        authors=_authors(metadata.get("Author", "")),
        pages=count,
        notes=_notes(pages),
        hidden=all_runs(*(page.hidden for page in pages)),
    )


def _title(written: str) -> str | None:
    title = " ".join(written.split())
    return None if _NOT_A_TITLE.match(title) else title


def _authors(written: str) -> tuple[str, ...]:
    names = (" ".join(name.split()) for name in re.split(r";| and |&", written))
    return tuple(name for name in names if not _NOT_A_NAME.fullmatch(name))


def _notes(pages: list[Any]) -> tuple[str, ...]:
    notes = []
    hidden = [number for number, page in enumerate(pages, start=1) if page.hidden]
    if hidden:
        notes.append(f"Text that cannot be seen on the page was left out (pages {_numbers(hidden)}).")
    recognised = [number for number, page in enumerate(pages, start=1) if page.is_recognised]
    if recognised:
        notes.append(f"The text was recognised in pictures and may have errors (pages {_numbers(recognised)}).")
    empty = [number for number, page in enumerate(pages, start=1) if not page.lines]
    if empty:
        notes.append(f"No text was found on pages {_numbers(empty)}.")
    return tuple(notes)


def _numbers(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    return f"{shown} and {len(pages) - 10} more" if len(pages) > 10 else shown
