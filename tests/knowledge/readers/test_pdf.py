"""PDF: paragraphs put together, running lines dropped, hidden text left out."""

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from knowledge.errors import EncryptedSource, ImageOnlySource, OverLimitSource
from knowledge.readers import ReaderLimits
from tests.knowledge.readers.made_up import PROSE


def drawn(*lines: str, size: int = 11) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 14 * number, line)
    canvas.save()
    return out.getvalue()


def test_paragraphs_headings_and_items_are_put_together(read_as, outline, small_pdf):
    document = read_as(small_pdf, "file.pdf")
    assert outline(document) == [
        ("heading", "Harbours"),
        ("heading", "The log"),
        ("paragraph", PROSE.strip()),
        ("list_item", "ropes"),
    ]
    assert (document.pages, document.blocks[2].page) == (1, 1)


def test_running_lines_are_dropped_and_pages_are_numbered(read_as, pdf_of):
    def draw(canvas):
        canvas.drawString(72, 810, "Journal of Harbours 12(3)")
        canvas.drawString(290, 30, f"Page {canvas.getPageNumber()}")

    data = pdf_of([("paragraph", PROSE)] * 30, draw, title="Harbours", author="Ada Quay and Bo Pier")
    document = read_as(data, "file.pdf")
    assert document.pages is not None and document.pages >= 3
    assert "Journal" not in document.text and "Page" not in document.text
    assert {block.page for block in document.blocks} == set(range(1, document.pages + 1))
    assert (document.title, document.authors) == ("Harbours", ("Ada Quay", "Bo Pier"))


def test_text_that_cannot_be_seen_is_left_out_and_noted(read_as, pdf_of):
    def draw(canvas):
        canvas.saveState()
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 60, "whitesecret")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(-300, 400, "offpagesecret")
        canvas.setFont("Helvetica", 1)
        canvas.drawString(72, 45, "tinysecret")
        text = canvas.beginText(72, 50)
        text.setTextRenderMode(3)
        text.textLine("invisiblesecret")
        canvas.drawText(text)
        canvas.restoreState()

    document = read_as(pdf_of([("paragraph", PROSE)], draw), "file.pdf")
    assert "secret" not in document.text
    assert any("cannot be seen" in note for note in document.notes)


def test_white_text_on_a_dark_ground_is_kept(read_as, pdf_of):
    def draw(canvas):
        canvas.setFillColorRGB(0, 0, 0.4)
        canvas.rect(60, 200, 400, 40, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 210, "Shown in white")

    assert "Shown in white" in read_as(pdf_of([("paragraph", PROSE)], draw), "file.pdf").text


def test_words_broken_at_a_line_end_are_joined(read_as):
    text = read_as(
        drawn("The master of the har-", "bour keeps a well-kept log, and a well-", "kept rope."), "file.pdf"
    ).text
    assert text == "The master of the harbour keeps a well-kept log, and a well-kept rope."


def test_a_password_is_asked_for_only_where_there_is_one(read_as, pdf_of):
    with pytest.raises(EncryptedSource):
        read_as(pdf_of([("paragraph", PROSE)], encrypt="secret"), "file.pdf")
    blank = pdf_of([("paragraph", PROSE)], encrypt=StandardEncryption("", ownerPassword="owner"))
    assert read_as(blank, "file.pdf").text == PROSE.strip()


def test_pages_without_text_are_pictures(read_as):
    with pytest.raises(ImageOnlySource):
        read_as(drawn(), "file.pdf")


@pytest.mark.parametrize("limits", [ReaderLimits(max_pages=2), ReaderLimits(max_seconds=0.01)])
def test_too_many_pages_or_seconds_are_refused(read_as, pdf_of, limits):
    with pytest.raises(OverLimitSource) as caught:
        read_as(pdf_of([("paragraph", PROSE)] * 40), "file.pdf", limits)
    assert caught.value.hint
