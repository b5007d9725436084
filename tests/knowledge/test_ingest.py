"""From a file to a record: one reading of its bytes, and only errors that say what happened."""

import os
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import UnreadableSource
from knowledge.ingest import files_in, is_within, read_record, source_id_of
from knowledge.readers import ReaderLimits
from tests.libraries import written

LIMITS = ReaderLimits()


@pytest.fixture
def unreachable(tmp_path: Path) -> Path:
    """A link whose end the system refuses to look up, to the owner of everything too."""
    link = tmp_path / "unreachable.txt"
    link.symlink_to("long" * 100)
    return link


class _Rewritten(type(Path())):  # type: ignore[misc]
    """A file that somebody writes anew as soon as it has been opened."""

    def open(self, *given: Any, **named: Any) -> Any:
        file = super().open(*given, **named)
        newer = Path(f"{self}.new")
        newer.write_text("Another version.")
        newer.replace(self)
        return file


def test_text_and_bytes_are_of_one_version_of_the_file(tmp_path: Path) -> None:
    path = _Rewritten(tmp_path / "log.txt")
    Path(path).write_text("The log is kept.")
    record = read_record(path, LIMITS)
    assert (record.text, record.data) == ("The log is kept.", b"The log is kept.")


def test_what_the_system_refuses_is_an_unreadable_source(unreachable: Path) -> None:
    assert not is_within(unreachable, LIMITS)
    for read in (source_id_of, lambda path: read_record(path, LIMITS)):
        with pytest.raises(UnreadableSource) as caught:
            read(unreachable)
        assert caught.value.file_name == "unreachable.txt"


def test_bytes_that_cannot_be_read_are_an_unreadable_source(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource):
        source_id_of(tmp_path)


def test_a_file_that_cannot_be_looked_up_does_not_hide_the_others(unreachable: Path) -> None:
    other = unreachable.parent / "zebra.txt"
    other.write_text("Prose.")
    assert list(files_in([unreachable.parent], [".txt"])) == [unreachable, other]
    assert list(files_in([unreachable, other], [".txt"])) == [unreachable, other]


def test_what_a_folder_hides_behind_a_dot_is_taken_only_where_it_is_named(tmp_path: Path) -> None:
    folder = tmp_path / ".kept" / "readings"
    seen = [written(folder, "guide.TXT", "Prose."), written(folder / "deeper", "more.md", "Prose.")]
    hidden = [written(folder / inside, "log.txt", "Prose.") for inside in (".git", "deeper/.hidden", ".a/b")]
    hidden.append(written(folder, ".swap.txt", "Prose."))
    written(folder, "picture.xyz", "Prose.")
    assert sorted(files_in([folder], [".txt", ".md"])) == sorted(seen)
    assert list(files_in([folder / ".git", hidden[-1]], [".txt"])) == [hidden[0], hidden[-1]]


def test_a_file_whose_name_is_no_text_is_kept_under_one_that_is(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("The log is kept.")
    source = read_record(path, LIMITS).source
    assert (source.file_name, source.title) == ("caf\ufffd.txt", "caf\ufffd")
