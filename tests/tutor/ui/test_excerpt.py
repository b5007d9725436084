"""A quotation is shown in its paragraph, with the paragraphs around it."""

from knowledge.sources import Span
from tests.tutor.ui.fakes import HARBOUR, FakeServices
from tutor.ui.components.excerpt import around, drawn, paragraphs, sections
from tutor.ui.components.source_panel import panel_data

QUOTE = "Ships wait for **signals**, not for promises."


def test_sentences_of_a_paragraph_stand_together_and_list_items_apart(services: FakeServices) -> None:
    found = paragraphs(HARBOUR, services.library.sentences(services.harbour.id))
    texts = [HARBOUR[item.start : item.end] for item in found]
    assert f"{QUOTE} A harbour can therefore afford to answer late." in texts
    assert [item.kind for item in found] == ["paragraph", "paragraph", "list_item", "list_item", "paragraph"]


def test_the_quotation_alone_is_marked(services: FakeServices) -> None:
    start = HARBOUR.index(QUOTE)
    found = paragraphs(HARBOUR, services.library.sentences(services.harbour.id))
    marked = [part["text"] for block in drawn(HARBOUR, found, Span(start, start + len(QUOTE)))
              for part in block["parts"] if part["mark"]]  # fmt: skip
    assert marked == ["Ships wait for signals, not for promises."]


def test_what_lies_far_away_is_left_out_and_said_to_be(services: FakeServices) -> None:
    found = paragraphs(HARBOUR, services.library.sentences(services.harbour.id))
    start = HARBOUR.index(QUOTE)
    shown, before, after = around(found, Span(start, start + 5), reach=1)
    assert (len(shown), before, after) == (3, False, True)


def test_words_between_the_sentences_are_still_shown() -> None:
    shown, before, after = around([], Span(3, 9))
    assert [(item.start, item.end) for item in shown] == [(3, 9)]
    assert not before
    assert not after


def test_a_source_turns_into_pages_by_its_headings(services: FakeServices) -> None:
    found = paragraphs(HARBOUR, services.library.sentences(services.harbour.id))
    assert [name for name, _ in sections(found)] == [
        "The Harbour Question › Why harbours stay open",
        "The Harbour Question › What the keepers disagree about",
    ]
    assert len(sections(found, longest=1)) == 5


def test_the_panel_tells_a_students_claim_from_an_authority(services: FakeServices) -> None:
    reply = services.answered("Why?")
    reference, essay = (panel_data(services.library, reply.citations[place]) for place in (0, 2))
    assert reference["essay"] == ""
    assert "student" in essay["essay"]
    assert reference["byline"] == "Astrid Lund, P. Ferro, 1911"
    assert reference["where"] == "The Harbour Question › Why harbours stay open"
    assert reference["picture"] is None
