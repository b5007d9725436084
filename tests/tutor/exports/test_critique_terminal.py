"""A critique in a terminal: first things first, remarks in reading order, and no character that does anything."""

import re

from hypothesis import given
from hypothesis import strategies as st

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
from tutor.critique.wording import things_to_do_first
from tutor.exports.critique_terminal import NOTHING_FOUND, critique_as_text


def span(start: int, quote: str) -> EssaySpan:
    return EssaySpan(start=start, end=start + len(quote), quote=quote)


def finding(name: str, start: int, severity: str = "low", confidence: float = 0.5, **parts: object) -> Finding:
    values: dict[str, object] = {
        "id": name, "verdict": "unsupported", "severity": severity, "essay_span": span(start, f"Words {name}."),
        "comment": f"Comment {name}.", "question": "", "confidence": confidence,
    }  # fmt: skip
    return Finding.model_validate(values | parts)


def critique(*findings: Finding, **parts: object) -> Critique:
    facts = EssayFacts(title="On moss", words=1200, paragraphs=8, sha256="")
    values: dict[str, object] = {"essay": facts, "findings": findings, "coverage": Coverage(addressed=1, relevant=1)}
    return Critique.model_validate(values | parts)


def test_the_gravest_come_first_then_the_surest_then_the_ones_read_first() -> None:
    said = critique(
        finding("late", 90, "high", 0.6), finding("low", 0, "low", 1.0), finding("sure", 50, "high", 0.9),
        finding("early", 10, "high", 0.6), finding("mid", 20, "medium", 1.0),
    )  # fmt: skip
    assert [one.id for one in things_to_do_first(said)] == ["sure", "early", "late"]
    assert things_to_do_first(critique()) == ()


def test_the_whole_critique_is_laid_out() -> None:
    cited = SourceCitation(
        id=1, source_id="m", source_file="m.md", source_title="Moss", role="reference", page=None,
        heading=("Shade",), start=5, end=16, quote="Moss\nwaits.",
    )  # fmt: skip
    said = critique(
        finding("b", 40, "high", question="Why?", citations=(cited,), tenet="shade"),
        finding("a", 3, other_span=span(60, "Other.")),
        strengths=(Strength(id="s", essay_span=span(20, "Moss is old."), comment="True."),),
        tenets=(TenetUse(tenet="shade", title="Shade helps", status="overstated"),),
        references=ReferenceReport(in_text=2, listed=1, missing=("Fern 1990",)),
    )
    assert critique_as_text(said).splitlines() == [
        "On moss", "-------", "1,200 words, 8 paragraphs", "",
        "What to do first", "----------------", "1. Comment b. [3]", "2. Comment a. [1]", "",
        "Findings", "--------",
        "[1] Needs a source (minor)", "    “Words a.”", "    and: “Other.”", "    Comment a.",
        "[3] Needs a source (important): Shade helps", "    “Words b.”", "    Comment b.", "    ? Why?",
        "    > “Moss waits.”", "      Moss, Shade (m.md, 5-16)", "",
        "Strengths", "---------", "[2] Well said", "    “Moss is old.”", "    True.", "",
        "Tenets", "------", "The essay addresses 1 of 1 tenets that matter here.",
        "- Shade helps: taken further than it goes", "",
        "References", "----------", "Citations in the text: 2. Entries in the list of references: 1.",
        "Cited, but not in the list:", "- Fern 1990",
    ]  # fmt: skip


def test_an_essay_without_findings_hears_so() -> None:
    assert critique_as_text(critique()).endswith(NOTHING_FOUND)


def test_two_findings_of_one_name_are_told_apart_by_their_places() -> None:
    text = critique_as_text(critique(finding("same", 3), finding("same", 30)))
    assert "1. Comment same. [1]\n2. Comment same. [2]" in text


@given(st.text(st.characters(codec=None, min_codepoint=0, max_codepoint=0x2030), min_size=1))
def test_no_control_character_reaches_the_terminal(words: str) -> None:
    said = critique(
        finding("x", 0, comment=words, question=words, essay_span=span(0, words)),
        essay=EssayFacts(title=words, words=1, paragraphs=1, sha256=""),
        notes=(words,),
    )
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", critique_as_text(said))
