"""Whether words in quotation marks stand so in a passage."""

import re
from collections.abc import Sequence

_PAIRS = re.compile(r'“([^”“"]*)(?:[”"]|$)|"([^"“”]*)(?:["”]|$)|‘([^‘]*?)’(?!\w)|(?<![\w\'])\'(?=\S)([^\']+)\'(?!\w)')
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_GAP = re.compile(r"\s*(?:\[?\.\.\.\]?|\[?…\]?)\s*")


def quoted(text: str) -> list[str]:
    """What a text puts in quotation marks, in order; a mark that is never closed holds all that follows."""
    return [next(one for one in found.groups() if one is not None) for found in _PAIRS.finditer(text)]


def without_quotations(text: str) -> str:
    """The text with each quotation left out."""
    return _PAIRS.sub(" ", text)


def strange_quotations(text: str, grounds: Sequence[str]) -> list[str]:
    """The quotations of which no single ground has the very words; only quotes and white space may be set otherwise."""
    plain = [_plain(one) for one in grounds]
    return [one for one in quoted(text) if not any(_stands_in(one, ground) for ground in plain)]


def _stands_in(quotation: str, ground: str) -> bool:
    """Whether the parts of a quotation, between the dots that leave words out, stand in the ground in their order."""
    place = 0
    for part in filter(None, _GAP.split(_plain(quotation).rstrip(" .,;:!?"))):
        found = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)").search(ground, place)
        if found is None:
            return False
        place = found.end()
    return True


def _plain(text: str) -> str:
    return " ".join(text.translate(_MARKS).split())
