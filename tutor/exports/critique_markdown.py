"""A criticised essay as Markdown: the essay with a number after each remarked place, then the remarks."""

from collections.abc import Iterator, Sequence

from tutor.critique.essay import Essay
from tutor.critique.findings import Critique
from tutor.critique.wording import (
    coverage_line,
    has_references,
    place_of,
    reference_line,
    reference_lists,
    tenet_line,
)
from tutor.exports.markdown import literal, literal_inside
from tutor.exports.marking import EssayBlock, marked
from tutor.exports.remarks import Remark, remarks, to_do_first, under_headings

_DEEPEST_HEADING = 6
_ESSAY_HEADINGS = 2
"""The title of the page and the heading "The essay" stand above the essay's own headings."""


def critique_markdown(essay: Essay, critique: Critique) -> str:
    """The Markdown text; essay, critique and sources are words of others, and none of them becomes markup."""
    said = remarks(critique)
    laid_out = marked(essay, said)
    missing = {one.number for one in laid_out.unplaced}
    parts = [f"# {literal(essay.title)}", *_first(critique, said), "## The essay"]
    parts += filter(None, (_block(block) for block in laid_out.blocks))
    parts += _section("Remarks", [one for one in said if one.number not in missing])
    for heading, group in under_headings(laid_out.unplaced):
        parts += _section(heading, group)
    return "\n\n".join([*parts, *_lists(critique)]) + "\n"


def _first(critique: Critique, said: Sequence[Remark]) -> Iterator[str]:
    chosen = to_do_first(critique, said)
    if chosen:
        yield "## What to do first"
        yield _entries([f"{_head(one)}: {literal(one.comment)}" for one in chosen])


def _block(block: EssayBlock) -> str:
    line = "".join(_runs(block)).strip()
    if not line:
        return ""
    if block.kind == "heading":
        return f"{'#' * min(block.level + _ESSAY_HEADINGS, _DEEPEST_HEADING)} {line}"
    return {"list_item": "- ", "block_quote": "> "}.get(block.kind, "") + line


def _runs(block: EssayBlock) -> Iterator[str]:
    """The block's words up to each number; only there are they cut, lest half an address go unseen."""
    run = ""
    for piece in block.pieces:
        run += piece.text
        if piece.ends:
            yield literal_inside(run) + "".join(_mark(one) for one in piece.ends)
            run = ""
    yield literal_inside(run)


def _mark(remark: Remark) -> str:
    return rf"\[{remark.number}\]"


def _head(remark: Remark) -> str:
    title = f": {literal(remark.tenet)}" if remark.tenet else ""
    return f"{_mark(remark)} **{remark.label}**{title}"


def _section(heading: str, said: Sequence[Remark]) -> Iterator[str]:
    if said:
        yield f"## {heading}"
        yield from ("\n\n".join(_remark(one)) for one in said)


def _remark(remark: Remark) -> Iterator[str]:
    yield _head(remark)
    if remark.span:
        yield f"> {literal(remark.span.quote)}"
    yield literal(remark.comment)
    if remark.other:
        yield f"The other sentence: “{literal(remark.other.quote)}”"
    if remark.question:
        yield f"*To think on:* {literal(remark.question)}"
    if remark.citations:
        yield _entries([f"“{literal(one.quote)}” ({literal(place_of(one))})" for one in remark.citations])


def _lists(critique: Critique) -> Iterator[str]:
    if critique.tenets:
        yield "## Tenets"
        yield coverage_line(critique.coverage)
        yield _entries([literal(tenet_line(use)) for use in critique.tenets])
    if has_references(critique.references):
        yield "## References"
        yield reference_line(critique.references)
        for name, entries in reference_lists(critique.references):
            yield f"### {name}"
            yield _entries([literal(entry) for entry in entries])
    if critique.notes:
        yield "## Notes"
        yield _entries([literal(note) for note in critique.notes])


def _entries(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
