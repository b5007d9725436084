"""Files for the readers, made on the spot, and short ways to read them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import odfdo
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate

from knowledge.readers import ReaderLimits, read
from knowledge.sources import Document
from tests.knowledge.readers.made_up import PROSE, saved

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="O/book.opf"/></rootfiles></container>'
)
_PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Harbours</dc:title><dc:creator>Ada Quay</dc:creator><dc:date>1999-05-01</dc:date></metadata>"
    '<manifest><item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="one"/><itemref idref="two"/></spine></package>'
)


@pytest.fixture
def read_as(tmp_path: Path) -> Callable[..., Document]:
    """Writes bytes or text under a name and reads the file."""

    def written(content: str | bytes, name: str = "file.txt", limits: ReaderLimits = ReaderLimits()) -> Document:  # noqa: B008
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(path, limits)

    return written


@pytest.fixture
def outline() -> Callable[[Document], list[tuple[str, str]]]:
    """Each block's kind and words."""

    def listed(document: Document) -> list[tuple[str, str]]:
        return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]

    return listed


@pytest.fixture(scope="session")
def pdf_of() -> Callable[..., bytes]:
    """A PDF of paragraphs; `draw(canvas)` adds to every page."""

    def made(
        parts: list[tuple[str, str]],
        draw: Callable[..., None] | None = None,
        title: str | None = None,
        author: str | None = None,
        encrypt: object = None,
    ) -> bytes:
        styles = getSampleStyleSheet()
        kinds = {"title": "Title", "heading": "Heading1", "paragraph": "BodyText"}
        flow = [
            ListFlowable([Paragraph(text, styles["BodyText"])], bulletType="bullet")
            if kind == "item"
            else Paragraph(text, styles[kinds[kind]])
            for kind, text in parts
        ]
        out = io.BytesIO()
        template = SimpleDocTemplate(out, pagesize=A4, title=title, author=author, encrypt=encrypt, invariant=1)
        drawing = (lambda canvas, _: draw(canvas)) if draw else (lambda *_: None)
        template.build(flow, onFirstPage=drawing, onLaterPages=drawing)
        return out.getvalue()

    return made


@pytest.fixture(scope="session")
def small_pdf(pdf_of: Callable[..., bytes]) -> bytes:
    return pdf_of([("title", "Harbours"), ("heading", "The log"), ("paragraph", PROSE), ("item", "ropes")])


@pytest.fixture(scope="session")
def small_docx() -> bytes:
    made = docx.Document()
    made.add_heading("The log", 1)
    made.add_paragraph(PROSE)
    return saved(made)


@pytest.fixture(scope="session")
def small_odt() -> bytes:
    made = odfdo.Document("text")
    made.body.clear()
    made.body.append(odfdo.Header(1, "The log"))
    made.body.append(odfdo.Paragraph(PROSE))
    return saved(made)


@pytest.fixture(scope="session")
def epub_of() -> Callable[[Mapping[str, str]], bytes]:
    """An EPUB with these chapters under `one.xhtml` and `two.xhtml`, listed in that order."""

    def made(chapters: Mapping[str, str]) -> bytes:
        members = {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER, "O/book.opf": _PACKAGE}
        return zip_of({**members, **{f"O/{name}": text for name, text in chapters.items()}})

    return made


@pytest.fixture(scope="session")
def small_epub(epub_of: Callable[[Mapping[str, str]], bytes]) -> bytes:
    return epub_of({"one.xhtml": f"<html><body><h1>The log</h1><p>{PROSE}</p></body></html>"})


@pytest.fixture(scope="session")
def zipped() -> Callable[[Mapping[str, str | bytes]], bytes]:
    return zip_of


def zip_of(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
