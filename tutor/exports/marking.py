"""Lays an essay out in blocks and cuts them wherever a remark begins or ends, so that every remark has whole pieces."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tutor.critique.essay import Essay, EssayUnit, UnitKind
from tutor.exports.remarks import Remark

_ONE_TO_A_LINE: frozenset[UnitKind] = frozenset({"heading", "list_item", "table_row", "reference", "footnote"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the essay under the same remarks throughout; `text` is exactly the essay's at `[start, end)`.

    `begins` and `ends` are those of its remarks that it is the first or the last piece of.
    """

    start: int
    end: int
    text: str
    remarks: tuple[Remark, ...] = ()
    begins: tuple[Remark, ...] = ()
    ends: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class EssayBlock:
    """A heading, paragraph, list item or entry; `level` is a heading's depth from 1, and 0 for all else."""

    kind: UnitKind
    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MarkedEssay:
    """The essay's blocks in reading order, and the remarks that stand at no place of it."""

    blocks: tuple[EssayBlock, ...]
    unplaced: tuple[Remark, ...]


@dataclass(slots=True)
class _Marks:
    remarks: list[Remark] = field(default_factory=list)
    begins: list[Remark] = field(default_factory=list)
    ends: list[Remark] = field(default_factory=list)


def marked(essay: Essay, remarks: Iterable[Remark]) -> MarkedEssay:
    """The essay with its remarks in place; a heading that only repeats the title is left to the caller's title."""
    said = tuple(remarks)
    cuts = sorted({place for one in said if one.span for place in (one.span.start, one.span.end)})
    bare = [_block(essay, units, cuts) for units in _grouped(essay)]
    marks, unplaced = _placed([piece for block in bare for piece in block.pieces], said)
    with_marks = iter(marks)
    blocks = (replace(block, pieces=tuple(next(with_marks) for _ in block.pieces)) for block in bare)
    return MarkedEssay(tuple(_without_title(essay, blocks)), unplaced)


def _grouped(essay: Essay) -> Iterator[list[EssayUnit]]:
    """The units of one block at a time: of one paragraph, and of one line where every line stands for itself."""
    group: list[EssayUnit] = []
    for unit in essay.units:
        if group and _starts_block(essay, group[-1], unit):
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def _starts_block(essay: Essay, last: EssayUnit, unit: EssayUnit) -> bool:
    if unit.paragraph != last.paragraph or unit.start < last.end:
        return True
    if not _ONE_TO_A_LINE & {unit.kind, last.kind}:
        return False
    return unit.kind != last.kind or "\n" in essay.text[last.end : unit.start]


def _block(essay: Essay, units: Sequence[EssayUnit], cuts: Sequence[int]) -> EssayBlock:
    start, end = units[0].start, units[-1].end
    inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
    edges = [start, *inner, end]
    pieces = tuple(Piece(a, b, essay.text[a:b]) for a, b in pairwise(edges))
    # Text that speaks to the marker is shown as the paragraph that it stands in.
    kind: UnitKind = next((unit.kind for unit in units if unit.kind != "address"), "prose")
    return EssayBlock(kind, _level(units[0]) if kind == "heading" else 0, pieces)


def _level(unit: EssayUnit) -> int:
    above = unit.heading[:-1] if unit.heading and unit.heading[-1] == unit.text else unit.heading
    return len(above) + 1


def _placed(pieces: Sequence[Piece], said: Sequence[Remark]) -> tuple[list[Piece], tuple[Remark, ...]]:
    """The pieces with their remarks, and the remarks that no piece belongs to."""
    marks: dict[int, _Marks] = {}
    unplaced = []
    starts, ends = [piece.start for piece in pieces], [piece.end for piece in pieces]
    for one in said:
        first = bisect_left(starts, one.span.start) if one.span else 0
        last = bisect_right(ends, one.span.end) if one.span else 0
        if first >= last:
            unplaced.append(one)
            continue
        for place in range(first, last):
            marks.setdefault(place, _Marks()).remarks.append(one)
        marks[first].begins.append(one)
        marks[last - 1].ends.append(one)
    return [_with(piece, marks.get(place)) for place, piece in enumerate(pieces)], tuple(unplaced)


def _with(piece: Piece, marks: _Marks | None) -> Piece:
    if marks is None:
        return piece
    return replace(piece, remarks=tuple(marks.remarks), begins=tuple(marks.begins), ends=tuple(marks.ends))


def _without_title(essay: Essay, blocks: Iterable[EssayBlock]) -> Iterator[EssayBlock]:
    for place, block in enumerate(blocks):
        words = "".join(piece.text for piece in block.pieces)
        is_marked = any(piece.remarks for piece in block.pieces)
        if place or is_marked or block.kind != "heading" or words.strip() != essay.title.strip():
            yield block
