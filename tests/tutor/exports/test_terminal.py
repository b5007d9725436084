"""A reply in a terminal carries numbers after its quotations, and what the numbers stand for."""

from tutor.chat.replies import Reply, ReplyCitation, ReplySentence
from tutor.exports.terminal import reply_as_text


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
