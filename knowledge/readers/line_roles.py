"""What each line of a text file is: heading, list item, table row, quotation or prose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.readers.heading_shapes import (
    HeadingShape,
    is_capitals,
    is_title,
    marked_heading,
    numbered_title,
    underlined_heading,
)
from knowledge.readers.lines import Line, ends_sentence, fits
from knowledge.readers.markers import Marker, follows, is_initial, is_rule, is_table_row, is_table_rule, list_marker

_LONGEST_CHAIN = 3


@dataclass(frozen=True, slots=True)
class LineRole:
    """A line's part in the text; `heading` and `marker` come with those kinds."""

    kind: Literal["blank", "rule", "heading", "item", "row", "quote", "prose"]
    heading: HeadingShape | None = None
    marker: Marker | None = None


_BLANK, _RULE, _ROW, _QUOTE, _PROSE = (LineRole(kind) for kind in ("blank", "rule", "row", "quote", "prose"))


def line_roles(lines: Sequence[Line], width: int | None) -> list[LineRole]:
    """One role a line. `width` is the column at which the file is wrapped, None when it is not."""
    found = [_plain_role(line) for line in lines]
    _find_underlines(lines, found)
    _find_bare_rows(lines, found)
    _find_items(lines, found, width)
    _find_numbered_headings(lines, found, width)
    # A file that marks its headings needs no guessing.
    if sum(role.kind == "heading" for role in found) < 2:
        _find_titles(lines, found, width)
    return found


def _plain_role(line: Line) -> LineRole:
    text = line.text
    if not text:
        return _BLANK
    if is_rule(text) or is_table_rule(text):
        return _RULE
    if is_table_row(text):
        return _ROW
    if text.startswith(">"):
        return _QUOTE
    heading = marked_heading(text)
    return LineRole("heading", heading=heading) if heading else _PROSE


def _find_underlines(lines: Sequence[Line], found: list[LineRole]) -> None:
    for index in range(len(lines) - 1):
        is_first = index == 0 or found[index - 1].kind in ("blank", "rule", "heading")
        if is_first and found[index].kind == "prose":
            heading = underlined_heading(lines[index].text, lines[index + 1].text)
            if heading:
                found[index : index + 2] = [LineRole("heading", heading=heading), _RULE]


def _find_bare_rows(lines: Sequence[Line], found: list[LineRole]) -> None:
    """Rows without outer pipes, known by the rule under the header."""
    for index, line in enumerate(lines):
        if index and is_table_rule(line.text) and "|" in lines[index - 1].text:
            found[index - 1] = _ROW
            below = index + 1
            while below < len(lines) and "|" in lines[below].text and found[below].kind == "prose":
                found[below] = _ROW
                below += 1


def _find_items(lines: Sequence[Line], found: list[LineRole], width: int | None) -> None:
    is_inside_list = False
    for index, line in enumerate(lines):
        kind = found[index].kind
        marker = list_marker(line.text) if kind == "prose" else None
        if marker is None:
            is_inside_list = is_inside_list and kind == "prose"
            continue
        if is_initial(marker) and not _has_neighbour(lines, index, marker):
            continue
        before = lines[index - 1].text if index else ""
        # A dash or number may have been carried to a new line by the wrapping.
        if width and not is_inside_list and found[index - 1].kind == "prose" and before and not ends_sentence(before):
            continue
        found[index] = LineRole("item", marker=marker)
        is_inside_list = True


def _has_neighbour(lines: Sequence[Line], index: int, marker: Marker) -> bool:
    before = next((lines[at] for at in range(index - 1, -1, -1) if lines[at].text), None)
    after = next((lines[at] for at in range(index + 1, len(lines)) if lines[at].text), None)
    earlier = list_marker(before.text) if before else None
    later = list_marker(after.text) if after else None
    return bool((earlier and follows(marker, earlier)) or (later and follows(later, marker)))


def _find_numbered_headings(lines: Sequence[Line], found: list[LineRole], width: int | None) -> None:
    """`1. Introduction` over prose is a heading; among its like it is an item of a list."""
    filled = [index for index, line in enumerate(lines) if line.text]
    items = {index for index in filled if found[index].kind == "item"}
    for place, index in enumerate(filled[:-1]):
        after, before = filled[place + 1], filled[place - 1] if place else -1
        if index not in items or after in items or before in items or found[after].kind == "rule":
            continue
        heading = numbered_title(lines[index].text)
        if heading and _is_apart(lines, index, width):
            found[index] = LineRole("heading", heading=heading)


def _is_apart(lines: Sequence[Line], index: int, width: int | None) -> bool:
    """Whether a line's end was meant: always so in a file that is not wrapped."""
    after = lines[index + 1] if index + 1 < len(lines) else None
    return width is None or after is None or not after.text or fits(lines[index], after, width - 10)


def _find_titles(lines: Sequence[Line], found: list[LineRole], width: int | None) -> None:
    filled = [index for index, line in enumerate(lines) if line.text]
    titles = [index for run in _runs(lines, found, filled, width) for index in _headings_of(run, lines, filled)]
    has_capitals = any(is_capitals(lines[index].text) for index in titles if index != filled[0])
    for index in titles:
        text = lines[index].text
        numbered = numbered_title(text)
        level = 1 if index == filled[0] else 3 if has_capitals and not is_capitals(text) else 2
        found[index] = LineRole("heading", heading=numbered or HeadingShape(level, 0, len(text)))


def _runs(
    lines: Sequence[Line], found: Sequence[LineRole], filled: Sequence[int], width: int | None
) -> Iterator[list[int]]:
    """Lines that could be titles and stand together, each run with something below it to be the title of."""
    run: list[int] = []
    for index in filled:
        if found[index].kind == "prose" and _could_be_title(lines, found, index, width):
            run.append(index)
            continue
        if run and found[index].kind != "rule":
            yield run
        run = []


def _could_be_title(lines: Sequence[Line], found: Sequence[LineRole], index: int, width: int | None) -> bool:
    line, before = lines[index], lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    if not is_title(line.text):
        return False
    if before and before.text and before.text.endswith(":"):
        return False
    is_set_off = not (before and before.text) or found[index - 1].kind == "heading"
    if width is not None:
        return is_set_off and _is_apart(lines, index, width)
    if ends_sentence(line.text):
        return is_set_off or not (after and after.text)
    return True


def _headings_of(run: list[int], lines: Sequence[Line], filled: Sequence[int]) -> list[int]:
    """Of many title-like lines in a row (a list without bullets, a table of contents) only the last can head
    what follows, and only when an empty line parts it from the others.
    """
    if len(run) <= _LONGEST_CHAIN:
        return run
    opening = run[:1] if run[0] == filled[0] else []
    last = run[-1]
    return [*opening, last] if not lines[last - 1].text else opening
