"""A quotation that is not, character by character, the text at its place is never cited."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.tutor.chat.made_up import evidence, sentences
from tutor.grounding.quotes import cite, is_verbatim

TEXTS = st.text(min_size=1, max_size=40)


@st.composite
def quotations(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and a stretch of it that is not empty."""
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(quotations())
def test_the_text_at_a_place_is_verbatim_there(quotation: tuple[str, int, int]) -> None:
    text, start, end = quotation
    assert is_verbatim(text[start:end], text, start, end)


@given(quotations(), st.data())
def test_an_altered_quote_is_refused(quotation: tuple[str, int, int], data: st.DataObject) -> None:
    text, start, end = quotation
    quote = text[start:end]
    at = data.draw(st.integers(0, len(quote)))
    altered = quote[:at] + data.draw(st.text(max_size=3)) + quote[at + data.draw(st.integers(0, 2)) :]
    assume(altered != quote)
    assert not is_verbatim(altered, text, start, end)


@given(quotations(), st.integers(-50, 50), st.integers(-50, 50))
def test_a_quote_is_refused_at_a_place_where_other_text_stands(
    quotation: tuple[str, int, int], earlier: int, later: int
) -> None:
    text, start, end = quotation
    quote = text[start:end]
    here = is_verbatim(quote, text, start + earlier, end + later)
    inside = 0 <= start + earlier < end + later <= len(text)
    assert here == (inside and text[start + earlier : end + later] == quote)


@pytest.mark.parametrize(
    ("quote", "start", "end"),
    [
        pytest.param("", 3, 3, id="nothing"),
        pytest.param("", 4, 3, id="backwards"),
        pytest.param("wall.", -5, 11, id="counted from the end"),
        pytest.param("wall.", 6, 99, id="past the end"),
        pytest.param("Wall.", 6, 11, id="capital"),
        pytest.param("wall", 6, 11, id="shorter than its place"),
        pytest.param("wall .", 6, 11, id="white space"),
    ],
)
def test_places_and_quotes_that_do_not_agree_are_refused(quote: str, start: int, end: int) -> None:
    assert not is_verbatim(quote, "A high wall.", start, end)


def test_citations_are_numbered_in_order_without_gaps_for_those_left_out() -> None:
    first, second, third = sentences("Walls alarm.", "Ships wait.", "Lamps guide.")
    text = "Walls alarm. Ships wait. Lamps guide."
    invented = replace(second, text="Ships never wait.")
    found = [evidence(first, "Harbours"), evidence(invented), evidence(third)]
    citations = cite(found, lambda source_id: {"guide": text}[source_id])
    assert [(one.id, one.quote) for one in citations] == [(1, "Walls alarm."), (2, "Lamps guide.")]
    assert all(text[one.start : one.end] == one.quote for one in citations)
    assert (citations[0].source_file, citations[0].role, citations[0].source_id) == ("guide.md", "reference", "guide")


def test_a_passage_is_cited_where_there_is_no_sentence() -> None:
    (sentence,) = sentences("Walls alarm.")
    found = replace(evidence(sentence, "Harbours", "Walls"), sentence=None)
    (citation,) = cite([found], lambda _: "Walls alarm.")
    assert (citation.quote, citation.heading) == ("Walls alarm.", ("Harbours", "Walls"))


def test_no_evidence_gives_no_citations() -> None:
    assert cite([], lambda _: "") == ()
