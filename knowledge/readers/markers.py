"""The marks that text files use for list items, table rows and rules, shared by TXT and Markdown."""

import re
from dataclasses import dataclass

_BULLET = re.compile(r"([-*+•·‣⁃▪▫◦●○■□➢➤►–—])(?:[ \t]+|$)")
_NUMBER = re.compile(r"(\(?)(\d{1,3}|[A-Za-z]|[ivx]{2,5})([.)])(?:[ \t]+|$)")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
# What a cell may begin with tells each from the next: a row of blank cells costs no more than its length.
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*(?:(?::-*|-+):?[ \t]*)?)*")
_RULE = re.compile(r"(?:([-*_=~#])[ \t]*)(?:\1[ \t]*){2,}")


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: `family` tells bullets from numbers, `value` is a number's or letter's own text,
    `width` the characters up to the item's words.
    """

    family: str
    value: str
    width: int


def list_marker(line: str) -> Marker | None:
    """The marker that a line (without its indentation) opens with."""
    bullet = _BULLET.match(line)
    if bullet:
        task = _TASK.match(line, bullet.end())
        return Marker(bullet[1], "", task.end() if task else bullet.end())
    number = _NUMBER.match(line)
    if not number:
        return None
    opening, value, closing = number.groups()
    if opening and closing == ".":
        return None
    kind = "number" if value.isdigit() else "letter"
    return Marker(f"{opening}{kind}{closing}", value, number.end())


def is_initial(marker: Marker) -> bool:
    """`K. Waltz argued` opens like a list item; only a neighbour in sequence tells the two apart."""
    return marker.family.endswith(".") and marker.value.isalpha() and marker.value.isupper()


def follows(later: Marker, earlier: Marker) -> bool:
    """Whether two numbered or lettered markers are neighbours in one list."""
    if later.value.isdigit() and earlier.value.isdigit():
        return int(later.value) == int(earlier.value) + 1
    if {later.value.lower(), earlier.value.lower()} <= _ROMANS.keys():
        return _ROMANS[later.value.lower()] == _ROMANS[earlier.value.lower()] + 1
    return len(later.value) == len(earlier.value) == 1 and ord(later.value) == ord(earlier.value) + 1


def is_rule(line: str) -> bool:
    """A line drawn across the page."""
    return _RULE.fullmatch(line) is not None


def is_table_rule(line: str) -> bool:
    """The line under a table's header, such as `|---|---|`."""
    return "|" in line and "-" in line and _TABLE_RULE.fullmatch(line) is not None


def is_table_row(line: str) -> bool:
    return line.startswith("|") and line.count("|") >= 2


def row_span(line: str) -> tuple[int, int]:
    """Where a row's cells stand in its line: without the outer pipes; an empty row gives an empty span."""
    start = 1 if line.startswith("|") else 0
    end = len(line) - 1 if line.endswith("|") and len(line) > 1 and not line.endswith("\\|") else len(line)
    return (start, end) if line.replace("|", "").strip() else (start, start)


_ROMANS = {
    numeral: value
    for value, numeral in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"), start=1
    )
}
