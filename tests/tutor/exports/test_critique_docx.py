"""A criticised essay in Word: every comment stands at exactly the words that it is about."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.critique.essay import Essay, EssayUnit
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
from tutor.exports.critique_docx import AUTHOR, critique_docx

TEXT = (
    "Bread and patience\n\n"
    "Yeast dies in cold dough. Warm dough always rises faster than cold dough.\n\n"
    "What helps\n\n"
    "Salt slows the yeast.\nSteam softens the crust.\n\n"
    "A loaf is baked twice.\n\n"
    "Moller, A. (1999). Crumb."
)
KINDS = ("heading", "prose", "prose", "heading", "list_item", "list_item", "block_quote", "reference")
SENTENCES = (
    ("Bread and patience", 0), ("Yeast dies in cold dough.", 1),
    ("Warm dough always rises faster than cold dough.", 1), ("What helps", 2), ("Salt slows the yeast.", 3),
    ("Steam softens the crust.", 3), ("A loaf is baked twice.", 4), ("Moller, A. (1999). Crumb.", 5),
)  # fmt: skip
SOURCE = SourceCitation(
    id=1, source_id="c", source_file="crumb.md", source_title="Crumb", role="reference", page=7,
    heading=("Dough", "Cold"), start=3, end=22, quote="Cold puts it to sleep.",
)  # fmt: skip


def baking() -> Essay:
    units = []
    for ordinal, ((sentence, paragraph), kind) in enumerate(zip(SENTENCES, KINDS, strict=True)):
        start = TEXT.index(sentence)
        units.append(EssayUnit(ordinal, paragraph, start, start + len(sentence), sentence, kind))  # type: ignore[arg-type]
    return Essay("Bread and patience", TEXT, "0" * 64, 30, tuple(units))


def span(quote: str) -> EssaySpan:
    start = TEXT.index(quote)
    return EssaySpan(start=start, end=start + len(quote), quote=quote)


def finding(name: str, where: EssaySpan | None, **parts: object) -> Finding:
    values: dict[str, object] = {
        "id": name, "verdict": "contradicts", "severity": "high", "tenet": "cold", "essay_span": where,
        "comment": f"Comment of {name}.", "question": f"Question of {name}?", "confidence": 0.8,
    }  # fmt: skip
    return Finding.model_validate(values | parts)


def critique(*findings: Finding, **parts: object) -> Critique:
    values: dict[str, object] = {
        "essay": EssayFacts(title="Bread and patience", words=30, paragraphs=6, sha256="0" * 64),
        "findings": findings, "coverage": Coverage(addressed=1, relevant=2),
    }  # fmt: skip
    return Critique.model_validate(values | parts)


def full() -> Critique:
    return critique(
        finding("one", span("Yeast dies in cold dough."), citations=(SOURCE,)),
        finding("two", span("dough. Warm dough always rises"), verdict="overstates", severity="low"),
        finding("three", span("cold dough. Warm")),
        finding("gap", None, verdict="omits", severity="medium", tenet="rest"),
        strengths=(Strength(id="s", essay_span=span("Salt slows the yeast."), comment="Rightly put."),),
        tenets=(
            TenetUse(tenet="cold", title="Cold slows", status="contradicted", essay_spans=(span("cold dough."),)),
            TenetUse(tenet="rest", title="Dough rests", status="not_addressed"),
        ),
        references=ReferenceReport(in_text=1, listed=2, missing=("Lund 2001",)),
        notes=("The file hides a line.",),
    )


def opened(essay: Essay, said: Critique) -> Document:
    return docx.Document(BytesIO(critique_docx(essay, said)))


def anchored(document: Document) -> dict[int, str]:
    """The text of each comment's range; the paragraphs of a range that goes over several are put together."""
    texts: dict[int, str] = {}
    within: set[int] = set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            within.add(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:commentRangeEnd"):
            within.discard(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:t"):
            for number in within:
                texts[number] = texts.get(number, "") + (element.text or "")
    return texts


def test_every_comment_is_anchored_to_the_words_that_it_is_about() -> None:
    texts = anchored(opened(baking(), full()))
    assert sorted(texts.values()) == [
        "Salt slows the yeast.",
        "Yeast dies in cold dough.",
        "cold dough. Warm",
        "dough. Warm dough always rises",
    ]


def test_a_comment_has_verdict_comment_question_and_sources() -> None:
    first = next(iter(opened(baking(), full()).comments))
    assert first.author == AUTHOR
    assert first.text.split("\n") == [
        "Goes against the theory (important): Cold slows",
        "Comment of one.",
        "To think on: Question of one?",
        "“Cold puts it to sleep.” (Crumb, Dough › Cold, page 7)",
    ]


def test_the_essay_keeps_its_title_headings_items_and_quotations() -> None:
    paragraphs = opened(baking(), critique()).paragraphs
    assert [(one.style.name, one.text) for one in paragraphs] == [
        ("Title", "Bread and patience"),
        ("Normal", "Yeast dies in cold dough. Warm dough always rises faster than cold dough."),
        ("Heading 1", "What helps"),
        ("List Bullet", "Salt slows the yeast."),
        ("List Bullet", "Steam softens the crust."),
        ("Quote", "A loaf is baked twice."),
        ("Normal", "Moller, A. (1999). Crumb."),
    ]


def test_what_has_no_place_follows_the_essay_under_headings() -> None:
    lines = [one.text for one in opened(baking(), full()).paragraphs]
    after = lines[lines.index("Moller, A. (1999). Crumb.") + 1 :]
    assert after[:2] == [
        "What is left out",
        "Leaves out something that the topic calls for (worth a look): Dough rests",
    ]
    assert after[4:] == [
        "Tenets",
        "The essay addresses 1 of 2 tenets that matter here.",
        "Cold slows: gone against (1 place)",
        "Dough rests: not addressed",
        "References",
        "Citations in the text: 1. Entries in the list of references: 2.",
        "Cited, but not in the list",
        "Lund 2001",
        "Notes",
        "The file hides a line.",
    ]


def test_a_comment_may_go_over_several_paragraphs() -> None:
    document = opened(baking(), critique(finding("wide", span("cold dough.\n\nWhat helps\n\nSalt"))))
    assert list(anchored(document).values()) == ["cold dough.What helpsSalt"]


def test_the_same_critique_gives_the_same_bytes_and_no_time_is_in_them() -> None:
    made = critique_docx(baking(), full())
    assert made == critique_docx(baking(), full())
    with ZipFile(BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"w:date" not in parts.read("word/comments.xml")


@pytest.mark.parametrize("title", ["", "t" * 5000, "a\x00b\ud800c", "<w:p>&amp;"])
def test_no_title_or_comment_breaks_the_file(title: str) -> None:
    hostile = finding("x", span("Salt"), comment="<w:t>\x0b\x1b\udcff</w:t>", question="")
    essay = Essay(title, TEXT, "", 30, baking().units)
    assert next(iter(opened(essay, critique(hostile)).comments)).text.endswith("<w:t>���</w:t>")


def test_an_empty_essay_is_a_document_with_its_title() -> None:
    document = opened(Essay("Nothing", "", "", 0, ()), critique())
    assert [one.text for one in document.paragraphs] == ["Nothing"]


PARAGRAPH = "Yeast dies in cold dough. Warm dough always rises faster than cold dough."
START = TEXT.index(PARAGRAPH)
PLACES = st.tuples(st.integers(0, len(PARAGRAPH) - 1), st.integers(1, len(PARAGRAPH))).filter(lambda it: it[0] < it[1])


@settings(max_examples=20, deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=5))
def test_comments_are_exact_however_their_places_overlap(places: list[tuple[int, int]]) -> None:
    spans = [EssaySpan(start=START + a, end=START + b, quote=PARAGRAPH[a:b]) for a, b in places]
    document = opened(baking(), critique(*(finding(str(number), one) for number, one in enumerate(spans))))
    assert sorted(anchored(document).values()) == sorted(one.quote for one in spans)
    assert PARAGRAPH in [one.text for one in document.paragraphs]
