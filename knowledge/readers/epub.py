"""EPUB to blocks: the chapters in the order of the spine, each under a heading."""

import posixpath
import re
from typing import Any
from urllib.parse import unquote

from knowledge.errors import CorruptSource, EmptySource, EncryptedSource
from knowledge.readers.archive import SAVE_AGAIN, Archive
from knowledge.readers.composition import Composition
from knowledge.readers.hiding import HiddenRuns
from knowledge.readers.limits import ReaderLimits
from knowledge.readers.markup import Piece, Pieces, pieces, place
from knowledge.readers.years import year_in
from knowledge.sources import Document

_ENCRYPTION = "META-INF/encryption.xml"
_CHAPTERS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_FONTS = re.compile(rb"(?:idpf\.org/2008/embedding|ns\.adobe\.com/pdf/enc)")


def read(data: bytes, limits: ReaderLimits) -> Document:
    """The document in an EPUB file's bytes."""
    archive = Archive(data, limits)
    _refuse_encrypted(archive)
    package_name = _package_name(archive)
    package = archive.xml(package_name)
    composition = Composition()
    has_hidden, hidden = False, HiddenRuns()
    for name in _spine(package, package_name):
        if name in archive.names:
            chapter = _chapter(archive.read(name))
            has_hidden = has_hidden or chapter.has_hidden
            for run in chapter.runs.runs:
                hidden.add(run)
            place(composition, chapter.found)
    return Document(
        text=composition.text,
        blocks=tuple(composition.blocks),
        format="epub",
        title=next(iter(_said(package, "title")), None),
        authors=tuple(_said(package, "creator")),
        year=year_in(_said(package, "date")),
        notes=("Hidden text was left out.",) if has_hidden else (),
        hidden=hidden.runs,
    )


def _refuse_encrypted(archive: Archive) -> None:
    """Embedded fonts may be scrambled in an open book; anything else encrypted needs a key."""
    if _ENCRYPTION not in archive.names:
        return
    methods = re.findall(rb"EncryptionMethod[^>]*Algorithm\s*=\s*[\"']([^\"']+)", archive.read(_ENCRYPTION))
    if any(not _FONTS.search(method) for method in methods):
        raise EncryptedSource("", "it is locked to its buyer (DRM)", "Add a copy without protection.")


def _package_name(archive: Archive) -> str:
    container = archive.xml("META-INF/container.xml")
    rootfile = next(container.iter("{*}rootfile"), None)
    name = unquote(rootfile.get("full-path") or "") if rootfile is not None else ""
    if name not in archive.names:
        raise CorruptSource("", hint=SAVE_AGAIN)
    return name


def _spine(package: Any, package_name: str) -> list[str]:
    """Names of the chapters in reading order; the table of contents of EPUB 3 is left out."""
    folder = posixpath.dirname(package_name)
    items = {item.get("id"): item for item in package.iter("{*}item")}
    names = []
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _CHAPTERS or "nav" in (item.get("properties") or "").split():
            continue
        names.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))))
    return list(dict.fromkeys(names))


def _chapter(data: bytes) -> Pieces:
    """A chapter's blocks under a heading: its own first one, else its title; a chapter may be empty."""
    from knowledge.readers.html import parse_page

    try:
        root = parse_page(data)
    except EmptySource:
        return Pieces()
    body = root.find(".//body")
    found = pieces(root if body is None else body)
    title = root.find(".//title")
    named = " ".join((title.text or "").split()) if title is not None else ""
    if found.found and named and not any(piece.kind == "heading" for piece in found.found):
        found.found.insert(0, Piece("heading", named, level=1))
    return found


def _said(package: Any, name: str) -> list[str]:
    values = (" ".join("".join(each.itertext()).split()) for each in package.iter(f"{{*}}{name}"))
    return list(dict.fromkeys(value for value in values if value))
