"""HTML to blocks: the page's main content, without navigation or hidden elements; nothing is ever fetched."""

import re
from typing import Any

from knowledge.errors import CorruptSource, EmptySource
from knowledge.readers.composition import Composition
from knowledge.readers.encoding import Decoded, decode, normalise
from knowledge.readers.hiding import HiddenRuns, all_runs
from knowledge.readers.limits import ReaderLimits
from knowledge.readers.markup import Piece, pieces, place
from knowledge.readers.years import year_in
from knowledge.sources import Document

# Looking each piece up in the extracted text costs the square of a page's length.
_MOST_COMPARED = 5000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,30})", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_WORDS, _REMARK_WORDS = re.compile(r"[^\W\d_]{2,}"), 3
_MARKUP = re.compile(r"[<{;]|\[if\b|\[endif\b", re.I)
_FRAME_NAMES = frozenset(
    "nav navbar navigation menu breadcrumb breadcrumbs sidebar cookie cookies share social".split()
)
_AUTHOR_NAMES = ("author", "citation_author", "dc.creator", "dcterms.creator")
_DATE_NAMES = ("citation_publication_date", "article:published_time", "dc.date", "dcterms.date", "date")
_TITLE_NAMES = ("citation_title", "dc.title", "og:title")


def read(data: bytes, limits: ReaderLimits) -> Document:
    """The document in a web page's bytes."""
    decoded = _decode(data)
    root = _parse(decoded.text)
    remarks = _remarks(root)
    found = pieces(_main_part(root))
    is_long = len(found.found) > _MOST_COMPARED
    kept = found.found if is_long or _has_main(root) else _main_pieces(found.found, decoded.text)
    composition = Composition()
    place(composition, kept)
    if not composition.blocks:
        raise EmptySource(
            "", hint="A page that is built by scripts must be saved from the browser, as PDF for example."
        )
    metadata = _metadata(root)
    return Document(
        text=composition.text,
        blocks=tuple(composition.blocks),
        format="html",
        title=_title(root, metadata, kept),
        authors=tuple(dict.fromkeys(name for key in _AUTHOR_NAMES for name in metadata.get(key, ()))),
        year=year_in(date for name in _DATE_NAMES for date in metadata.get(name, ())),
        encoding=decoded.encoding,
        encoding_guessed=decoded.is_guess,
        notes=("Hidden text was left out.",) if found.has_hidden else (),
        hidden=all_runs(found.runs.runs, remarks),
    )


def parse_page(data: bytes) -> Any:
    """The root element of a page's bytes, which need not be well formed."""
    root = _parse(_decode(data).text)
    _remarks(root)
    return root


def _remarks(root: Any) -> tuple[str, ...]:
    """The comments, taken out of the page: those with words, not those that switch markup on and off."""
    from lxml import etree

    found = HiddenRuns()
    for comment in root.getroottree().iter(etree.Comment):
        written = comment.text or ""
        if len(_WORDS.findall(written)) >= _REMARK_WORDS and not _MARKUP.search(written):
            found.add(normalise(written))
    etree.strip_elements(root, etree.Comment, with_tail=False)
    return found.runs


def _decode(data: bytes) -> Decoded:
    declared = _CHARSET.search(data[:4096]) or _XML_CHARSET.match(data[:200])
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if declared and not marked:
        name = declared[1].decode("ascii").lower()
        # Browsers read these names as Windows' superset, and so do the authors of pages.
        name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name
        try:
            return Decoded(normalise(data.decode(name)), name, is_guess=False)
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(data)
    if decoded is None:
        raise CorruptSource("", "its encoding could not be told", "Save it as UTF-8 and add it again.")
    return decoded


def _parse(text: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, remove_pis=True)
    try:
        return html.document_fromstring(_DECLARATION.sub("", text).replace("\0", ""), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise EmptySource("", hint="Save the page again from the browser.") from error


def _main_part(root: Any) -> Any:
    """The page's own main element, or its only article, where that holds a good part of the text."""
    body = root.find(".//body")
    body = root if body is None else body
    for found in (root.xpath("//main | //*[@role='main']"), root.xpath("//article[not(ancestor::article)]")):
        if len(found) == 1 and _length(found[0]) > 0.3 * _length(body):
            return found[0]
    _drop_frame(body)
    return body


def _has_main(root: Any) -> bool:
    return bool(root.xpath("//main | //*[@role='main'] | //article"))


def _length(element: Any) -> int:
    return sum(len(" ".join(text.split())) for text in element.itertext())


def _drop_frame(body: Any) -> None:
    """What stands around the content of a page: its own header without a heading, footer and side columns."""
    for element in body.xpath(
        ".//footer[not(ancestor::article)] | .//aside | .//*[@role='navigation' or @role='banner' or @role='search'"
        " or @role='contentinfo'] | .//header[not(.//h1) and not(.//h2)]"
    ):
        element.drop_tree()
    whole = _length(body)
    for element in body.xpath(".//*[@class or @id]"):
        names = re.split(r"[\s_-]+", f"{element.get('class') or ''} {element.get('id') or ''}".lower())
        if not _FRAME_NAMES.isdisjoint(names) and _length(element) < 0.3 * whole and element.getparent() is not None:
            element.drop_tree()


def _main_pieces(found: list[Piece], text: str) -> list[Piece]:
    """Without the boilerplate that trafilatura sees in a page, unless it would leave little of it."""
    import trafilatura

    extracted = trafilatura.extract(
        text, include_comments=False, include_tables=True, include_formatting=False, favor_recall=True, fast=True
    )
    content = " ".join((extracted or "").replace("|", " ").split())
    is_kept = [" ".join(piece.text.replace("|", " ").split()) in content for piece in found]
    words = [len(piece.text) for piece in found]
    covered = sum(length for length, kept in zip(words, is_kept, strict=True) if kept)
    if not covered or covered < 0.6 * sum(words):
        return found
    # A short list item or heading between kept text may be missed by it: only the page's ends are boilerplate.
    first, last = is_kept.index(True), len(is_kept) - 1 - is_kept[::-1].index(True)
    while first and found[first - 1].kind == "heading":
        first -= 1
    return found[first : last + 1]


def _metadata(root: Any) -> dict[str, list[str]]:
    metadata: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        content = " ".join((element.get("content") or "").split())
        if name and content:
            metadata.setdefault(name, []).append(normalise(content))
    return metadata


def _title(root: Any, metadata: dict[str, list[str]], kept: list[Piece]) -> str | None:
    top = [piece.text for piece in kept if piece.kind == "heading" and piece.level == 1]
    stated = [title for name in _TITLE_NAMES for title in metadata.get(name, [])]
    element = root.find(".//title")
    named = " ".join((element.text or "").split()) if element is not None else ""
    candidates = [*stated[:1], *(top if len(top) == 1 else []), named]
    return next((normalise(title) for title in candidates if title), None)
