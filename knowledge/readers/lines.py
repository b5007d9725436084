"""Lines of a text file with their offsets, and whether their ends are paragraph ends or only wrapping."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.readers.markers import is_rule, is_table_row, list_marker

_WIDEST_WRAP = 140
_NARROWEST_WRAP = 40
# Closing quotes and brackets may follow the stop.
_CLOSERS = "\"'”’»)]*_"
_SENTENCE_END = (".", "!", "?", ":", "…", "。", "！", "？")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its white space; `[start, end)` in the text, `indent` the columns before it."""

    text: str
    start: int
    end: int
    indent: int


def split_lines(text: str) -> list[Line]:
    lines = []
    position = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        before = raw[: len(raw) - len(raw.lstrip())]
        start = position + len(before)
        lines.append(Line(stripped, start, start + len(stripped), len(before.expandtabs(4))))
        position += len(raw) + 1
    return lines


def ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_SENTENCE_END)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The column at which a file was wrapped by hand, or None when every line end is meant.

    Wrapping leaves lines that stop mid-sentence where the next word would not have fitted.
    """
    breaks = [(line, after) for line, after in itertools.pairwise(lines) if _is_prose_break(line, after)]
    if len(breaks) < 2:
        return None
    lengths = sorted(line.indent + len(line.text) for line, _ in breaks)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    full = sum(not fits(line, after, width - 10) for line, after in breaks)
    unfinished = sum(not ends_sentence(line.text) and not fits(line, after, width - 10) for line, after in breaks)
    return width if full >= 0.6 * len(breaks) and unfinished >= 0.5 * len(breaks) else None


def fits(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of `after` had room on `line`, so that the line end was meant."""
    first = after.text.split(maxsplit=1)[0] if after.text else ""
    return line.indent + len(line.text) + 1 + len(first) <= width


def _is_prose_break(line: Line, after: Line) -> bool:
    return (
        bool(line.text and after.text)
        and not any(is_rule(text) or is_table_row(text) for text in (line.text, after.text))
        and list_marker(after.text) is None
    )
