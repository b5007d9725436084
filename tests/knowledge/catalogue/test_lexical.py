"""Tests of full-text search: what people type is only ever words to look for."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.catalogue.fts5 import match_expression
from knowledge.catalogue.lexical import TERMS_AT_MOST, terms_of
from knowledge.library import Library
from knowledge.settings import LibrarySettings
from tests.libraries import opened, written
from tests.postgresql import KINDS, empty_database

TEXT = """Balancing prevails over bandwagoning. States seek security.

Naïve states pursue conquest. Zürich and the Straße stay neutral. 世界 is a word.
"""


@pytest.fixture(scope="module", params=KINDS)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("lexical")
    with empty_database(request) as address, opened(folder / "data", LibrarySettings(database=address)) as library:
        library.add(written(folder, "theory.txt", TEXT))
        yield library


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("balance", "Balancing prevails over bandwagoning."),
        ("STATE security?", "States seek security."),
        ("naive", "Naïve states pursue conquest."),
        ("zurich", "Zürich and the Straße stay neutral."),
        ("世界", "世界 is a word."),
        (["bandwagoning", "absent"], "Balancing prevails over bandwagoning."),
        (["seek security"], "States seek security."),
    ],
)
def test_words_are_found_by_stem_whatever_their_case_and_accents(library: Library, query: str, found: str) -> None:
    hits = library.catalogue.lexical_search("sentence", query, 10)
    assert library.catalogue.sentences_by([hits[0][:2]])[hits[0][:2]].text == found
    assert hits == sorted(hits, key=lambda hit: -hit[2])


@pytest.mark.parametrize("query", ["", "   ", "?!", '"', "\0", "\ud800", "''", [], ["", "-"]])
def test_a_query_without_words_finds_nothing(library: Library, query: str) -> None:
    assert library.catalogue.lexical_search("passage", query, 10) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('" OR text:balancing --', ["Balancing prevails over bandwagoning."]),
        ("NEAR(balancing security, 1)", ["Balancing prevails over bandwagoning.", "States seek security."]),
        ("text : absent", []),
        ("absent* ^absent", []),
        ("'; DROP TABLE sources; --", []),
        ("absent) UNION SELECT data FROM originals --", []),
        ('"absent" NOT "word"', ["世界 is a word."]),
    ],
)
def test_operators_of_the_search_language_are_words_like_any_other(
    library: Library, query: str, found: list[str]
) -> None:
    hits = library.catalogue.lexical_search("sentence", query, 10)
    sentences = library.catalogue.sentences_by([hit[:2] for hit in hits])
    assert sorted(sentences[hit[:2]].text for hit in hits) == found
    assert len(library.sources()) == 1
    assert all(term.isalnum() for term in terms_of(query))


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_search_or_reaches_beyond_it(library: Library, query: str) -> None:
    hits = library.catalogue.lexical_search("sentence", query, 3)
    assert all(source_id == library.sources()[0].id and score > 0 for source_id, _, score in hits)


@given(st.lists(st.text(max_size=20), max_size=20))
@settings(max_examples=200, deadline=None)
def test_every_expression_is_a_choice_of_quoted_words(terms: list[str]) -> None:
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        expression = match_expression(terms_of(terms))
        if expression:
            database.execute("SELECT * FROM words WHERE words MATCH ?", [expression]).fetchall()
        assert all(part.startswith('"') and part.count('"') == 2 for part in expression.split(" OR ") if expression)
    finally:
        database.close()


def test_a_question_of_ten_thousand_words_is_answered_from_its_first_ones(library: Library) -> None:
    query = " ".join(["security", *(f"word{number}" for number in range(10_000))])
    assert len(library.catalogue.lexical_search("sentence", query, 10)) == 1
    assert len(terms_of(query)) == TERMS_AT_MOST


def test_a_search_keeps_to_the_sources_that_are_asked_for(library: Library) -> None:
    source_id = library.sources()[0].id
    assert library.catalogue.lexical_search("passage", "security", 5, [source_id])
    assert library.catalogue.lexical_search("passage", "security", 5, ["another", "' OR 1=1 --"]) == []
    assert library.catalogue.lexical_search("passage", "security", 5, []) == []


def test_the_vocabulary_holds_whole_words_with_the_number_of_their_passages(library: Library) -> None:
    vocabulary = dict(library.catalogue.vocabulary())
    assert vocabulary["balancing"] == 1
    assert "balanc" not in vocabulary
