"""Tests of the two ways to the nearest vectors, and of when each of them answers."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import ModelMismatch
from knowledge.library import Library
from knowledge.settings import LibrarySettings
from tests.libraries import opened, paragraphs, written


@pytest.fixture
def library(tmp_path: Path):
    with opened(tmp_path / "data") as library:
        for topic in ("fear", "power", "trust"):
            library.add(written(tmp_path, f"{topic}.txt", paragraphs(topic, 30)))
        yield library


def vector(library: Library, text: str) -> np.ndarray:
    return np.asarray(library._embeddings.embed_query(text), dtype=np.float32)


def test_chroma_and_the_exact_search_agree(library: Library) -> None:
    assert library.vectors.is_synced()
    for text in ("the fear of state 3", "threat power7 grows", "a matter of balance"):
        near = library.vectors.query("sentence", vector(library, text), 10)
        exact = library.vectors.exact.query("sentence", vector(library, text), 10)
        assert np.allclose([hit[2] for hit in near], [hit[2] for hit in exact], atol=1e-5)
        assert len(set(near)) == len(near) == 10


@pytest.mark.parametrize("way", ["chroma", "exact"])
def test_a_query_keeps_to_the_sources_that_are_asked_for(library: Library, way: str) -> None:
    index = library.vectors if way == "chroma" else library.vectors.exact
    query = vector(library, "the fear of state 3")
    wanted = [source.id for source in library.sources()][1:]
    hits = index.query("passage", query, 100, wanted)
    assert {hit[0] for hit in hits} == set(wanted)
    assert len(hits) == sum(len(library.passages(source_id)) for source_id in wanted)
    assert index.query("passage", query, 5, []) == []
    assert index.query("passage", query, 5, ["s000"]) == []
    assert index.query("passage", query, 0) == []


def test_a_small_library_may_be_searched_without_the_vector_store(tmp_path: Path) -> None:
    with opened(tmp_path / "data", LibrarySettings(exact_up_to=1000)) as library:
        library.add(written(tmp_path, "fear.txt", paragraphs("fear", 5)))
    with opened(tmp_path / "data", LibrarySettings(exact_up_to=1000)) as library:
        assert library.vectors.query("sentence", vector(library, "fear"), 1)
        assert not library.vectors.is_synced()
    with opened(tmp_path / "data") as library:
        assert library.vectors.query("sentence", vector(library, "fear"), 1)
        assert library.vectors.is_synced()


def test_only_one_of_those_who_have_the_library_open_has_chroma_open(library: Library) -> None:
    with opened(library.catalogue.folder) as other:
        query = vector(library, "the power of state 9")
        assert not other.vectors.sync()
        mine, theirs = (one.vectors.query("sentence", query, 5) for one in (library, other))
        assert [hit[:2] for hit in mine] == [hit[:2] for hit in theirs]
        assert library.vectors.is_synced() and not other.vectors.is_synced()
        library.close()
        assert other.vectors.sync()


def test_a_matrix_has_a_row_of_length_one_for_each_unit_and_cannot_be_changed(library: Library) -> None:
    keys, matrix = library.vectors.matrix("sentence")
    assert keys == tuple(sorted(keys))
    assert np.allclose(np.linalg.norm(matrix, axis=1), 1, atol=1e-6)
    with pytest.raises(ValueError, match="read-only"):
        matrix[0] = 0


def test_a_vector_of_another_dimension_is_a_mismatch(library: Library) -> None:
    with pytest.raises(ModelMismatch, match="rebuild"):
        library.vectors.query("sentence", np.ones(7, dtype=np.float32), 5)
    with pytest.raises(ModelMismatch, match="rebuild"):
        library.vectors.exact.query("sentence", np.ones(7, dtype=np.float32), 5)


def test_an_empty_library_finds_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as library:
        assert library.vectors.query("sentence", np.ones(32, dtype=np.float32), 5) == []
        assert library.search("anything") == []
        assert all(check.ok for check in library.doctor())
        library.rebuild()


def test_no_text_and_no_name_reaches_the_vector_store(library: Library) -> None:
    stored = b"".join(path.read_bytes() for path in library.vectors.folder.rglob("*") if path.is_file())
    assert library.sources()[0].id.encode() in stored
    for words in (b"distance", b"balance", b"fear.txt"):
        assert words not in stored
