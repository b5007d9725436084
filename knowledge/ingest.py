"""From a file to what the catalogue keeps of it: its text, its passages and its sentences."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from knowledge.catalogue import SourceRecord
from knowledge.catalogue.catalogue import described
from knowledge.errors import CorruptSource, EmptySource, UnreadableSource
from knowledge.readers import ReaderLimits
from knowledge.readers.reading import bytes_of, document_in, file_name_of
from knowledge.sources import Document, Role, Source, SourceDetails

__all__ = ["Progress", "file_name_of", "files_in", "is_within", "read_record", "silent", "source_id_of"]

Progress = Callable[[str, int, int], None]
"""Called with a stage ("reading", "indexing words", "indexing meaning"), how much is done, and of how much."""


def silent(stage: str, done: int, total: int) -> None:
    """The progress of whoever does not want to know."""


def source_id_of(path: Path) -> str:
    """The id that a file's bytes give: the same bytes are the same source, whatever the file is called.

    Raises UnreadableSource.
    """
    try:
        with path.open("rb") as file:
            return _id_from(hashlib.file_digest(file, "sha256").hexdigest())
    except OSError as error:
        raise UnreadableSource(file_name_of(path), f"it could not be read ({error.strerror})") from error


def is_within(path: Path, limits: ReaderLimits) -> bool:
    """Whether it is a file of a size that may be read; not so where that cannot be told."""
    try:
        return path.is_file() and path.stat().st_size <= limits.max_bytes
    except OSError:
        return False


def read_record(
    path: Path, limits: ReaderLimits, role: Role | None = None, details: SourceDetails | None = None
) -> SourceRecord:
    """Read and segment a file; raises UnreadableSource."""
    from knowledge.segmentation import segment

    data = bytes_of(path, limits)
    document = document_in(data, file_name_of(path), limits)
    source = described(_source(path, data, document), role, details)
    _check(source, document)
    passages, sentences = segment(document, source.id)
    return SourceRecord(source, document.text, data, tuple(passages), tuple(sentences))


def files_in(paths: Iterable[Path], suffixes: Iterable[str]) -> Iterator[Path]:
    """The files themselves, and of each folder every file below it with one of the suffixes, in order.

    What the system will not tell of is among them, so that reading it says why.
    """
    known = {suffix.lower() for suffix in suffixes}
    for path in paths:
        if not _is_folder(path):
            yield path
            continue
        for found in sorted(path.rglob("*")):
            inner = found.relative_to(path).parts
            is_wanted = found.suffix.lower() in known and not any(part.startswith(".") for part in inner)
            if is_wanted and _may_be_file(found):
                yield found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _may_be_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return True


def _id_from(digest: str) -> str:
    return f"s{digest[:15]}"


def _source(path: Path, data: bytes, document: Document) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    return Source(
        id=_id_from(digest),
        file_name=file_name_of(path),
        title=document.title or Path(file_name_of(path)).stem,
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
