"""Other people's words with only such characters as every kind of file can hold."""

import re

_LINE_ENDS = re.compile(r"\r\n?")
_UNFIT = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def portable(text: str) -> str:
    """The words with line breaks as `\\n` and the sign � for each character that XML forbids or that does something."""
    return _UNFIT.sub("�", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """The same on one line, with single spaces between words and none around them."""
    return " ".join(portable(text).split())
