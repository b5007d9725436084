"""The vector store is a cache: whatever keeps it from being noted, counted or closed, answers and closing go on."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest

from knowledge.catalogue import Catalogue
from knowledge.catalogue.stored_vectors import StoredVectors
from knowledge.errors import DiskFull
from knowledge.exact import ExactVectors
from knowledge.library import Library
from knowledge.vector_search import SAMPLES, VectorSearch
from knowledge.vectors import ChromaVectors, VectorStoreFailed, signature
from tests.libraries import opened, paragraphs, written


class WithoutRoomForFacts(Catalogue):
    """Can be read and cannot remember anything more."""

    def remember(self, name: str, value: str) -> None:
        raise DiskFull("The disk is full.", "Make room.")


class CountedLoads(StoredVectors):
    """Remembers how often vectors were read."""

    loads = 0

    def load(self, *args, **kwargs):
        self.loads += 1
        return super().load(*args, **kwargs)


class FailingToClose(VectorSearch):
    """Cannot let go."""

    def close(self) -> None:
        super().close()
        raise DiskFull("The disk is full.", "Make room.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with opened(tmp_path / "data") as library:
        library.add(written(tmp_path, "fear.txt", paragraphs("fear", 30)))
    return tmp_path / "data"


def question(library: Library) -> np.ndarray:
    return np.asarray(library._embeddings.embed_query("the fear of state 3"), dtype=np.float32)


def test_a_note_that_cannot_be_kept_keeps_no_search_from_its_answer(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as library, opened(folder) as other:
        vectors = VectorSearch(WithoutRoomForFacts(folder))
        assert vectors.sync() and vectors.is_synced()
        other.add(written(tmp_path, "trust.txt", paragraphs("trust", 3)))
        assert len(vectors.query("sentence", question(library), 5)) == 5
        assert vectors.is_synced()
        vectors.close()
        vectors._catalogue.close()
        assert library.vectors.sync()


def test_a_search_waits_for_no_writer(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as library:
        assert library.vectors.sync()
        with opened(folder) as other:
            other.add(written(tmp_path, "trust.txt", paragraphs("trust", 3)))
        with closing(sqlite3.connect(folder / "catalogue.db", isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            found: list = []
            asking = Thread(target=lambda: found.extend(library.vectors.query("sentence", question(library), 5)))
            asking.start()
            asking.join(10)
            writer.execute("ROLLBACK")
        asking.join()
        assert len(found) == 5
        assert library.vectors.is_synced()
        assert library.vectors.condition() == "sound"


def test_the_catalogue_is_closed_also_when_the_vector_store_cannot_be(folder: Path) -> None:
    library = opened(folder)
    library.vectors = FailingToClose(library.catalogue)
    library.sources()
    with pytest.raises(DiskFull):
        library.close()
    assert library.catalogue.database._engine.pool.checkedin() == 0


def test_a_folder_that_goes_while_it_is_looked_at_has_the_signature_of_what_was_left(tmp_path: Path) -> None:
    (tmp_path / "vectors").mkdir()
    (tmp_path / "vectors" / "there").write_text("there")
    (tmp_path / "vectors" / "gone").symlink_to(tmp_path / "nowhere")
    assert [name for name, *_ in signature(tmp_path / "vectors")] == ["there"]
    assert signature(tmp_path / "nowhere") == []


def test_after_closing_nothing_is_opened_again(folder: Path) -> None:
    library = opened(folder)
    library.close()
    assert not library.vectors.sync()
    library.vectors._catch_up()
    assert library.vectors._worker is None
    with opened(folder) as other:
        assert other.vectors.sync()


def test_a_folder_that_was_not_looked_at_is_not_called_sound(folder: Path, tmp_path: Path) -> None:
    def said(library: Library) -> str:
        return next(check.detail for check in library.doctor() if check.name == "vector store")

    with opened(folder) as library, opened(folder) as other:
        assert library.vectors.sync()
        assert said(other) == "not checked: another process has it open"
        assert said(library) == "sound"
        assert library.vectors.query("sentence", question(library), 5)
        library.vectors.wait()
        assert library.vectors.sync()
    with opened(tmp_path / "empty") as empty:
        assert said(empty) == "not made yet"


def test_vectors_are_counted_without_being_read(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as library:
        library.catalogue.vectors = CountedLoads(library.catalogue.database)
        exact = ExactVectors(library.catalogue)
        expected = sum(len(library.vectors.matrix(unit)[0]) for unit in ("passage", "sentence"))
        loads = library.catalogue.vectors.loads
        assert len(exact) == expected
        assert library.catalogue.vectors.loads == loads
        library.add(written(tmp_path, "one.txt", "A single sentence."))
        assert len(exact) == expected + 2


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 31, 32, 33, 60])
def test_a_probe_asks_for_no_more_vectors_than_it_says(count: int) -> None:
    from knowledge.vector_search import _samples

    assert min(count, SAMPLES // 2) <= len(_samples(np.zeros((count, 3), dtype=np.float32))) <= SAMPLES


def test_a_store_that_cannot_be_opened_is_let_go_of(tmp_path: Path) -> None:
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient

    folder = tmp_path / "vectors"
    ChromaVectors(folder).close()
    with closing(sqlite3.connect(folder / "chroma.sqlite3")) as database, database:
        database.execute("DROP TABLE collections")
    with pytest.raises(VectorStoreFailed):
        ChromaVectors(folder)
    assert chromadb and str(folder) not in {str(name) for name in SharedSystemClient._identifier_to_system}


def test_two_threads_that_ask_first_share_one_search(folder: Path) -> None:
    with opened(folder) as library:
        start = Event()
        made: list = []

        def ask() -> None:
            start.wait()
            made.append(library.retrieval)

        threads = [Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        start.set()
        for thread in threads:
            thread.join()
        assert len({id(one) for one in made}) == 1
