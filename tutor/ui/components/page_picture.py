"""A picture of one page of a PDF with a quotation highlighted, drawn in a child process with limits.

PDF files come from anywhere: one that crashes or stalls the renderer costs its picture, nothing else.
"""

import base64
import json
import subprocess
import sys
from dataclasses import dataclass

SECONDS = 8
LARGEST_PDF = 60_000_000


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A PNG; `top` is how far down the quotation begins, from 0 to 1."""

    png: bytes
    top: float
    highlighted: bool


def page_picture(pdf: bytes, page: int, quote: str, *, seconds: float = SECONDS) -> PagePicture | None:
    """The page, counted from 1, or None when it cannot be drawn within the limits."""
    if len(pdf) > LARGEST_PDF:
        return None
    order = json.dumps({"page": page, "quote": quote}).encode() + b"\n" + pdf
    command = [sys.executable, "-m", "tutor.ui.components.page_rendering"]
    try:
        done = subprocess.run(command, input=order, capture_output=True, timeout=seconds, check=True)
        drawn = json.loads(done.stdout)
        return PagePicture(base64.b64decode(drawn["png"]), float(drawn["top"]), bool(drawn["highlighted"]))
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return None
