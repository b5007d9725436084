"""Scholars and theories are found where a text names them, and their misspelt names where they are surely meant."""

from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.packs.pack import Pack, PackSource, Scholar, Tenet, Theory, Work
from tutor.critique.scholars import Names


def _scholar(slug: str, name: str, *aliases: str, wrong: tuple[str, ...] = (), year: int = 1970) -> Scholar:
    work = Work(slug=f"{slug}-work", title="A History of Harbours", year=year, kind="book")
    return Scholar(slug=slug, name=name, aliases=aliases, misspellings=wrong, ideas=("An idea.",), works=(work,))


PACK = Pack(
    folder=Path(), slug="tides", title="Tides", description="d", language="en", licence="CC0", version="1",
    theories=(
        Theory(slug="tidal-theory", name="Tidal theory", aliases=("tidalist", "tidalists"), summary="s"),
        Theory(slug="high-tidal", name="High tidal theory", aliases=("high tidalists", "neo-tidalism"), summary="s"),
        Theory(slug="low-tidal", name="Low tidal theory", aliases=("low tidalists",), summary="s"),
    ),
    sources=(
        PackSource(file="a.md", title="A", authors=("N",), year=2020, licence="CC0", role="reference", summary="s"),
    ),
    tenets=(
        Tenet(slug="t", title="T", theory="tidal-theory", kind="core", summary="s", statements=("s",), scope="s",
              cues=(), evidence=()),
    ),
    scholars=(
        _scholar("brandvold", "Ingrid M. Brandvold", "Brandvold", wrong=("Brandvald", "Ingrid Brandwold")),
        _scholar("oster", "Karl Oster", "Oster", wrong=("Lane",)),
        _scholar("lena-oster", "Lena Oster", "L. Oster"),
        _scholar("van-quist", "Piet van Quist", "Van Quist", "Quist"),
        _scholar("martin", "Rosa Martin", "Rosa Martin", year=1992),
        _scholar("ebb-flode", "T. V. Ebb-Flode", "Ebb-Flode", "T.V. Ebb-Flode"),
    ),
)  # fmt: skip
NAMES = Names(PACK)


def _scholars(text: str) -> list[tuple[str, str]]:
    return [(one.slug, text[one.start : one.end]) for one in NAMES.scholars_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Brandvold's view of Ingrid M. Brandvold", [("brandvold", "Brandvold"), ("brandvold", "Ingrid M. Brandvold")]),
        ("Ingrid Brandvold and I.M. Brandvoldsen", [("brandvold", "Ingrid Brandvold")]),
        (
            "Lena Oster met Karl Oster and Oster",
            [("lena-oster", "Lena Oster"), ("oster", "Karl Oster"), ("oster", "Oster")],
        ),
        ("Piet van Quist and Van Quist", [("van-quist", "Piet van Quist"), ("van-quist", "Van Quist")]),
        ("BRANDVOLD AGAINST QUIST", [("brandvold", "BRANDVOLD"), ("van-quist", "QUIST")]),
        ("the Brandvold-Oster debate", [("brandvold", "Brandvold"), ("oster", "Oster")]),
        ("TV Ebb–Flode, T. V. Ebb-Flode", [("ebb-flode", "TV Ebb–Flode"), ("ebb-flode", "T. V. Ebb-Flode")]),
        ("Martin said it; Martin (1992) wrote it", [("martin", "Martin")]),
        ("an oster and a brandvold", []),
    ],
)  # fmt: skip
def test_a_scholar_is_found_by_the_longest_of_their_names(text: str, found: list[tuple[str, str]]) -> None:
    assert _scholars(text) == found


@pytest.mark.parametrize("text", ["Admiral Oster sailed", "Helen Oster", "Jean-Oster Blanc", "Oster Blanc", "O. Oster"])
def test_a_surname_in_somebody_elses_name_is_not_the_scholars(text: str) -> None:
    assert _scholars(text) == []
    assert NAMES.namesakes_in(text) == {"oster"}


@pytest.mark.parametrize(
    "text", ["Unlike Oster", "Crucially Oster", "Professor Oster", "In Harbours Oster", "For Oster"]
)
def test_an_opening_word_before_a_surname_makes_no_other_person(text: str) -> None:
    assert _scholars(text) == [("oster", "Oster")]


def test_who_is_named_in_full_has_no_namesake() -> None:
    assert NAMES.namesakes_in("Helen Oster met Karl Oster.") == frozenset()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("High tidalists answer the tidalists.", ["high-tidal:High tidalists", "tidal-theory:tidalists"]),
        ("High and low tidalists agree.", ["high-tidal:High", "low-tidal:low tidalists"]),
        ("The neo-tidalism of some; neo tidalism", ["high-tidal:neo-tidalism", "high-tidal:neo tidalism"]),
        ("HIGH TIDAL\nTHEORY", ["high-tidal:HIGH TIDAL\nTHEORY"]),
        ("An anti-tidalist hour, untidalistic", []),
    ],
)
def test_a_theory_is_found_by_the_longest_of_its_names(text: str, found: list[str]) -> None:
    assert [f"{one.slug}:{text[one.start : one.end]}" for one in NAMES.theories_in(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As Brandvald says", [("Brandvald", "Brandvold")]),
        ("As Ingrid Brandwold says", [("Ingrid Brandwold", "Ingrid Brandvold")]),
        ("As Brantvolt and Brandvolld's friends say", [("Brantvolt", "Brandvold"), ("Brandvolld", "Brandvold")]),
        ("Brandvolds, Brandvold's and Brandvoldian", []),
        ("Lane (1970) holds this", [("Lane", "Oster")]),
        ("The Lane was long; Lane (1999)", []),
        ("Eric Brandvald sailed. Brandvald came home.", []),
    ],
)
def test_a_name_is_misspelt_where_nobody_and_nothing_else_can_be_meant(text: str, found: list[tuple[str, str]]) -> None:
    misspelt = NAMES.misspelt_in(text)
    assert [(one.written, one.meant) for one in misspelt] == found
    assert all(text[one.start : one.end] == one.written for one in misspelt)


def test_a_spelling_of_the_essays_own_references_is_left_alone() -> None:
    assert NAMES.misspelt_in("As Brandvald says", known=["brandvald"]) == ()


def test_a_course_without_scholars_names_nobody() -> None:
    names = Names(PACK.model_copy(update={"scholars": ()}))
    assert (names.scholars_in("Oster"), names.misspelt_in("Ostor"), names.namesakes_in("Oster")) == (
        (),
        (),
        frozenset(),
    )


@given(
    st.lists(
        st.sampled_from(
            ["Oster", "Karl ", "high", " and ", "tidalists", "Brandvald", "\x00", "’s", "-", " ", "\n", "(1970)"]
        )
    )
)
def test_every_place_holds_what_was_found(parts: list[str]) -> None:
    text = "".join(parts)
    for found in (NAMES.scholars_in(text), NAMES.theories_in(text), NAMES.misspelt_in(text)):
        places = [(one.start, one.end) for one in found]
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(one[1] <= two[0] for one, two in pairwise(places))


@pytest.mark.parametrize("text", ["Oster Aaa Bbb " * 5000, "Ab-" * 20000, "high and " * 20000, "x" * 200000, ""])
def test_a_huge_text_is_read_in_no_time(text: str) -> None:
    NAMES.misspelt_in("warm")
    begun = perf_counter()
    NAMES.scholars_in(text), NAMES.theories_in(text), NAMES.misspelt_in(text)
    assert perf_counter() - begun < 5
