"""Takes out of a document the characters that show nothing, wherever they stand, and says where they spoilt words."""

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate

from knowledge.readers.composition import trimmed
from knowledge.readers.hiding import HiddenRuns, all_runs
from knowledge.sources import Block, Document

_SIGNS = r"\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_TAGS = r"\U000e0001\U000e0020-\U000e007f"
# Joiners shape other scripts and emoji; between letters and points of the Latin alphabet they do nothing.
_LATIN = rf"\x00-\u024f\u1e00-\u1eff\u2000-\u206f\ufeff{_TAGS}"
_INVISIBLE = re.compile(rf"(?:[{_SIGNS}{_TAGS}]|(?<![^{_LATIN}])[\u200c\u200d](?![^{_LATIN}]))+")
_SOFT = "\u00ad"
# Flags are made of up to six tags.
_LONG_RUN = 8
_MOST_WORDS = 20


def without_invisible(document: Document) -> Document:
    """The same document with every place moved; its `hidden` tells of words and messages made with such characters."""
    matches = list(_INVISIBLE.finditer(document.text))
    if not matches:
        return document
    text = _INVISIBLE.sub("", document.text)
    starts = [match.start() for match in matches]
    gone = [0, *accumulate(match.end() - match.start() for match in matches)]

    def moved(place: int) -> int:
        """A block may end inside a run that goes: what stood before it counts."""
        before = bisect_left(starts, place)
        last = matches[before - 1] if before else None
        return place - gone[before] + (max(0, last.end() - place) if last else 0)

    blocks = (_moved(block, text, moved(block.start), moved(block.end)) for block in document.blocks)
    return replace(
        document,
        text=text,
        blocks=tuple(block for block in blocks if block.start < block.end),
        title=_INVISIBLE.sub("", document.title) if document.title else document.title,
        footnotes_from=None if document.footnotes_from is None else moved(document.footnotes_from),
        hidden=all_runs(document.hidden, _told(document.text, matches)),
    )


def _moved(block: Block, text: str, start: int, end: int) -> Block:
    start, end = trimmed(text, start, end)
    return replace(block, start=start, end=end, heading=tuple(_INVISIBLE.sub("", title) for title in block.heading))


def _told(text: str, matches: list[re.Match[str]]) -> tuple[str, ...]:
    """What the characters say or spoil; a few at the edge of a word come with pasting and are not worth a remark."""
    found = HiddenRuns()
    spoilt: dict[str, None] = {}
    for match in matches:
        signs = match[0].replace(_SOFT, "")
        message = "".join(chr(ord(sign) - 0xE0000) for sign in signs if "\U000e0020" <= sign <= "\U000e007e")
        if len(message) >= _LONG_RUN:
            found.add(message)
        elif len(signs) >= _LONG_RUN:
            found.add(f"A run of {len(signs)} characters that show nothing.")
        elif signs and len(spoilt) < _MOST_WORDS and (word := _word_around(text, match)):
            spoilt.setdefault(word)
    if spoilt:
        found.add(f"Characters that show nothing inside words: {', '.join(spoilt)}.")
    return found.runs


def _word_around(text: str, match: re.Match[str]) -> str:
    """The word that the characters stand inside; empty at a word's edge or between words."""
    before = re.search(r"[^\W\d_]{1,30}$", _INVISIBLE.sub("", text[max(0, match.start() - 60) : match.start()]))
    after = re.match(r"[^\W\d_]{1,30}", _INVISIBLE.sub("", text[match.end() : match.end() + 60]))
    return before[0] + after[0] if before and after else ""
