"""The essay with its marks and, beside or below them, what is said of each place."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from tutor.critique.essay import Essay
from tutor.critique.findings import SourceCitation
from tutor.critique.wording import SEVERITIES, place_of
from tutor.exports.marking import EssayBlock, marked
from tutor.exports.remarks import Remark
from tutor.learners.conversations import REASON_LIMIT
from tutor.ui.components.plain import emphasis_signs, shown
from tutor.ui.components.remark_filter import NAMES, Kind
from tutor.ui.state import Place

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "tutor_critique",
    html='<div class="critique"></div>',
    css=(_HERE / "critique_view.css").read_text(encoding="utf-8"),
    js="\n".join((_HERE / name).read_text(encoding="utf-8") for name in ("critique_view.js", "critique_moving.js")),
)


def critique_view(
    essay_id: str,
    data: Mapping[str, Any],
    *,
    on_open: Callable[[int, int], None],
    on_disagree: Callable[[int, str | None], None],
) -> None:
    """Draws what `view_data` gives; `on_open` gets the number of a remark and of its citation that was pressed.

    `on_disagree` gets the number of a remark and the reason; None takes the disagreement back.
    """
    key = f"critique-{essay_id}"

    def opened() -> None:
        match st.session_state[key].opened:
            case {"remark": int(remark), "citation": int(citation)}:
                on_open(remark, citation)

    def disagreed() -> None:
        match st.session_state[key].disagreed:
            case {"remark": int(remark), "reason": str() | None as reason}:
                on_disagree(remark, reason)

    _component(key=key, data={**data, "id": essay_id}, on_opened_change=opened, on_disagreed_change=disagreed)


def view_data(
    essay: Essay,
    said: Sequence[Remark],
    kind_of: Mapping[int, Kind],
    disagreements: Mapping[str, str],
    *,
    only: Collection[int],
    opened: tuple[int, int] | None = None,
    going: tuple[int, Place] | None = None,
) -> dict[str, Any]:
    """What the browser draws, as plain values; `only` are the numbers of the remarks that are shown.

    `opened` is a remark and its citation whose passage is open, `going` where to go and the number of that going.
    """
    laid_out = marked(essay, said)
    return {
        "blocks": [_block(block) for block in laid_out.blocks],
        "remarks": [_remark(one, kind_of[one.number]) for one in said],
        "unplaced": [one.number for one in laid_out.unplaced],
        "disagreements": {str(one.number): disagreements[one.about] for one in said if one.about in disagreements},
        "only": sorted(only),
        "opened": {"remark": opened[0], "citation": opened[1]} if opened else None,
        "going": _going(laid_out.blocks, *going) if going else None,
        "longest_reason": REASON_LIMIT,
    }


def cited_place(citation: SourceCitation) -> str:
    """The source's title and the headings below it, without the heading that only says the title again."""
    headings = tuple(one for one in citation.heading if one.casefold() != citation.source_title.casefold())
    return place_of(citation.model_copy(update={"heading": headings}))


def _block(block: EssayBlock) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "level": block.level,
        "pieces": list(_pieces(block)),
        "comments": [one.number for piece in block.pieces for one in piece.begins],
    }


def _pieces(block: EssayBlock) -> Iterator[dict[str, Any]]:
    words, first = _words(block), block.pieces[0].start
    signs = emphasis_signs(words)
    for piece in block.pieces:
        yield {
            "text": shown(words, piece.start - first, piece.end - first, signs),
            "remarks": [one.number for one in piece.remarks],
            "ends": [one.number for one in piece.ends],
        }


def _remark(remark: Remark, kind: Kind) -> dict[str, Any]:
    grade = "" if remark.kind == "strength" else SEVERITIES[remark.kind]
    return {
        "number": remark.number,
        "kind": kind,
        "grade": remark.kind,
        "verdict": NAMES[kind],
        "severity": grade,
        "name": ", ".join(filter(None, [f"{remark.number}, {NAMES[kind].lower()}", grade])),
        "tenet": remark.tenet,
        "comment": remark.comment,
        "other": f"The other sentence: “{remark.other.quote}”" if remark.other else "",
        "question": remark.question,
        "citations": [_citation(one) for one in remark.citations],
    }


def _citation(citation: SourceCitation) -> dict[str, Any]:
    quote = " ".join(shown(citation.quote).split())
    return {"number": citation.id, "label": cited_place(citation), "quote": f"“{quote}”"}


def _going(blocks: Sequence[EssayBlock], count: int, place: Place) -> dict[str, Any]:
    """The place as the browser finds it: a remark, or characters of one block as it is drawn."""
    if place.remark is not None:
        return {"count": count, "remark": place.remark}
    for number, block in enumerate(blocks):
        first, last = block.pieces[0].start, block.pieces[-1].end
        if place.start < last and first < place.end:
            words = _words(block)
            signs = emphasis_signs(words)
            before = len(shown(words, 0, max(place.start - first, 0), signs))
            until = len(shown(words, 0, min(place.end, last) - first, signs))
            return {"count": count, "block": number, "start": before, "end": until}
    return {"count": count}


def _words(block: EssayBlock) -> str:
    return "".join(piece.text for piece in block.pieces)
