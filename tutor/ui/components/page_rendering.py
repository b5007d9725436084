"""The child process that draws a page: an order and a PDF on standard input, JSON with a PNG on standard output."""

import base64
import io
import json
import sys
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

WIDTH = 1300
TALLEST = 2600
MEMORY = 1_500_000_000
CPU_SECONDS = 8
MARGIN = 2
BORDER = 24
YELLOW = (255, 224, 102)

Box = tuple[float, float, float, float]


def main() -> None:
    """Reads the order and writes the drawn page; any failure is an exit status other than 0."""
    _limit()
    order = json.loads(sys.stdin.buffer.readline())
    json.dump(draw(sys.stdin.buffer.read(), int(order["page"]), str(order["quote"])), sys.stdout)


def draw(pdf: bytes, number: int, quote: str) -> dict[str, object]:
    """The page at a bounded size with every line of the quotation marked, as the caller's JSON."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(WIDTH / max(width, 1), TALLEST / max(height, 1))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    boxes = [_in_pixels(box, scale, height) for box in _boxes(page.get_textpage(), quote)]
    frame = _written_part(picture)
    shown = _highlighted(picture, boxes).crop(frame)
    buffer = io.BytesIO()
    shown.save(buffer, "PNG", optimize=False, compress_level=6)
    top = (min((box[1] for box in boxes), default=frame[1]) - frame[1]) / max(shown.height, 1)
    png = base64.b64encode(buffer.getvalue()).decode("ascii")
    return {"png": png, "top": min(max(top, 0.0), 1.0), "highlighted": bool(boxes)}


def _boxes(text_page: pypdfium2.PdfTextPage, quote: str) -> Iterator[Box]:
    """The rectangles of the quotation's lines in page points; spacing and hyphens at line ends are ignored."""
    written = text_page.get_text_range()
    letters = [place for place, sign in enumerate(written) if sign.isalnum()]
    page_words = "".join(written[place].lower()[0] for place in letters)
    wanted = "".join(sign.lower()[0] for sign in quote if sign.isalnum())
    found = page_words.find(wanted) if wanted else -1
    if found < 0:
        return
    first, last = letters[found], letters[found + len(wanted) - 1]
    for index in range(text_page.count_rects(first, last - first + 1)):
        yield text_page.get_rect(index)


def _in_pixels(box: Box, scale: float, page_height: float) -> Box:
    left, bottom, right, top = box
    return (
        left * scale - MARGIN,
        (page_height - top) * scale - MARGIN,
        right * scale + MARGIN,
        (page_height - bottom) * scale + MARGIN,
    )


def _highlighted(picture: Image.Image, boxes: list[Box]) -> Image.Image:
    """The picture with the boxes laid over it as a marker pen would: black stays black."""
    ink = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(ink)
    for box in boxes:
        pen.rectangle(box, fill=YELLOW)
    return ImageChops.multiply(picture, ink)


def _written_part(picture: Image.Image) -> tuple[int, int, int, int]:
    """The page without its blank margins, so that its words are larger on the screen."""
    ink = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    if ink is None:
        return (0, 0, *picture.size)
    left, upper, right, lower = ink
    return (
        max(left - BORDER, 0),
        max(upper - BORDER, 0),
        min(right + BORDER, picture.width),
        min(lower + BORDER, picture.height),
    )


def _limit() -> None:
    """Bounds on memory and processor time, where the system offers them."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


if __name__ == "__main__":
    main()
