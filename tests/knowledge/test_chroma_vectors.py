"""Chroma itself finds what was given to it: what stands above it answers rightly without it too, and hides it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from knowledge.vectors import COLLECTIONS, ChromaVectors, VectorStoreFailed, is_sound, signature

ROWS = np.array([[1, 0, 0], [0.8, 0.6, 0], [0, 1, 0], [0, 0, 1]], dtype=np.float32)
KEYS = [("walls", 0), ("walls", 1), ("ships", 0), ("ships", 1)]
EAST = np.array([1, 0, 0], dtype=np.float32)

Hits = list[tuple[str, int, float]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChromaVectors]:
    """A store whose sentences are the four rows, and which has no passages."""
    store = ChromaVectors(tmp_path / "vectors")
    store.push("sentences", KEYS, ROWS)
    yield store
    store.close()


@pytest.mark.parametrize(
    ("limit", "source_ids", "expected"),
    [
        pytest.param(4, None, [("walls", 0, 1.0), ("walls", 1, 0.8), ("ships", 0, 0.0), ("ships", 1, 0.0)], id="all"),
        pytest.param(2, None, [("walls", 0, 1.0), ("walls", 1, 0.8)], id="the best two"),
        pytest.param(9, None, [("walls", 0, 1.0), ("walls", 1, 0.8), ("ships", 0, 0.0), ("ships", 1, 0.0)], id="more"),
        pytest.param(4, ["ships"], [("ships", 0, 0.0), ("ships", 1, 0.0)], id="one source"),
        pytest.param(1, {"walls", "elsewhere"}, [("walls", 0, 1.0)], id="a source that is not there"),
        pytest.param(4, ["elsewhere"], [], id="nothing to look in"),
    ],
)
def test_the_nearest_are_found_with_their_cosine_nearest_first(
    store: ChromaVectors, limit: int, source_ids: list[str] | set[str] | None, expected: Hits
) -> None:
    found = store.query("sentences", EAST, limit, source_ids)
    # Chroma may give those that are equally near in any order.
    assert {hit[:2]: hit[2] for hit in found} == pytest.approx({hit[:2]: hit[2] for hit in expected}, abs=1e-5)
    assert [hit[2] for hit in found] == sorted((hit[2] for hit in found), reverse=True)
    assert len(found) == len(expected)


def test_among_many_every_vector_finds_itself_and_its_true_neighbours(tmp_path: Path) -> None:
    rows = np.random.default_rng(5).normal(size=(600, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    keys = [(f"source{number % 3}", number) for number in range(len(rows))]
    store = ChromaVectors(tmp_path / "vectors")
    store.push("passages", keys, rows)
    for number in range(0, len(rows), 40):
        nearest = np.argsort(-(rows @ rows[number]))[:5]
        found = store.query("passages", rows[number], 5)
        assert [hit[:2] for hit in found] == [keys[index] for index in nearest]
        assert [cosine for *_, cosine in found] == pytest.approx((rows @ rows[number])[nearest].tolist(), abs=1e-5)
    store.close()


def test_each_collection_counts_and_finds_only_its_own(store: ChromaVectors) -> None:
    assert {name: store.count(name) for name in COLLECTIONS} == {"passages": 0, "sentences": 4}
    store.push("passages", [("walls", 7)], ROWS[:1])
    assert {name: store.count(name) for name in COLLECTIONS} == {"passages": 1, "sentences": 4}
    assert [hit[:2] for hit in store.query("passages", EAST, 5)] == [("walls", 7)]


def test_a_vector_that_is_given_again_takes_the_place_of_the_one_before(store: ChromaVectors) -> None:
    store.push("sentences", [("walls", 0)], ROWS[3:])
    assert store.count("sentences") == 4
    assert [hit[:2] for hit in store.query("sentences", EAST, 1)] == [("walls", 1)]


def test_a_store_that_is_opened_again_holds_what_it_held(store: ChromaVectors) -> None:
    store.close()
    again = ChromaVectors(store.folder)
    assert again.count("sentences") == 4
    assert again.query("sentences", EAST, 1, ["ships", "walls"]) == [("walls", 0, pytest.approx(1.0, abs=1e-5))]
    again.close()


def test_a_folder_that_was_put_in_the_place_of_the_opened_one_is_noticed(store: ChromaVectors) -> None:
    assert store.is_in_place()
    store.folder.rename(store.folder.with_name("moved"))
    assert not store.is_in_place()
    store.folder.mkdir()
    (store.folder / "chroma.sqlite3").touch()
    assert not store.is_in_place()


def test_what_chroma_complains_of_is_one_error_of_ours(store: ChromaVectors, tmp_path: Path) -> None:
    with pytest.raises(VectorStoreFailed, match="dimension"):
        store.query("sentences", np.ones(5, dtype=np.float32), 1)
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(VectorStoreFailed):
        ChromaVectors(tmp_path / "file")


@pytest.mark.parametrize(
    ("counts", "sample", "expected"),
    [
        pytest.param({"sentences": 4, "passages": 0}, ROWS, True, id="as it was left"),
        pytest.param({"sentences": 5, "passages": 0}, ROWS, False, id="another count"),
        pytest.param({"sentences": 4, "passages": 0}, -ROWS[:1], False, id="a vector that is not there"),
    ],
)
def test_a_child_process_finds_a_store_sound_that_holds_what_it_should(
    store: ChromaVectors, counts: dict[str, int], sample: np.ndarray, expected: bool
) -> None:
    store.close()
    assert is_sound(store.folder, counts, {"sentences": sample.tolist()}) is expected


def test_a_folder_that_is_no_store_of_chroma_is_not_sound(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_bytes(b"not a database" * 1000)
    assert not is_sound(tmp_path, {"sentences": 0}, {})


def test_the_signature_of_a_folder_changes_with_every_file_in_it(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "index.bin").write_bytes(b"12")
    before = signature(tmp_path)
    assert before == signature(tmp_path)
    (tmp_path / "deep" / "index.bin").write_bytes(b"123")
    changed = signature(tmp_path)
    (tmp_path / "other.bin").touch()
    assert len({str(one) for one in (before, changed, signature(tmp_path))}) == 3
