"""A criticised essay as one page that opens in any browser, without scripts and without anything from elsewhere."""

from collections.abc import Iterator, Sequence
from html import escape

from tutor.critique.essay import Essay, UnitKind
from tutor.critique.findings import Critique
from tutor.critique.wording import (
    coverage_line,
    has_references,
    place_of,
    reference_line,
    reference_lists,
    tenet_line,
)
from tutor.exports.marking import EssayBlock, MarkedEssay, Piece, marked
from tutor.exports.page_style import PAGE_FOOT, PAGE_HEAD, STYLE
from tutor.exports.remarks import Remark, remarks, to_do_first, under_headings

_DEEPEST_HEADING = 6
_ESSAY_HEADINGS = 2
_TAGS: dict[UnitKind, str] = {"list_item": "li", "block_quote": "blockquote"}


def critique_html(essay: Essay, critique: Critique) -> str:
    """The whole page; every word of essay, critique and sources is escaped.

    Each remarked place is marked and has a link to its remark, and each remark one back to its place.
    """
    said = remarks(critique)
    laid_out = marked(essay, said)
    parts = [
        PAGE_HEAD.format(title=_safe(essay.title), style=STYLE),
        f"<h1>{_safe(essay.title)}</h1>",
        *_first(critique, said),
        *_essay(laid_out),
        *_sections(said, laid_out),
        *_lists(critique),
        PAGE_FOOT,
    ]
    return "\n".join(parts)


def _first(critique: Critique, said: Sequence[Remark]) -> Iterator[str]:
    chosen = to_do_first(critique, said)
    if chosen:
        items = (f'<li><a href="#remark-{one.number}">{_safe(one.comment)}</a></li>' for one in chosen)
        yield f"<section><h2>What to do first</h2><ol>{''.join(items)}</ol></section>"


def _essay(laid_out: MarkedEssay) -> Iterator[str]:
    yield "<article><h2>The essay</h2>"
    is_listing = False
    for block in laid_out.blocks:
        if (block.kind == "list_item") != is_listing:
            is_listing = not is_listing
            yield "<ul>" if is_listing else "</ul>"
        yield _block(block)
    yield "</ul></article>" if is_listing else "</article>"


def _block(block: EssayBlock) -> str:
    tag = _TAGS.get(block.kind, "p")
    if block.kind == "heading":
        tag = f"h{min(block.level + _ESSAY_HEADINGS, _DEEPEST_HEADING)}"
    return f"<{tag}>{''.join(_piece(piece) for piece in block.pieces)}</{tag}>"


def _piece(piece: Piece) -> str:
    if not piece.remarks:
        return _safe(piece.text)
    kind = next((one.kind for grade in ("high", "medium", "low") for one in piece.remarks if one.kind == grade), None)
    places = "".join(f'<span id="place-{one.number}"></span>' for one in piece.begins)
    links = "".join(
        f'<sup><a href="#remark-{one.number}" title="{one.label}">{one.number}</a></sup>' for one in piece.ends
    )
    return f'{places}<mark class="{kind or "strength"}">{_safe(piece.text)}</mark>{links}'


def _sections(said: Sequence[Remark], laid_out: MarkedEssay) -> Iterator[str]:
    without_place = {one.number for one in laid_out.unplaced}
    placed = tuple(one for one in said if one.number not in without_place)
    if placed:
        yield "<section><h2>Remarks</h2>"
        yield from (_remark(one, is_placed=True) for one in placed)
        yield "</section>"
    for heading, group in under_headings(laid_out.unplaced):
        yield f"<section><h2>{heading}</h2>"
        yield from (_remark(one, is_placed=False) for one in group)
        yield "</section>"


def _remark(remark: Remark, *, is_placed: bool) -> str:
    title = f": {_safe(remark.tenet)}" if remark.tenet else ""
    lines = [f"<h3>{remark.number}. {remark.label}{title}</h3>"]
    if remark.span:
        lines.append(f"<blockquote>{_safe(remark.span.quote)}</blockquote>")
    lines.append(f"<p>{_safe(remark.comment)}</p>")
    if remark.other:
        lines.append(f"<p>The other sentence: <q>{_safe(remark.other.quote)}</q></p>")
    if remark.question:
        lines.append(f"<p><strong>To think on:</strong> {_safe(remark.question)}</p>")
    if remark.citations:
        cited = (f"<li><q>{_safe(one.quote)}</q> <cite>{_safe(place_of(one))}</cite></li>" for one in remark.citations)
        lines.append(f"<ul>{''.join(cited)}</ul>")
    if is_placed:
        lines.append(f'<p><a href="#place-{remark.number}">Back to place {remark.number} in the essay</a></p>')
    return f'<div class="remark {remark.kind}" id="remark-{remark.number}">{"".join(lines)}</div>'


def _lists(critique: Critique) -> Iterator[str]:
    if critique.tenets:
        tenets = _list([tenet_line(use) for use in critique.tenets])
        yield f"<section><h2>Tenets</h2><p>{coverage_line(critique.coverage)}</p>{tenets}</section>"
    if has_references(critique.references):
        yield f"<section><h2>References</h2><p>{reference_line(critique.references)}</p>"
        yield from (f"<h3>{name}</h3>{_list(entries)}" for name, entries in reference_lists(critique.references))
        yield "</section>"
    if critique.notes:
        yield f"<section><h2>Notes</h2>{_list(critique.notes)}</section>"


def _list(entries: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{_safe(entry)}</li>' for entry in entries)}</ul>"


def _safe(text: str) -> str:
    """The words with nothing in them that HTML reads, and a sign for what no page may hold."""
    return escape("".join(char if char.isprintable() or char in "\n\t" else _sign(char) for char in text))


def _sign(char: str) -> str:
    return "�" if ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000 else char
