"""A page of a PDF is drawn with the quotation marked, within limits."""

import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tutor.ui.components.page_picture import page_picture
from tutor.ui.components.page_rendering import WIDTH, YELLOW

QUOTE = "Walls alarm the neighbours who live out\u00adside them."


def pdf(size: tuple[float, float] = A4) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    for page in (1, 2):
        canvas.drawString(72, size[1] - 100, f"Page {page} begins here.")
        canvas.drawString(72, size[1] - 400, "Walls alarm the neighbours")
        canvas.drawString(72, size[1] - 420, "who live out-side them.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def highlighted(png: bytes) -> tuple[Image.Image, list[int]]:
    """The picture, and its rows that hold highlighted paper."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    pixels = picture.load()
    columns = range(0, picture.width, 5)
    return picture, [y for y in range(picture.height) if any(pixels[x, y] == YELLOW for x in columns)]


def test_every_line_of_the_quotation_is_marked_where_it_stands() -> None:
    picture = page_picture(pdf(), 2, QUOTE)
    assert picture is not None
    assert picture.highlighted
    drawn, rows = highlighted(picture.png)
    scale = WIDTH / A4[0]
    assert picture.top == pytest.approx(rows[0] / drawn.height, abs=0.01)
    assert rows[-1] - rows[0] == pytest.approx(32 * scale, abs=10), "two lines, 20 points apart"
    assert rows[0] == pytest.approx(300 * scale, abs=30), "300 points under the first line, where the picture begins"


def test_a_page_without_the_quotation_is_drawn_plain() -> None:
    picture = page_picture(pdf(), 1, "Nothing of the kind")
    assert picture is not None
    assert not picture.highlighted
    assert highlighted(picture.png)[1] == []


def test_an_enormous_page_is_drawn_small() -> None:
    picture = page_picture(pdf((14_000, 14_400)), 1, QUOTE)
    assert picture is not None
    assert max(Image.open(io.BytesIO(picture.png)).size) <= 3000


@pytest.mark.parametrize("broken", [b"", b"not a pdf", b"%PDF-1.7\n" + b"garbage" * 100])
def test_what_cannot_be_drawn_gives_no_picture(broken: bytes) -> None:
    assert page_picture(broken, 1, QUOTE) is None


def test_a_page_that_is_not_there_gives_no_picture() -> None:
    assert page_picture(pdf(), 9, QUOTE) is None


def test_drawing_stops_at_its_time_limit() -> None:
    assert page_picture(pdf(), 1, QUOTE, seconds=0.01) is None
