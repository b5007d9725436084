"""Citations are found in every common form at their exact places, and years in brackets that cite nothing are not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.critique.citations import InTextCitation, citations_in
from tutor.critique.essay import Essay, EssayUnit, UnitKind


def essay_of(*sentences: str, listed: tuple[str, ...] = (), kind: UnitKind = "prose") -> Essay:
    units: list[EssayUnit] = []
    text = ""
    for sentence, what, paragraph in [
        *((one, kind, 0) for one in sentences),
        *((one, "reference", 1) for one in listed),
    ]:
        start = len(text)
        text += sentence
        units.append(EssayUnit(len(units), paragraph, start, len(text), sentence, what))
        text += "\n" if what == "reference" else " "
    return Essay("Made up", text, "0" * 64, len(text.split()), tuple(units))


def brief(essay: Essay) -> list[tuple[tuple[str, ...], int | None, str, str | None]]:
    return [(one.authors, one.year, one.suffix, one.page) for one in citations_in(essay)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is so (Kerr, 1979).", [(("Kerr",), 1979, "", None)]),
        ("It is so (Kerr,1979).", [(("Kerr",), 1979, "", None)]),
        ("It is so (Kerr 1979, p. 126).", [(("Kerr",), 1979, "", "p. 126")]),
        ("It is so (Kerr, 1979; Aske, 1978).", [(("Kerr",), 1979, "", None), (("Aske",), 1978, "", None)]),
        ("Kerr (1979) says so.", [(("Kerr",), 1979, "", None)]),
        ("Kerr (1979, 1988) holds this.", [(("Kerr",), 1979, "", None), (("Kerr",), 1988, "", None)]),
        ("Kerr's (1979) book is long.", [(("Kerr",), 1979, "", None)]),
        ("It is so (see Holm, 1987, pp. 5-8).", [(("Holm",), 1987, "", "pp. 5-8")]),
        ("It is so (cf. Dorn 2021).", [(("Dorn",), 2021, "", None)]),
        ("It is so (Lund and Ikeda, 2014).", [(("Lund", "Ikeda"), 2014, "", None)]),
        ("It is so (J. Berg & Kaye, 1998: 50).", [(("Berg", "Kaye"), 1998, "", "50")]),
        ("It is so (Smith et al., 2003).", [(("Smith",), 2003, "", None)]),
        ("Smith, Jones and Brown (2003) agree.", [(("Smith", "Jones", "Brown"), 2003, "", None)]),
        ("Spending grew (SIPRI, 2023).", [(("SIPRI",), 2023, "", None)]),
        ("It grew (SIPRI, n.d.).", [(("SIPRI",), None, "", None)]),
        ("It grew (World Bank, 2020).", [(("World Bank",), 2020, "", None)]),
        ("The World Bank (2020) reports growth.", [(("World Bank",), 2020, "", None)]),
        ("As Van Huys (1999, p. 7) says.", [(("Van Huys",), 1999, "", "p. 7")]),
        ("It is so (Kerr, 2003a, 2003b).", [(("Kerr",), 2003, "a", None), (("Kerr",), 2003, "b", None)]),
        ("It is so (Tolland, 2000/01).", [(("Tolland",), 2000, "", None)]),
        ("It is so (quoted in Aske, 1978: 170).", [(("Aske",), 1978, "", "170")]),
        ("“Walls wait” (p. 12).", [((), None, "", "p. 12")]),
        ("It is so (ibid., p. 5).", [((), None, "", "p. 5")]),
    ],
)
def test_a_citation_is_read_in_its_form(sentence: str, expected: list[object]) -> None:
    assert brief(essay_of(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The invasion (2003) was quick.",
        "It began in 2003.",
        "It began then (March 2003).",
        "All changed after Suez (1956).",
        "The crises (Suez, 1956) were many.",
        "The Iraq War (2003) was long.",
        "There were two crises (Korea 1950; Vietnam 1965).",
        "The Soviet Union fell (Soviet Union, 1991).",
        "She ruled then (Thatcher, 1979-1990).",
        "It was signed (Article 51) and drawn (Figure 2).",
        "It covers 40 km² of land.",
        "The treaty (signed in Rome, 1957) stands.",
    ],
)
def test_a_year_or_number_that_cites_nothing_is_left_alone(sentence: str) -> None:
    assert citations_in(essay_of(sentence)) == ()


def test_notes_and_numbers_are_citations_without_authors() -> None:
    found = citations_in(essay_of("It is so.[^1] And so³ it stays [1], [2-4, 7]."))
    assert [(one.form, one.numbers) for one in found] == [
        ("note", ()),
        ("note", ()),
        ("number", (1,)),
        ("number", (2, 4, 7)),
    ]


def test_a_listed_surname_with_a_page_is_a_citation() -> None:
    listed = ("Kerr, Ann. Theory of Walls. Hull: Quay, 1979.",)
    assert brief(essay_of("Walls wait (Kerr 126).", listed=listed)) == [(("Kerr",), None, "", "126")]
    assert brief(essay_of("Walls wait (Kerr 126).")) == []


def test_a_listed_surname_makes_a_bare_name_with_a_year_a_citation() -> None:
    assert brief(essay_of("In Suez (1956) we see this.", listed=("Suez, A. (1956) Walls.",))) == [
        (("Suez",), 1956, "", None)
    ]


def test_a_citation_that_a_sentence_break_cut_in_two_is_found_in_its_first_half() -> None:
    found = citations_in(essay_of("Walls wait (Kerr, 1979, pp.", "5-8)."))
    assert [(one.year, one.page, one.unit) for one in found] == [(1979, "pp. 5-8", 0)]


def test_headings_references_and_addresses_cite_nothing() -> None:
    for kind in ("heading", "reference", "address"):
        assert citations_in(essay_of("Kerr, A. (Kerr, 1979).", kind=kind)) == ()


_PIECES = st.lists(
    st.sampled_from(
        ["(Kerr, 1979)", "Kerr (1979) says", "[^1]", "[3]", "ibid.", "(", ")", ";", "İ", "\x00", "Aa and Bb", "1979"]
    )
    | st.text(max_size=12),
    max_size=25,
)


@given(_PIECES)
def test_places_are_inside_the_text_in_order_and_belong_to_their_sentence(pieces: list[str]) -> None:
    essay = essay_of(" ".join(pieces) or "x", "Kerr (1979) says.")
    found: tuple[InTextCitation, ...] = citations_in(essay)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(essay.text)
        assert essay.units[one.unit].start <= one.start
        assert all(name in essay.text[one.start : one.end] for name in one.authors)


@pytest.mark.parametrize(
    "text",
    ["(Aa and Aa, " * 8000, "(" * 100_000, "Aa of the van de " * 6000 + "(1979)", "[1,2" * 20_000, "1" * 100_000, ""],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    began = time.perf_counter()
    citations_in(essay_of(text))
    assert time.perf_counter() - began < 5
