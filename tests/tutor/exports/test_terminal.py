"""A reply in a terminal carries numbers after its quotations, and what the numbers stand for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.chat.replies import Reply, ReplyCitation, ReplySentence
from tutor.exports.terminal import reply_as_text, safe_line


def citation(number: int, quote: str, **changes: object) -> ReplyCitation:
    values = {
        "id": number, "source_id": "h", "source_file": "h.pdf", "source_title": "The Harbour", "role": "reference",
        "page": None, "heading": (), "start": 4, "end": 4 + len(quote), "quote": quote,
    }  # fmt: skip
    return ReplyCitation.model_validate(values | changes)


def reply(**parts: object) -> Reply:
    return Reply.model_validate({"question": "q", "standalone_question": "q", "status": "answered"} | parts)


def test_an_answer_shows_quotations_and_their_places() -> None:
    walls = citation(1, "Walls alarm.", heading=("Harbours", "Walls"), page=12)
    ships = citation(2, "Ships wait.", source_title="My essay", role="essay")
    sentences = (
        ReplySentence(text="Walls alarm.", citations=(1,)),
        ReplySentence(text="Ships wait.", citations=(2,), lead_in="A student claims:"),
    )
    assert reply_as_text(reply(sentences=sentences, citations=(walls, ships))).splitlines() == [
        "“Walls alarm.” [1]",
        "A student claims: “Ships wait.” [2]",
        "",
        "[1] The Harbour, Walls, page 12 (h.pdf, 4-16)",
        "[2] My essay (h.pdf, 4-15)",
    ]


def test_a_decline_shows_its_message_and_what_is_near() -> None:
    declined = reply(status="declined", reason="not_covered", message="Not there.", nearest=(citation(1, "Walls."),))
    assert reply_as_text(declined).splitlines() == [
        "Not there.",
        "",
        "near: The Harbour (h.pdf, 4-10)",
        "      “Walls.”",
    ]


def test_a_correction_follows_its_message() -> None:
    corrected = reply(
        status="declined",
        reason="false_premise",
        message="Otherwise.",
        sentences=(ReplySentence(text="Walls alarm.", kind="correction", citations=(1,)),),
        citations=(citation(1, "Walls alarm."),),
    )
    assert reply_as_text(corrected).splitlines()[:2] == ["Otherwise.", "“Walls alarm.” [1]"]


def test_a_decline_with_nothing_near_is_only_its_message() -> None:
    assert reply_as_text(reply(status="declined", reason="unclear", message="What?")) == "What?"


def test_only_a_quotation_stands_in_quotation_marks() -> None:
    sentences = (
        ReplySentence(text="Walls alarm.", citations=(1,)),
        ReplySentence(text="Walls make neighbours afraid.", kind="generated", verdict="supported", citations=(1,)),
        ReplySentence(text="Ships sail.", kind="generated", verdict="unsupported"),
    )
    text = reply_as_text(reply(sentences=sentences, citations=(citation(1, "Walls alarm."),)))
    assert text.splitlines()[:3] == ["“Walls alarm.” [1]", "Walls make neighbours afraid. [1]", "Ships sail."]


CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
HOSTILE = "\x1b]0;title\x07 \x1b[2J \x9b31m \r\x08\x7f\x00"


@given(st.text(st.characters(codec=None, min_codepoint=0, max_codepoint=0x2030)) | st.just(HOSTILE))
def test_no_control_character_of_a_source_reaches_the_terminal(words: str) -> None:
    cited = citation(1, words, source_title=words, source_file=words, heading=(words,))
    sentences = (ReplySentence(text=words, citations=(1,), lead_in=words),)
    text = reply_as_text(reply(message=words, sentences=sentences, citations=(cited,), nearest=(cited,)))
    assert not CONTROL.search(text)
    assert len(safe_line(words).splitlines()) <= 1
    assert not CONTROL.search(safe_line(words)) and len(safe_line(words)) == len(words)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Häfen, 2. Auflage…", "Häfen, 2. Auflage…"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\r\nb\tc", "a␍␊b␉c"),
        ("\x7f\x9b\u2028", "␡�␤"),
        ("\udcff.md", "�.md"),
    ],
)
def test_what_a_control_character_did_is_shown_by_a_sign(words: str, line: str) -> None:
    assert safe_line(words) == line


def test_lines_and_tabs_of_a_quotation_are_kept_and_those_of_a_title_are_not() -> None:
    near = citation(1, "Walls\n\talarm.", source_title="The\nHarbour")
    text = reply_as_text(reply(status="declined", reason="not_covered", message="Not there.", nearest=(near,)))
    assert "near: The␊Harbour (" in text
    assert text.endswith("“Walls\n\talarm.”")
