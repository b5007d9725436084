"""A question finds the evidence that its words and the reranker point to, within the sources and roles asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from knowledge.library import Library
from knowledge.settings import LibrarySettings
from knowledge.sources import Evidence
from tests.fakes import HashEmbeddings
from tests.libraries import written
from tests.scripted import ANSWER, Rule, ScriptedReranker

# So few vectors are compared one by one; the vector store has its own tests.
SETTINGS = LibrarySettings(exact_up_to=100_000, search_seconds=4.5)
GUIDE = """# Harbours

A second wall alarms every neighbour who sees it. The alarm does not depend on what the builder intends.

# Ships

Ships wait for signals and not for promises. Insurance makes their captains bold.
"""
ESSAY = "# My essay\n\nEvery keeper agrees that a second wall brings peace. Nobody was ever alarmed by stone.\n"

TARIFFS = "\n\n".join(
    f"Tariff {number} burdens merchants greatly. Clerks dislike threat {number}, whatever distance {number} says."
    for number in range(20)
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of a guide, an essay and many paragraphs about tariffs."""
    folder = tmp_path_factory.mktemp("retrieval")
    with Library.open(folder, SETTINGS, embeddings=HashEmbeddings(256), reranker=ScriptedReranker()) as library:
        library.add(written(folder / "files", "guide.md", GUIDE))
        library.add(written(folder / "files", "essay.md", ESSAY), role="essay")
        library.add(written(folder / "files", "tariffs.txt", TARIFFS))
    return folder


@contextmanager
def opened(folder: Path, reranker: ScriptedReranker | None = None) -> Iterator[Library]:
    reranker = reranker or ScriptedReranker()
    with Library.open(folder, SETTINGS, embeddings=HashEmbeddings(256), reranker=reranker) as library:
        yield library


def ids(library: Library) -> dict[str, str]:
    return {source.file_name: source.id for source in library.sources()}


def files(found: list[Evidence]) -> set[str]:
    return {one.source.file_name for one in found}


def words_of(one: Evidence) -> str:
    return (one.sentence or one.passage).text


def test_what_the_reranker_prefers_comes_first(folder: Path) -> None:
    with opened(folder, ScriptedReranker(Rule("captains bold"))) as library:
        first, *rest = library.search("Are captains as bold as a second wall?", unit="sentence")
    assert words_of(first) == "Insurance makes their captains bold."
    assert first.scores["rerank"] == ANSWER
    assert [one.score for one in (first, *rest)] == sorted((one.score for one in (first, *rest)), reverse=True)


@pytest.mark.parametrize("unit", ["passage", "sentence"])
def test_evidence_is_of_the_unit_asked_for_and_exactly_its_text(folder: Path, unit) -> None:
    with opened(folder) as library:
        found = library.search("the wall that alarms a neighbour", unit=unit)
        assert found
        for one in found:
            assert (one.sentence is None) == (unit == "passage")
            piece = one.sentence or one.passage
            assert library.text(one.source.id)[piece.start : piece.end] == piece.text
            assert one.passage.text in library.text(one.source.id)
            assert one.passage.start <= piece.start < piece.end <= one.passage.end


@pytest.mark.parametrize("limit", [1, 3, 40])
def test_no_more_is_found_than_was_asked_for_and_nothing_twice(folder: Path, limit: int) -> None:
    with opened(folder) as library:
        found = library.search("Which tariff burdens clerks and merchants?", limit=limit)
    places = [(one.source.id, one.passage.ordinal) for one in found]
    assert len(places) == len(set(places)) <= limit
    assert len(places) == limit or limit > 30


def test_the_same_question_finds_the_same_in_the_same_order(folder: Path) -> None:
    with opened(folder) as library:
        assert library.search("tariff and distance") == library.search("tariff and distance")


@pytest.mark.parametrize(
    ("roles", "names", "expected"),
    [
        pytest.param(None, None, {"guide.md", "essay.md", "tariffs.txt"}, id="everything"),
        pytest.param({"essay"}, None, {"essay.md"}, id="essays"),
        pytest.param({"reference"}, None, {"guide.md", "tariffs.txt"}, id="references"),
        pytest.param(None, ["guide.md"], {"guide.md"}, id="one source"),
        pytest.param(None, ["guide.md", "essay.md"], {"guide.md", "essay.md"}, id="two sources"),
        pytest.param({"essay"}, ["guide.md", "essay.md"], {"essay.md"}, id="role and source"),
        pytest.param({"essay"}, ["guide.md"], set(), id="no source of the role"),
        pytest.param(None, [], set(), id="no source allowed"),
        pytest.param(set(), None, set(), id="no role allowed"),
        pytest.param(None, ["nowhere.md"], set(), id="unknown source"),
    ],
)
@pytest.mark.parametrize("unit", ["passage", "sentence"])
def test_only_the_sources_and_roles_asked_for_are_searched(folder: Path, unit, roles, names, expected) -> None:
    reranker = ScriptedReranker()
    with opened(folder, reranker) as library:
        known = ids(library)
        source_ids = None if names is None else [known.get(name, "unknown") for name in names]
        found = library.search(
            "Every second wall alarms merchants of a tariff", limit=60, unit=unit, source_ids=source_ids, roles=roles
        )
    assert files(found) == expected


def test_a_misspelt_question_finds_what_it_meant_and_is_read_as_mended(folder: Path) -> None:
    reranker = ScriptedReranker()
    with opened(folder, reranker) as library:
        found = library.search("insurence, neigbour", unit="sentence")
    assert reranker.readings[0].query == "insurance, neighbour"
    assert {"Insurance makes their captains bold.", "A second wall alarms every neighbour who sees it."} <= {
        words_of(one) for one in found
    }


