"""A disk without room, a folder without leave to write: what is there stays readable, and the error says so."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from knowledge.errors import CatalogueReadOnly, DiskFull
from tests.libraries import complaints, opened, paragraphs, written

pytestmark = pytest.mark.faults


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of this size in the folder, for tests that run as root."""
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("making a small file system needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_named_and_earlier_sources_stay(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "4m") as disk:
        with opened(disk / "data") as library:
            assert library.add(written(tmp_path, "small.txt", paragraphs("small", 10))).error is None
            with pytest.raises(DiskFull, match="Make room"):
                library.add(written(tmp_path, "large.txt", paragraphs("large", 12_000)))
            assert [source.file_name for source in library.sources()] == ["small.txt"]
            assert library.search("small state")[0].source.file_name == "small.txt"
        with opened(disk / "data") as library:
            assert [source.file_name for source in library.sources()] == ["small.txt"]
            assert not complaints(library)


def test_a_disk_that_fills_up_while_indexing_keeps_the_words_and_can_go_on(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "8m") as disk, opened(disk / "data") as library:
        file = written(tmp_path, "notes.txt", paragraphs("notes", 200))
        ballast = disk / "ballast"

        def fill(stage: str, done: int, total: int) -> None:
            if stage == "indexing meaning" and not ballast.exists():
                _fill(ballast)

        outcome = library.add(file, progress=fill)
        assert isinstance(outcome.error, DiskFull)
        assert library.search("state of notes")[0].source.file_name == "notes.txt"
        ballast.unlink()
        assert library.add(file).error is None
        assert not complaints(library)
        assert library.vectors.sync()


def test_a_folder_that_cannot_be_written_is_read_and_searched(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "32m") as disk:
        with opened(disk / "data") as library:
            source = library.add(written(tmp_path, "notes.txt", paragraphs("notes", 10))).source
            expected = library.search("threat notes7", unit="sentence")
        assert source is not None
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with opened(disk / "data") as library:
            assert library.sources() == [source]
            assert library.search("threat notes7", unit="sentence")[0].sentence == expected[0].sentence
            assert library.text(source.id)
            for change in (
                lambda: library.add(written(tmp_path, "more.txt", "More words.")),
                lambda: library.remove(source.id),
                lambda: library.add(tmp_path / "notes.txt", role="essay"),
                library.rebuild,
            ):
                with pytest.raises(CatalogueReadOnly, match="Allow writing"):
                    change()
            assert library.add(tmp_path / "notes.txt").status == "already_there"
            assert all(check.ok for check in library.doctor())
        with pytest.raises(CatalogueReadOnly):
            opened(disk / "new")


def test_a_log_that_a_killed_process_left_is_read_also_where_nothing_can_be_written(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "32m") as disk:
        library = opened(disk / "data")
        library.add(written(tmp_path, "notes.txt", paragraphs("notes", 10)))
        # What a killed process leaves: the copy has a log that was never moved into the database.
        subprocess.run(["cp", "-a", str(disk / "data"), str(disk / "left")], check=True)
        library.close()
        (disk / "left" / "catalogue.db-shm").unlink()
        assert (disk / "left" / "catalogue.db-wal").stat().st_size > 0
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with opened(disk / "left") as library:
            assert [source.file_name for source in library.sources()] == ["notes.txt"]


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
