"""The library as a LangChain retriever: its documents carry all that a citation needs."""

from pathlib import Path

import pytest
from langchain_core.retrievers import BaseRetriever

from knowledge.library import Library
from knowledge.settings import LibrarySettings
from knowledge.sources import SourceDetails
from tests.fakes import HashEmbeddings
from tests.libraries import written
from tests.scripted import Rule, ScriptedReranker

TEXT = "# Harbours\n\n## Walls\n\nA second wall alarms every neighbour. Ships wait for signals.\n"


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(
        tmp_path / "data",
        LibrarySettings(exact_up_to=1000),
        embeddings=HashEmbeddings(),
        reranker=ScriptedReranker(Rule("alarms")),
    ) as library:
        library.add(written(tmp_path, "guide.md", TEXT), details=SourceDetails(title="The Guide"))
        library.add(written(tmp_path, "essay.md", "# Essay\n\nA second wall brings peace.\n"), role="essay")
        yield library


@pytest.mark.parametrize("unit", ["passage", "sentence"])
def test_a_document_is_the_text_at_its_place(library: Library, unit) -> None:
    documents = library.retriever(unit=unit).invoke("Whom does a second wall alarm?")
    assert documents
    for one in documents:
        place = one.metadata
        assert library.text(place["source_id"])[place["start"] : place["end"]] == one.page_content
    assert len({one.id for one in documents}) == len(documents)


def test_a_document_names_its_source_and_place(library: Library) -> None:
    first = library.retriever(unit="sentence").invoke("Whom does a second wall alarm?")[0]
    source = next(one for one in library.sources() if one.file_name == "guide.md")
    start = library.text(source.id).index("A second wall")
    score = first.metadata.pop("score")
    assert isinstance(score, float)
    assert first.page_content == "A second wall alarms every neighbour."
    assert first.metadata == {
        "source_id": source.id,
        "source_file": "guide.md",
        "source_title": "The Guide",
        "role": "reference",
        "page": None,
        "heading": ["Harbours", "Walls"],
        "start": start,
        "end": start + len(first.page_content),
    }


def test_a_retriever_keeps_to_its_limit_and_roles(library: Library) -> None:
    assert isinstance(library.retriever(), BaseRetriever)
    assert len(library.retriever(limit=1, unit="sentence").invoke("a second wall")) == 1
    found = library.retriever(roles={"essay"}).invoke("a second wall")
    assert {one.metadata["role"] for one in found} == {"essay"}
