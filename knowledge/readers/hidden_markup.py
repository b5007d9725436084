"""Blanks out what Markdown does not show: comments, and embedded HTML whose style hides it."""

import re

from knowledge.readers.hiding import HiddenRuns
from knowledge.readers.inline_styles import hides, letters_are_white

FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
_OPENING = re.compile(r"<(?!!)([a-z][a-z0-9]{0,15})\b([^<>]{0,500})>", re.I)
_STYLE = re.compile(r"\bstyle\s{0,5}=\s{0,5}(?:\"([^\"]*)\"|'([^']*)')", re.I)
_HIDDEN = re.compile(r"(?:^|\s)hidden(?=\s|=|/|$)", re.I)
_ATTRIBUTE_VALUES = re.compile(r"\"[^\"]*\"|'[^']*'")
_REMARK = re.compile(r"\[[^\]\n]{1,50}\]:[ \t]{0,9}(?:#|<>)[ \t]{1,9}[(\"'](.*)[)\"']")
_TAGS = re.compile(r"<[^<>]*>")
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())


def without_hidden(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with runs of NUL for what is hidden, so that every offset stays, and the runs that were blanked out."""
    pieces: list[str] = []
    runs = HiddenRuns()
    fence = ""
    position = 0
    ends = _Ends(text)
    while position < len(text):
        end = text.find("\n", position) + 1 or len(text)
        line = text[position:end].strip()
        opened = FENCE.match(line)
        if fence:
            fence = "" if line.startswith(fence) and not line.strip(fence[0]) else fence
        elif opened:
            fence = opened[1]
        elif found := _first_hidden(text, position, end, ends):
            start, end, words = found
            runs.add(words)
            pieces.append(text[position:start] + re.sub(r"[^\n]", "\0", text[start:end]))
            position = end
            continue
        elif remark := _REMARK.fullmatch(line):
            runs.add(remark[1])
        pieces.append(text[position:end])
        position = end
    return "".join(pieces), runs.runs


class _Ends:
    """Where elements end. A kind of tag that is left open once is not looked up again: that would cost the square."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._left_open: set[str] = set()

    def of(self, name: str, start: int) -> int:
        """The end of the element whose content begins at `start`; one that is left open ends with its paragraph."""
        depth = 1
        if name not in self._left_open:
            for tag in re.compile(rf"<(/?){name}\b[^<>]*>", re.I).finditer(self._text, start):
                depth += -1 if tag[1] else 1
                if depth == 0:
                    return tag.end()
            self._left_open.add(name)
        closing = re.compile(rf"</{name}\s*>|\n[ \t]*\n|\Z", re.I).search(self._text, start)
        return closing.end() if closing else len(self._text)


def _first_hidden(text: str, position: int, end: int, ends: _Ends) -> tuple[int, int, str] | None:
    """Start, end and words of the first comment or hidden element that begins in the line."""
    comment = text.find("<!--", position, end)
    for tag in _OPENING.finditer(text, position, comment if comment >= 0 else end):
        if tag[1].lower() not in _EMPTY and _hides(tag[2]):
            close = ends.of(tag[1].lower(), tag.end())
            return tag.start(), close, _TAGS.sub(" ", text[tag.end() : close])
    if comment < 0:
        return None
    close = text.find("-->", comment)
    close = close + 3 if close >= 0 else len(text)
    return comment, close, text[comment + 4 : close].removesuffix("-->")


def _hides(attributes: str) -> bool:
    style = _STYLE.search(attributes)
    written = (style[1] or style[2] or "") if style else ""
    bare = _ATTRIBUTE_VALUES.sub("", attributes)
    return _HIDDEN.search(bare) is not None or hides(written) or letters_are_white(written) is True
