"""What a remark points to stands word for word in a reference document, and never in somebody's essay."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.judge import ClaimInContext
from knowledge.library import Library
from knowledge.sources import Citation
from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.libraries import opened, written
from tests.tutor.critique.scripted_critic import MOON, REFERENCE, SILT, STATED, TENETS, tides_library
from tutor.critique.evidence import READ, TenetSources, numbered

STUDENT = "The moon lifts the water of every sea, and so harbours of the open sea fill with sand."
CLAIM = ClaimInContext("The moon has no hold on the water.")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with tides_library(tmp_path_factory.mktemp("tides"), student=f"# Mine\n\n{STUDENT} {STATED}\n") as library:
        yield library


def _are_verbatim(found: tuple[Citation, ...], library: Library) -> bool:
    return all(library.text(one.source_id)[one.start : one.end] == one.quote for one in found)


@pytest.mark.parametrize("slug", TENETS)
def test_a_tenet_is_cited_word_for_word_and_never_from_an_essay(library: Library, slug: str) -> None:
    found = TenetSources(library, ScriptedEntailment({})).stating(TENETS[slug])
    assert 0 < len(found) <= READ
    assert _are_verbatim(found, library)
    assert {one.role for one in found} == {"reference"}
    assert len({(one.source_id, one.start) for one in found}) == len(found)


def test_the_passage_that_the_course_names_is_among_those_found(library: Library) -> None:
    found = TenetSources(library, ScriptedEntailment({})).stating(TENETS[MOON])
    assert found[0].quote == STATED


def test_the_plainest_statement_comes_first(library: Library) -> None:
    plainest = "The wind drives the water against the shore whenever it blows for a week."
    judge = ScriptedEntailment({(plainest, TENETS[SILT].summary): ("entailment", 0.9)})
    assert TenetSources(library, judge).stating(TENETS[SILT])[0].quote == plainest


def test_a_tenet_is_looked_up_once(library: Library) -> None:
    judge = ScriptedEntailment({})
    sources = TenetSources(library, judge)
    first = sources.stating(TENETS[MOON])
    asked = len(judge.asked)
    assert sources.stating(TENETS[MOON]) == first
    assert len(judge.asked) == asked > 0


def test_a_claim_meets_the_passage_that_stands_most_plainly_against_it_or_bears_it_out(library: Library) -> None:
    third = TenetSources(library, ScriptedEntailment({})).stating(TENETS[MOON])[2].quote
    for relation in ("contradiction", "entailment"):
        sources = TenetSources(library, ScriptedEntailment({(third, CLAIM.sentence): (relation, 0.99)}))
        against, behind = (ask(TENETS[MOON], CLAIM)[0].quote for ask in (sources.against, sources.behind))
        assert (against, behind) == ((third, STATED) if relation == "contradiction" else (STATED, third))


def test_without_reference_documents_nothing_is_cited(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as library:
        library.add(written(tmp_path, "tides.md", REFERENCE), role="essay")
        sources = TenetSources(library, ScriptedEntailment({}))
        assert sources.stating(TENETS[MOON]) == sources.against(TENETS[MOON], CLAIM) == ()
        assert sources.behind(TENETS[MOON], CLAIM) == ()


def test_a_document_that_comes_or_goes_is_noticed(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as library:
        sources = TenetSources(library, ScriptedEntailment({}))
        assert sources.stating(TENETS[MOON]) == ()
        added = library.add(written(tmp_path, "tides.md", REFERENCE), role="reference").source
        assert sources.stating(TENETS[MOON])[0].quote == STATED
        assert added is not None
        library.remove(added.id)
        assert sources.stating(TENETS[MOON]) == ()


def test_a_passage_is_found_where_the_file_breaks_its_line(tmp_path: Path) -> None:
    broken = STATED.replace("of every", "of\nevery")
    others = "\n\n".join(f"The moon lifts the water of pond {number} twice in a day." for number in range(60))
    with opened(tmp_path / "data") as library:
        library.add(written(tmp_path, "tides.md", f"{others}\n\n{broken}\n"), role="reference")
        found = TenetSources(library, ScriptedEntailment({})).stating(TENETS[MOON])
        assert found[0].quote == broken
        assert _are_verbatim(found, library)


def test_the_citations_of_a_remark_are_numbered_from_one(library: Library) -> None:
    found = TenetSources(library, ScriptedEntailment({})).stating(TENETS[MOON])
    assert [one.id for one in numbered(found)] == list(range(1, len(found) + 1))
    assert [one.quote for one in numbered(found)] == [one.quote for one in found]
