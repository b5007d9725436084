"""Several processes on one library: both may add, and each sees what the other did."""

from pathlib import Path

import pytest

from knowledge.errors import LibraryBusy
from knowledge.locking import write_lock
from knowledge.settings import LibrarySettings
from tests.faults.processes import Ingesting
from tests.libraries import complaints, opened, paragraphs, unlike_the_exact_search, written

pytestmark = pytest.mark.faults


def test_two_processes_that_add_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    shared = written(tmp_path / "files", "shared.txt", paragraphs("shared", 20))
    mine = [written(tmp_path / "files", f"{name}.txt", paragraphs(name, 20)) for name in ("a1", "a2")]
    theirs = [written(tmp_path / "files", f"{name}.txt", paragraphs(name, 20)) for name in ("b1", "b2")]
    data = tmp_path / "data"
    with Ingesting() as one, Ingesting() as two:
        one.go(data, [*mine, shared])
        two.go(data, [shared, *theirs])
        said = one.said() + two.said()
    assert said.count("done") == 2
    assert not [line for line in said if line.startswith("error")]
    with opened(data) as library:
        assert len(library.sources()) == 5
        assert not complaints(library)
        assert library.vectors.sync()
        assert all(check.ok for check in library.doctor())
        assert not unlike_the_exact_search(library)


def test_what_another_process_adds_and_removes_is_seen_by_one_that_is_open(tmp_path: Path) -> None:
    first = written(tmp_path / "files", "first.txt", paragraphs("first", 20))
    second = written(tmp_path / "files", "second.txt", paragraphs("second", 20))
    with opened(tmp_path / "data") as library:
        library.add(first)
        assert library.search("second state")[0].source.file_name == "first.txt"
        assert library.vectors.is_synced()
        with Ingesting() as other:
            other.go(tmp_path / "data", [second])
            assert other.said()[-1] == "done"
        assert library.search("second state")[0].source.file_name == "second.txt"
        library.vectors.wait()
        assert library.search("second state")[0].source.file_name == "second.txt"
        assert library.vectors.is_synced()
        assert not unlike_the_exact_search(library)
        with opened(tmp_path / "data") as beside:
            beside.remove(library.search("second state")[0].source.id)
        assert {hit.source.file_name for hit in library.search("second state")} == {"first.txt"}
        library.vectors.wait()
        assert {hit.source.file_name for hit in library.search("second state")} == {"first.txt"}
        assert library.vectors.is_synced()


def test_a_source_whose_turn_does_not_come_is_kept_and_finished_later(tmp_path: Path) -> None:
    file = written(tmp_path / "files", "notes.txt", paragraphs("notes", 5))
    with opened(tmp_path / "data", LibrarySettings(busy_seconds=0.2)) as library:
        with write_lock(tmp_path / "data", 1):
            outcome = library.add(file)
        assert isinstance(outcome.error, LibraryBusy) and outcome.error.retry_helps
        assert library.search("state of notes")[0].source.file_name == "notes.txt"
        assert library.add(file).error is None
        assert not complaints(library)
