"""What the blocks of an essay are: prose, headings, quotations, notes, and the entries of its list of references."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.sources import Block, Document
from tutor.critique.bibliography import begins_entry, is_entry, is_entry_like, is_list_title, is_note, titles_list
from tutor.critique.essay import UnitKind
from tutor.critique.prose import is_written_out

_NOTES = re.compile(r"(?:foot|end)?notes", re.I)
_NOTE_MARK = re.compile(r"\[\^[^\]\n]{1,30}\]:[ \t]*$")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_UNFINISHED = re.compile(r"[^.!:;,…]$")
_CLOSERS = "\"'”’»)]*_ "
_LONGEST_LABEL, _LONGEST_TITLE, _LONGEST_WITH_COLON = 12, 30, 5


@dataclass(frozen=True, slots=True)
class Part:
    """A block, or one entry of a list of references, with what it is.

    `paragraph` counts the blocks from 0; a part that is whole is one unit whatever its sentences.
    """

    start: int
    end: int
    kind: UnitKind
    paragraph: int
    heading: tuple[str, ...]
    is_whole: bool


def parts(document: Document) -> list[Part]:
    """The parts of an essay in reading order; code and other blocks without prose in them are left out."""
    blocks = list(_blocks(document))
    references = _references(document.text, blocks)
    found: list[Part] = []
    is_opening = True
    for number, block in enumerate(blocks):
        kind: UnitKind = "reference" if number in references else _kind(document, block, is_opening=is_opening)
        is_opening = is_opening and kind == "heading"
        if kind == "reference" and found and _hangs_from(found[-1], document.text, block):
            found[-1] = replace(found[-1], end=block.end)
            continue
        is_whole = kind in ("heading", "table_row", "reference")
        spans = _entries(document.text, block) if kind == "reference" else [(block.start, block.end)]
        found += (Part(start, end, kind, number, block.heading, is_whole) for start, end in spans)
    return found


def _blocks(document: Document) -> Iterator[Block]:
    """The blocks; of code only what is prose, as pasted paragraphs with an indented first line look like code."""
    for block in document.blocks:
        if block.kind != "code":
            yield block
            continue
        for piece in _PARAGRAPH.finditer(document.text, block.start, block.end):
            end = piece.start() + len(piece[0].rstrip())
            if is_written_out(document.text[piece.start() : end]):
                yield replace(block, kind="paragraph", start=piece.start(), end=end)


def _kind(document: Document, block: Block, *, is_opening: bool) -> UnitKind:
    if block.kind == "heading":
        return "heading"
    if _is_footnote(document, block):
        return "footnote"
    if block.kind == "quote":
        return "block_quote"
    if block.kind == "table_row":
        return "table_row"
    if block.kind == "list_item":
        return "list_item"
    longest = _LONGEST_TITLE if is_opening else _LONGEST_LABEL
    return "heading" if _is_label(document.text[block.start : block.end], longest) else "prose"


def _is_footnote(document: Document, block: Block) -> bool:
    if document.footnotes_from is not None and block.start >= document.footnotes_from:
        return True
    if any(_NOTES.fullmatch(title.strip(" :")) for title in block.heading):
        return True
    text = document.text[block.start : block.end]
    line = document.text[max(0, block.start - 40) : block.start].rpartition("\n")[2]
    return _NOTE_MARK.search(line) is not None or text.endswith(("↩", "↩︎")) or is_note(text)


def _is_label(text: str, longest: int) -> bool:
    """A line of its own that states nothing: a title without a heading's style, the writer's name, a count of words."""
    length = len(text.split())
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(":"):
        return length <= _LONGEST_WITH_COLON
    return length <= longest and _UNFINISHED.search(bare) is not None


def _references(text: str, blocks: Sequence[Block]) -> set[int]:
    """The numbers of the blocks that make up the lists of references.

    A list stands under a heading that says so, or under a line of its own, or without any at the essay's end.
    """
    sections: dict[tuple[str, ...], list[int]] = defaultdict(list)
    label: tuple[str, ...] = ()
    for number, block in enumerate(blocks):
        if block.kind == "heading":
            label = ()
        elif block.kind == "paragraph" and titles_list(text[block.start : block.end]):
            label = (str(number), text[block.start : block.end])
        elif titled := next((title for title in block.heading if titles_list(title)), None):
            sections[*block.heading[: block.heading.index(titled)], titled].append(number)
        elif label:
            sections[label].append(number)
    found = {
        number for title, numbers in sections.items() for number in _entries_under(title[-1], numbers, text, blocks)
    }
    return found | _trailing(text, blocks)


def _entries_under(title: str, numbers: list[int], text: str, blocks: Sequence[Block]) -> list[int]:
    """All blocks of a section most of which are entries; else those that are, as a heading may stand too high."""
    judge = is_entry_like if is_list_title(title) else is_entry
    entries = [number for number in numbers if judge(text[blocks[number].start : blocks[number].end])]
    return numbers if 2 * len(entries) >= len(numbers) else entries if is_list_title(title) else []


def _trailing(text: str, blocks: Sequence[Block]) -> set[int]:
    """Two or more entries in a row that end the essay, notes after them aside."""
    run: set[int] = set()
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        words = text[block.start : block.end]
        if block.kind in ("paragraph", "list_item") and is_entry(words):
            run.add(number)
        elif run or not is_note(words):
            break
    return run if len(run) > 1 else set()


def _entries(text: str, block: Block) -> list[tuple[int, int]]:
    """Each entry of a block: a new one begins with a line that opens like one."""
    starts = [block.start]
    for line in re.finditer(r"(?<=\n)[ \t]*([^\n]+)", text[block.start : block.end]):
        if begins_entry(line[1]):
            starts.append(block.start + line.start(1))
    ends = [*starts[1:], block.end]
    return [
        (start, start + len(text[start:end].rstrip()))
        for start, end in zip(starts, ends, strict=True)
        if text[start:end].strip()
    ]


def _hangs_from(last: Part, text: str, block: Block) -> bool:
    """Whether an indented line goes on with the entry in the line above it."""
    gap = text[last.end : block.start]
    is_next = gap.count("\n") == 1 and not gap.strip() and len(gap.rpartition("\n")[2].expandtabs(4)) >= 2
    return last.kind == "reference" and is_next and not begins_entry(text[block.start : block.end])
