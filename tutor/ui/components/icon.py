"""The picture in the browser's tab: drawn here, since named icons would be fetched from another site."""

from functools import cache

from PIL import Image, ImageDraw

SIZE = 64
GROUND = (31, 95, 122)


@cache
def icon() -> Image.Image:
    """Two opening quotation marks on a rounded square."""
    picture = Image.new("RGBA", (SIZE, SIZE), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((0, 0, SIZE - 1, SIZE - 1), radius=14, fill=GROUND)
    for left in (12, 35):
        pen.ellipse((left, 28, left + 17, 45), fill="white")
        pen.polygon([(left, 37), (left + 1, 30), (left + 11, 17), (left + 15, 20), (left + 8, 30)], fill="white")
    return picture