def test_the_reranker_reads_the_nearest_heading_with_the_words_and_knows_its_time(folder: Path) -> None:
    reranker = ScriptedReranker()
    with opened(folder, reranker) as library:
        library.search("captains bold by insurance", unit="sentence")
    (reading,) = reranker.readings
    assert "Ships: Insurance makes their captains bold." in reading.texts
    assert reading.seconds == SETTINGS.search_seconds


@pytest.mark.parametrize(
    "reranker",
    [
        pytest.param(ScriptedReranker(Rule("threat"), reads=3), id="the last ones unread"),
        pytest.param(ScriptedReranker(Rule("threat"), misses=[0, 2, 5]), id="some in between unread"),
        pytest.param(ScriptedReranker(reads=0), id="none read"),
    ],
)
def test_evidence_that_was_not_read_keeps_its_order_after_what_was(folder: Path, reranker: ScriptedReranker) -> None:
    query = "Which threat burdens clerks at a distance?"
    with opened(folder, reranker) as library:
        found = library.retrieval.candidates(query, limit=12, unit="sentence")
        result = library.retrieval.rereading.reranked(query, found)
    read = [one for one in result if "rerank" in one.scores]
    unread = [one for one in found if words_of(one) not in {words_of(other) for other in read}]
    assert result == [*read, *unread]
    assert {words_of(one) for one in result} == {words_of(one) for one in found}
    assert len(read) == (reranker.reads if reranker.reads is not None else len(found) - len(reranker.misses))


def test_an_empty_library_finds_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        assert library.search("a second wall") == []
        assert library.search("a second wall", unit="sentence", roles={"essay"}) == []


@pytest.mark.parametrize("query", ["", "   ", "\n\t"], ids=["nothing", "blanks", "line breaks"])
def test_an_empty_question_finds_nothing(folder: Path, query: str) -> None:
    with opened(folder) as library:
        assert library.search(query) == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ('"captains', "Insurance makes their captains bold."),
        ("captains*", "Insurance makes their captains bold."),
        ("text:captains", "Insurance makes their captains bold."),
        ("captains\0", "Insurance makes their captains bold."),
        ("NEAR(captains, bold)", "Insurance makes their captains bold."),
        ('"ships" NOT "signals"', "Ships wait for signals and not for promises."),
        ("ships AND signals AND stone OR NOT", "Ships wait for signals and not for promises."),
        ("the of and", "The alarm does not depend on what the builder intends."),
    ],
)
def test_whatever_is_typed_is_only_ever_words_to_look_for(folder: Path, query: str, first: str) -> None:
    with opened(folder) as library:
        assert words_of(library.search(query, unit="sentence")[0]) == first


@pytest.mark.parametrize("query", ["?!", "ß 墙 🧱" * 50], ids=["no words", "words that no source has"])
def test_what_shares_no_word_with_the_sources_is_looked_for_by_meaning_alone(folder: Path, query: str) -> None:
    with opened(folder) as library:
        found = library.search(query, unit="sentence")
    assert found
    assert not [name for one in found for name in one.scores if name.endswith("words")]


def test_words_alone_find_sentences_best_first_and_exactly_as_they_stand(folder: Path) -> None:
    reranker = ScriptedReranker()
    with opened(folder, reranker) as library:
        found = library.retrieval.by_words(["Insurance makes captains bold"], limit=5)[0]
        assert words_of(found[0]) == "Insurance makes their captains bold."
        for one in found:
            assert one.sentence is not None
            assert library.text(one.source.id)[one.sentence.start : one.sentence.end] == one.sentence.text
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert reranker.readings == []


@pytest.mark.parametrize("limit", [1, 3])
def test_words_alone_find_no_more_than_was_asked_for(folder: Path, limit: int) -> None:
    with opened(folder) as library:
        assert len(library.retrieval.by_words(["tariff burdens merchants"], limit=limit)[0]) == limit


@pytest.mark.parametrize(
    ("roles", "names", "expected"),
    [
        pytest.param(None, None, {"guide.md", "essay.md"}, id="everything"),
        pytest.param({"reference"}, None, {"guide.md"}, id="references"),
        pytest.param({"essay"}, None, {"essay.md"}, id="essays"),
        pytest.param(None, ["essay.md"], {"essay.md"}, id="one source"),
        pytest.param({"reference"}, ["essay.md"], set(), id="no source of the role"),
        pytest.param(set(), None, set(), id="no role allowed"),
    ],
)
def test_words_alone_search_only_the_sources_and_roles_asked_for(folder: Path, roles, names, expected) -> None:
    with opened(folder) as library:
        known = ids(library)
        source_ids = None if names is None else [known[name] for name in names]
        found = library.retrieval.by_words(["a second wall"], limit=9, source_ids=source_ids, roles=roles)[0]
    assert files(found) == expected


@pytest.mark.parametrize("query", ["", " \n", "?!", "zebras", "墙 🧱", '"', "NEAR(", "\0"])
def test_words_that_no_source_has_find_nothing(folder: Path, query: str) -> None:
    with opened(folder) as library:
        assert library.retrieval.by_words([query], limit=5)[0] == []


def test_words_alone_find_nothing_in_an_empty_library(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        assert library.retrieval.by_words(["a second wall"], limit=5)[0] == []
