"""Other people's words inside Markdown that a learner keeps: no sign in them does anything."""

import re

from tutor.exports.addresses import without_addresses

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_BLOCK_START = re.compile(r"^(\d*)([-+=.)])")


def literal(text: str) -> str:
    """The words on one line: no sign in them is Markdown, and addresses in them are broken up."""
    line = without_addresses(" ".join(text.split()))
    return _BLOCK_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))


def literal_inside(text: str) -> str:
    """The same for words inside a line: a space stays where white space began or ended them."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{literal(text)}{' ' if after and text.strip() else ''}"
