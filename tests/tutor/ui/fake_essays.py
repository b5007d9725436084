"""A made-up essay on harbours, and a critic that has one remark of every kind ready for sentences that it knows."""

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any

from knowledge.sources import Source
from tutor.critique.essay import Essay, EssayUnit, UnitKind
from tutor.critique.findings import (
    Coverage,
    Critique,
    EssayFacts,
    EssaySpan,
    Finding,
    ReferenceReport,
    SourceCitation,
    Strength,
    TenetUse,
)

TITLE = "Walls, Signals and the Patience of Keepers"
WRONG = "Every harbour that is afraid should therefore shut its gates at once, for a shut gate has harmed nobody."
TOO_FAR = "Neighbours will always answer a new wall with a wall of their own."
RIGHT = "A harbour that answers late loses little, because the ships outside wait for signals."
MISQUOTED = "Lund herself wrote that “courage is cheaper than stone.”"
BARE = "Nine of ten harbours on the northern coast gave up their second wall within a decade."
CLASHING = "No keeper has ever been alarmed by what stood on the other shore."
SLIP = "The affect of this on trade was small."
PROSE = f"""# {TITLE}

## The fear at the gate

When the keepers of the north began to build, they had seen three winters of raids. {WRONG} That is at least how the \
council of the lower town put it, and the minutes leave no doubt about its mood. {RIGHT} It is not the height of the \
wall that decides the matter but what the people outside take it to mean.

There were voices against the building from the first day. {MISQUOTED} Her letter was read aloud twice, and then laid \
aside with the rest of the year's papers.

## What the neighbours saw

{TOO_FAR} {BARE} The masons were paid off, and the quarries were let to sheep. {SLIP}

- The first wall was raised against the sea, and nobody minded it.
- The second was raised against people, and it was noticed.

Those who lived across the water had reasons of their own to be watchful. {CLASHING} Yet the patrols were doubled in \
the same month, and the beacons were manned through the night.

## References

Lund, A. (1911). The Harbour Question. Northern Press.
"""
REVISED = PROSE.replace(WRONG, "A harbour that is afraid is tempted to shut its gates, and may bring on what it fears.")
REVISED = REVISED.replace(TOO_FAR, "Neighbours always and everywhere answer a new wall with a wall of their own.")
CLOSED = "A harbour that closes its gates in fear invites the very blockade it fears."
ALARMED = "Others hold that a second wall alarms the neighbours, who then build a third."
LATE = "A harbour can therefore afford to answer late."
WORDS = "The keeper of Lund wrote that *caution* is cheaper than stone."

Cite = Callable[[int, Source, str], Any]


def fake_essay(text: str, name: str = "Essay") -> Essay:
    """The text in paragraphs and sentences, by empty lines and full stops."""
    title = next(iter(re.findall(r"^# (.+)$", text, re.M)), name)
    words = len(text.split())
    return Essay(title, text, hashlib.sha256(text.encode()).hexdigest(), words, tuple(_units(text)))


def fake_critique(essay: Essay, source: Source, cite: Cite) -> Critique:
    """Remarks on those of the known sentences that stand in the essay."""

    def cited(*quotes: str) -> tuple[SourceCitation, ...]:
        made = (cite(number, source, quote) for number, quote in enumerate(quotes, start=1))
        return tuple(SourceCitation(**one.model_dump()) for one in made)

    findings = tuple(_findings(essay, cited))
    strengths = tuple(
        Strength(
            id="late", tenet="patience", essay_span=span, citations=cited(LATE),
            comment="States rightly, in words of its own: a harbour can afford to answer late (the open harbour).",
        )
        for span in _spans(essay, RIGHT)
    )  # fmt: skip
    return Critique(
        essay=EssayFacts(title=essay.title, words=essay.words, paragraphs=6, sha256=essay.sha256),
        findings=findings,
        strengths=strengths,
        tenets=tuple(_tenets(essay, cited)),
        coverage=Coverage(addressed=3, relevant=4),
        references=ReferenceReport(
            in_text=1, listed=1, missing=("Ferro (1920) is cited in the text and stands in no list.",),
            quotations_without_page=("“courage is cheaper than stone.”",),
        ),
        notes=("Text that a reader cannot see was left out of the reading (2 places).",),
    )  # fmt: skip


