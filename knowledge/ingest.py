"""From a file to what the catalogue keeps of it: its text, its passages and its sentences."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path

from knowledge.catalogue import SourceRecord
from knowledge.catalogue.catalogue import described
from knowledge.errors import CorruptSource, EmptySource, UnreadableSource
from knowledge.readers import ReaderLimits
from knowledge.sources import Document, Role, Source, SourceDetails

Progress = Callable[[str, int, int], None]
"""Called with a stage ("reading", "indexing words", "indexing meaning"), how much is done, and of how much."""


def silent(stage: str, done: int, total: int) -> None:
    """The progress of whoever does not want to know."""


def source_id_of(path: Path) -> str:
    """The id that a file's bytes give: the same bytes are the same source, whatever the file is called."""
    with _opened(path) as file:
        return _id_from(hashlib.file_digest(file, "sha256").hexdigest())


def is_within(path: Path, limits: ReaderLimits) -> bool:
    """Whether it is a file of a size that may be read."""
    return path.is_file() and path.stat().st_size <= limits.max_bytes


def read_record(
    path: Path, limits: ReaderLimits, role: Role | None = None, details: SourceDetails | None = None
) -> SourceRecord:
    """Read and segment a file; raises UnreadableSource."""
    from knowledge.readers import read
    from knowledge.segmentation import segment

    document = read(path, limits)
    with _opened(path) as file:
        data = file.read()
    source = described(_source(path, data, document), role, details)
    _check(source, document)
    passages, sentences = segment(document, source.id)
    return SourceRecord(source, document.text, data, tuple(passages), tuple(sentences))


def files_in(paths: Iterable[Path], suffixes: Iterable[str]) -> Iterator[Path]:
    """The files themselves, and of each folder every file below it with one of the suffixes, in order."""
    known = {suffix.lower() for suffix in suffixes}
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            inner = found.relative_to(path).parts
            if found.is_file() and found.suffix.lower() in known and not any(part.startswith(".") for part in inner):
                yield found


def file_name_of(path: Path) -> str:
    """The base name as text that can be stored, also where the file system's bytes are no text."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _opened(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreadableSource(file_name_of(path), f"it could not be opened ({error.strerror})") from error


def _id_from(digest: str) -> str:
    return f"s{digest[:15]}"


def _source(path: Path, data: bytes, document: Document) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    return Source(
        id=_id_from(digest),
        file_name=file_name_of(path),
        title=document.title or path.stem,
        role="reference",
        format=document.format,
        state="indexing",
        sha256=digest,
        size_bytes=len(data),
        words=len(document.text.split()),
        authors=document.authors,
        year=document.year,
        pages=document.pages,
        encoding=document.encoding,
        notes=document.notes,
        added_at=datetime.now(UTC),
    )


def _check(source: Source, document: Document) -> None:
    if not document.text.strip():
        raise EmptySource(source.file_name)
    try:
        "".join((document.text, source.title, *source.authors)).encode("utf-8")
    except UnicodeEncodeError as error:
        raise CorruptSource(source.file_name, "its text holds characters that do not exist") from error
