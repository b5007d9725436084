"""One file to one document: size first, then its format, then that format's reader."""

import os
from collections.abc import Callable
from pathlib import Path

from knowledge.errors import EmptySource, OverLimitSource, UnknownFormat, UnreadableSource
from knowledge.readers.detection import SUFFIXES, Format, detect
from knowledge.readers.encoding import Decoded, decode
from knowledge.readers.invisible import without_invisible
from knowledge.readers.isolation import read_in_child
from knowledge.readers.limits import ReaderLimits
from knowledge.readers.markdown import read_markdown
from knowledge.readers.plain_text import read_plain_text
from knowledge.sources import Document

SUPPORTED_SUFFIXES = frozenset(SUFFIXES)

_ADD_TEXT = "Add a file that has text in it."
_TEXT_READERS: dict[Format, Callable[[Decoded], Document]] = {"txt": read_plain_text, "md": read_markdown}


def read(path: Path, limits: ReaderLimits = ReaderLimits()) -> Document:  # noqa: B008 - frozen, so safe to share
    """The document in the file at `path`.

    Raises:
        UnreadableSource: a subclass says whether the file is empty, protected, damaged, of pictures only,
            over a limit or of an unknown format, and its hint says what to do.
    """
    return document_in(bytes_of(path, limits), file_name_of(path), limits)


def document_in(data: bytes, file_name: str, limits: ReaderLimits) -> Document:
    """The document in a file's bytes; raises as `read` does."""
    document = without_invisible(_document(detect(data, file_name, Path(file_name).suffix), data, file_name, limits))
    if not document.blocks:
        raise EmptySource(file_name, hint=_ADD_TEXT)
    if all(block.kind == "heading" for block in document.blocks):
        # A heading is shown beside what stands under it, and is no passage that could be found.
        raise EmptySource(file_name, "it holds headings without any text under them", _ADD_TEXT)
    return document


def file_name_of(path: Path) -> str:
    """The base name as text that can be stored, also where the file system's bytes are no text."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def bytes_of(path: Path, limits: ReaderLimits) -> bytes:
    """The file's bytes, of a size that may be read; raises UnreadableSource."""
    name = file_name_of(path)
    try:
        if not path.is_file():
            raise UnreadableSource(name, "there is no such file", "Check the path and add it again.")
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as error:
        raise UnreadableSource(name, "it cannot be opened", "Check the file's permissions and try again.") from error
    if len(data) > limits.max_bytes:
        megabytes = limits.max_bytes / 1_000_000
        raise OverLimitSource(name, f"it is larger than {megabytes:.0f} MB", "Split it into parts, or raise the limit.")
    if not data.strip():
        raise EmptySource(name, hint=_ADD_TEXT)
    return data


def _document(kind: Format, data: bytes, file_name: str, limits: ReaderLimits) -> Document:
    reader = _TEXT_READERS.get(kind)
    return reader(_decoded(data, file_name)) if reader else read_in_child(kind, data, file_name, limits)


def _decoded(data: bytes, file_name: str) -> Decoded:
    decoded = decode(data)
    if decoded is None:
        raise UnknownFormat(file_name, "its encoding could not be told", "Save it as UTF-8 text and add it again.")
    return decoded