def _findings(essay: Essay, cited: Callable[..., tuple[SourceCitation, ...]]) -> Iterator[Finding]:
    known: tuple[tuple[str, dict[str, Any]], ...] = (
        (WRONG, {"id": "gates", "verdict": "contradicts", "severity": "high", "tenet": "open-gates", "confidence": 0.9,
                 "citations": cited(CLOSED, LATE),
                 "comment": "This seems to go against what the theory says. It holds “Open gates are safer”: a harbour "
                            "that shuts itself in out of fear gives others the reason to surround it.",
                 "question": "How does your sentence fit with the passage quoted here?"}),
        (MISQUOTED, {"id": "courage", "verdict": "misquotes", "severity": "high", "confidence": 0.8,
                     "citations": cited(WORDS),
                     "comment": "The quotation does not stand like this in the source. The words there are: “caution "
                                "is cheaper than stone.”",
                     "question": "Does your argument still follow from the true wording?"}),
        (TOO_FAR, {"id": "always", "verdict": "overstates", "severity": "medium", "tenet": "walls", "confidence": 0.7,
                   "citations": cited(ALARMED),
                   "comment": "This seems to say more than the theory does. It holds “Walls alarm”: some neighbours "
                              "build in answer, and others do not.",
                   "question": "Which word would you have to weaken so that the passage bears your sentence out?"}),
        (BARE, {"id": "nine", "verdict": "unsupported", "severity": "medium", "confidence": 0.8,
                "comment": "A figure like this needs a source that the reader can look up.",
                "question": "Where could a reader check this?"}),
        (SLIP, {"id": "affect", "verdict": "language", "severity": "low", "confidence": 0.9,
                "comment": "Look at “affect” again. “effect” is probably meant.",
                "question": "Does the same slip occur elsewhere in your essay?"}),
    )  # fmt: skip
    for quote, parts in known:
        for span in _spans(essay, quote):
            yield Finding.model_validate({"essay_span": span, **parts})
    for span, other in zip(_spans(essay, CLASHING), _spans(essay, TOO_FAR), strict=False):
        yield Finding(
            id="clash", verdict="inconsistent", severity="medium", essay_span=span, other_span=other, confidence=0.6,
            comment=f"This does not seem to go together with another sentence of the essay: “{other.quote}”",
            question="Which of the two do you hold?",
        )  # fmt: skip
    yield Finding(
        id="quarrel", verdict="omits", severity="medium", tenet="quarrel", confidence=0.5,
        citations=cited("The quarrel has lasted four generations."),
        comment="The essay does not take up a point that its topic calls for. The keepers have disagreed for long.",
        question="What would this point add to your argument, or take from it?",
    )  # fmt: skip


def _tenets(essay: Essay, cited: Callable[..., tuple[SourceCitation, ...]]) -> Iterator[TenetUse]:
    yield TenetUse(
        tenet="open-gates", title="Open gates are safer than shut ones", status="contradicted",
        essay_spans=_spans(essay, WRONG), citations=cited(CLOSED),
    )  # fmt: skip
    yield TenetUse(
        tenet="patience", title="A harbour can afford to answer late", status="used_correctly",
        essay_spans=(*_spans(essay, RIGHT), *_spans(essay, "It is not the height of the wall")), citations=cited(LATE),
    )  # fmt: skip
    yield TenetUse(
        tenet="walls", title="A second wall alarms the neighbours", status="overstated",
        essay_spans=_spans(essay, TOO_FAR), citations=cited(ALARMED),
    )  # fmt: skip
    for number in range(1, 5):
        title = f"A point of the course that is not taken up here, number {number}"
        yield TenetUse(tenet=f"point-{number}", title=title, status="not_addressed")


def _spans(essay: Essay, quote: str) -> tuple[EssaySpan, ...]:
    start = essay.text.find(quote)
    return () if start < 0 else (EssaySpan(start=start, end=start + len(quote), quote=quote),)


def _units(text: str) -> Iterator[EssayUnit]:
    heading: tuple[str, ...] = ()
    ordinal = 0
    for paragraph, block in enumerate(re.finditer(r"\S(?:.*\S)?", text)):
        line, start = block.group(), block.start()
        kind: UnitKind = "prose"
        if marks := re.match(r"(#+) |[-*] ", line):
            kind = "heading" if marks.group(1) else "list_item"
            line, start = line[marks.end() :], start + marks.end()
            if marks.group(1):
                heading = (*heading[: len(marks.group(1)) - 1], line)
        if heading[-1:] == ("References",) and kind == "prose":
            kind = "reference"
        pattern = r".+" if kind in ("heading", "reference") else r"\S.*?(?:[.!?]”?(?=\s|$)|$)"
        for part in re.finditer(pattern, line):
            place = start + part.start()
            yield EssayUnit(ordinal, paragraph, place, start + part.end(), part.group(), kind, heading)
            ordinal += 1
