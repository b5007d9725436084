"""A reply on the page: its sentences, each ending in buttons that open the cited source."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from tutor.chat.replies import Reply, ReplyCitation, ReplySentence
from tutor.chat.wording import not_found, opening, verified
from tutor.grounding.citations import PrintedCitation
from tutor.learners.conversations import Turn
from tutor.ui.components.plain import shortened, shown

QUOTING = "quoting"
_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "tutor_answer",
    html='<div class="answer"></div>',
    css=(_HERE / "answer.css").read_text(encoding="utf-8"),
    js=(_HERE / "answer.js").read_text(encoding="utf-8"),
)


def answer(turn: Turn, *, active: int | None, fresh: bool, on_open: Callable[[str, int], None]) -> None:
    """Draws the reply of a turn; `on_open` gets the turn's id and the number of the citation pressed.

    The nearest passages of a decline are numbered -1, -2 and so on, apart from citations.
    """
    key = f"answer-{turn.id}"

    def opened() -> None:
        number = st.session_state[key].opened
        if isinstance(number, int):
            on_open(turn.id, number)

    _component(key=key, data={**answer_data(turn.reply), "active": active, "fresh": fresh}, on_opened_change=opened)


def answer_data(reply: Reply) -> dict[str, Any]:
    """What the browser draws, as plain values."""
    return {
        "message": opening(reply),
        "paragraphs": _paragraphs(reply),
        "nearest": [_nearest(place, citation) for place, citation in enumerate(reply.nearest, start=1)],
        "summary": summary(reply),
        "sources": _sources(reply.citations),
        # As it is drawn: a false premise is declined in words of the tutor's and corrected in quoted ones.
        "announcement": " ".join(filter(None, [opening(reply), summary(reply)])),
    }


def summary(reply: Reply) -> str:
    """Such as "4 of 4 sentences quoted word for word from 2 sources"; empty when nothing was said.

    Of an answer that a chat model wrote, how much of it was verified, and who wrote it.
    """
    if reply.checked is not None and reply.composer != QUOTING:
        return f"{verified(reply.checked)} · written by {shown(reply.composer)}"
    count = len(reply.sentences)
    if not count:
        return ""
    verbatim = sum(sentence.verdict == "verbatim" for sentence in reply.sentences)
    sources = len({citation.source_id for citation in reply.citations})
    noun = "sentence" if count == 1 else "sentences"
    origin = "1 source" if sources == 1 else f"{sources} sources"
    line = f"{verbatim} of {count} {noun} quoted word for word from {origin}"
    return line if verbatim == count else f"{line}; {_others(reply)}"


def cited(reply: Reply, number: int) -> ReplyCitation | None:
    """The citation that a button's number stands for."""
    if number < 0:
        return reply.nearest[-number - 1] if -number <= len(reply.nearest) else None
    return next((citation for citation in reply.citations if citation.id == number), None)


def chip(number: int, citation: PrintedCitation) -> dict[str, Any]:
    """The button that opens a citation; of a negative number it says "Read"."""
    essay = citation.role == "essay"
    label = f"{number} essay" if essay else str(number)
    where = f"{citation.source_title}, page {citation.page}" if citation.page else citation.source_title
    role = ", a student essay" if essay else ""
    if number < 0:
        return {"number": number, "label": "Read", "name": f"Read this passage in {where}{role}",
                "title": where, "essay": essay}  # fmt: skip
    # A name begins with what the button shows, so that it can be pressed by voice (WCAG 2.5.3).
    return {"number": number, "label": label, "name": f"{label}, citation: open {where}{role}",
            "title": where, "essay": essay}  # fmt: skip


def _others(reply: Reply) -> str:
    checked = sum(sentence.verdict == "supported" for sentence in reply.sentences)
    partly = sum(sentence.verdict == "partly" for sentence in reply.sentences)
    doubtful = sum(sentence.verdict == "unsupported" for sentence in reply.sentences)
    parts = ((checked, "in other words, checked"), (partly, "only partly backed"), (doubtful, "not backed"))
    return ", ".join(f"{number} {what}" for number, what in parts if number)


def _paragraphs(reply: Reply) -> list[list[dict[str, Any]]]:
    """Sentences that follow each other without words of the tutor's between them stand together."""
    citations = {citation.id: citation for citation in reply.citations}
    paragraphs: list[list[dict[str, Any]]] = []
    for sentence in reply.sentences:
        if sentence.lead_in or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(_sentence(sentence, citations))
    return paragraphs


def _sentence(sentence: ReplySentence, citations: dict[int, ReplyCitation]) -> dict[str, Any]:
    chips = [chip(number, citations[number]) for number in sentence.citations if number in citations]
    text = " ".join(shown(sentence.text).split())
    lacking = shown(not_found(sentence.lacking)) if sentence.lacking else ""
    return {"lead": sentence.lead_in, "text": text, "kind": sentence.kind, "lacking": lacking, "chips": chips}


def _nearest(place: int, citation: ReplyCitation) -> dict[str, Any]:
    about = citation.heading[-1] if citation.heading else shortened(shown(citation.quote), 90)
    return {"about": f"{about}, in {citation.source_title}", "chip": chip(-place, citation)}


def _sources(citations: Sequence[ReplyCitation]) -> list[dict[str, str]]:
    numbers: dict[str, list[int]] = {}
    for citation in citations:
        numbers.setdefault(citation.source_id, []).append(citation.id)
    first = {citation.source_id: citation for citation in reversed(citations)}
    return [
        {
            "numbers": ", ".join(map(str, places)),
            "title": first[source_id].source_title,
            "role": "student essay" if first[source_id].role == "essay" else "",
        }
        for source_id, places in numbers.items()
    ]
