"""Bytes to text: the encoding is what the file says, else UTF-8 where it fits, else a guess that is stated."""

import codecs
import unicodedata
from dataclasses import dataclass

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 256 * 1024
_NEWLINES = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with its encoding; `is_guess` when neither a mark nor strict UTF-8 settled it."""

    text: str
    encoding: str
    is_guess: bool


def decode(data: bytes) -> Decoded | None:
    """The text of `data` with newlines as `\\n`, in NFC, without a byte order mark; None when it is not text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, is_guess=False)
    wide = wide_encoding(data)
    if wide:
        return _decoded(data, wide, is_guess=True)
    if b"\0" in data:
        return None
    return _decoded(data, "utf-8", is_guess=False) or _guessed(data)


def normalise(text: str) -> str:
    """One newline character, NFC; applied to the text of every format."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_NEWLINES))


def _decoded(data: bytes, encoding: str, *, is_guess: bool) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(normalise(text.removeprefix("\ufeff")), encoding, is_guess)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark, which shows as zeros in every second byte of Western text; None for anything else."""
    sample = data[:4096]
    if len(sample) < 4 or len(sample) % 2:
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even == 0:
        return "utf-16-le"
    if even > 0.7 * half and odd == 0:
        return "utf-16-be"
    return None


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    if _looks_western(data):
        western = _decoded(data, "cp1252", is_guess=True)
        if western:
            return western
    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is None:
        return None
    return _decoded(data, best.encoding, is_guess=True) or _decoded(data, "latin-1", is_guess=True)


def _looks_western(data: bytes) -> bool:
    """Mostly ASCII letters with a few others: a statistical guess on so few bytes picks odd code pages."""
    sample = data[:_SAMPLE_BYTES]
    other = sum(byte >= 0x80 for byte in sample)
    control = sum(byte < 0x20 and byte not in b"\t\n\r\f\x1a" for byte in sample)
    return control == 0 and other < 0.12 * len(sample)
