"""Which format a file holds, judged by its bytes first and its name second."""

import io
import zipfile
from typing import Literal

from knowledge.errors import CorruptSource, EncryptedSource, UnknownFormat
from knowledge.readers.archive import SAVE_AGAIN, UNZIP_ERRORS
from knowledge.readers.encoding import wide_encoding

Format = Literal["txt", "md", "html", "pdf", "docx", "odt", "epub"]

SUFFIXES: dict[str, Format] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".epub": "epub",
}
_BINARY: dict[Format, str] = {"pdf": "PDF", "docx": "Word", "odt": "OpenDocument", "epub": "EPUB"}
_MIMETYPES: dict[bytes, Format] = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/epub+zip": "epub",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SUPPORTED = "Save it as PDF, DOCX, ODT, EPUB, HTML, Markdown or plain text, and add that file."


def detect(data: bytes, file_name: str, suffix: str) -> Format:
    """The format of `data`; a text file with an unknown suffix is not taken for prose."""
    named = SUFFIXES.get(suffix.lower())
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, file_name, named)
    if data.startswith(_OLE):
        raise _old_office(data, file_name)
    if data.lstrip().startswith(b"{\\rtf"):
        raise UnknownFormat(file_name, "it is an RTF file, which is not supported", _SUPPORTED)
    if named in _BINARY:
        raise CorruptSource(file_name, f"it is not the {_BINARY[named]} file that its name says it is", SAVE_AGAIN)
    if _is_binary(data):
        raise UnknownFormat(file_name, "it holds binary data, not text", _SUPPORTED)
    if named == "txt" and _opens_as_html(data):
        return "html"
    if named is None:
        raise UnknownFormat(file_name, hint=_SUPPORTED)
    return named


def _zipped(data: bytes, file_name: str, named: Format | None) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100].strip() if _has_small(archive, "mimetype") else b""
    except UNZIP_ERRORS as error:
        if named in _BINARY:
            raise CorruptSource(file_name, hint=SAVE_AGAIN) from error
        raise UnknownFormat(file_name, "it is a zip archive that cannot be opened", _SUPPORTED) from error
    if "word/document.xml" in names or ("[Content_Types].xml" in names and named == "docx"):
        return "docx"
    found = _MIMETYPES.get(kind) or ("epub" if "META-INF/container.xml" in names and named == "epub" else None)
    if found or (named == "odt" and "content.xml" in names):
        return found or "odt"
    if named in _BINARY:
        raise CorruptSource(file_name, f"it is not the {_BINARY[named]} file that its name says it is", SAVE_AGAIN)
    raise UnknownFormat(file_name, "it is a zip archive, not a document", "Unpack it and add the documents inside.")


def _has_small(archive: zipfile.ZipFile, name: str) -> bool:
    return any(member.filename == name and member.file_size < 1000 for member in archive.infolist())


def _old_office(data: bytes, file_name: str) -> EncryptedSource | UnknownFormat:
    """Word wraps a document with a password in the container that its old format used."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedSource(file_name, hint="Open it in Word, remove the password, save it and add it again.")
    return UnknownFormat(file_name, "it is in an old Office format", "Save it as .docx and add that file.")


def _is_binary(data: bytes) -> bool:
    sample = data[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0\0\xfe\xff")):
        return False
    if wide_encoding(data):
        return False
    control = sum(byte < 0x20 and byte not in b"\t\n\r\f\v\b\x1a\x1b" for byte in sample)
    return b"\0" in sample or control > 0.02 * len(sample)


def _opens_as_html(data: bytes) -> bool:
    opening = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return opening.startswith((b"<!doctype html", b"<html"))
