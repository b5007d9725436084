"""Words that fill the files made for the readers, and the bytes of a document made by a library."""

import io
from typing import Protocol

PROSE = "The harbour master keeps a log of every ship, and the log tells when each of them came in and left again. " * 4


class Savable(Protocol):
    def save(self, target: io.BytesIO, /) -> object: ...


def saved(document: Savable) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
