"""A vector store that is lost or damaged: answers stay right, and it is made anew."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.libraries import complaints, opened, paragraphs, unlike_the_exact_search, written

pytestmark = pytest.mark.faults


def deleted(folder: Path) -> None:
    shutil.rmtree(folder)


def emptied(folder: Path) -> None:
    for path in _files(folder):
        path.unlink()


def truncated(folder: Path) -> None:
    for path in _files(folder):
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size // 2)


def overwritten(folder: Path) -> None:
    chance = random.Random(7)
    for path in _files(folder):
        path.write_bytes(chance.randbytes(path.stat().st_size))


def spotted(folder: Path) -> None:
    chance = random.Random(8)
    for path in _files(folder):
        data = bytearray(path.read_bytes())
        for _ in range(len(data) // 50):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)


def without_its_index(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)


def a_file_instead(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("not a folder")


def an_empty_store_instead(folder: Path) -> None:
    shutil.rmtree(folder)
    with opened(folder.parent.parent / "empty") as empty:
        empty.vectors.sync()
        file = written(folder.parent, "x.txt", "One sentence only.")
        empty.add(file)
    shutil.copytree(folder.parent.parent / "empty" / "vectors", folder)
    file.unlink()


DAMAGES = [deleted, emptied, truncated, overwritten, spotted, without_its_index, a_file_instead, an_empty_store_instead]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    with opened(folder / "data") as library:
        for topic in ("fear", "power"):
            library.add(written(folder / "files", f"{topic}.txt", paragraphs(topic, 80)))
    return folder / "data"


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_between_runs_is_noticed_and_mended(whole: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    data = shutil.copytree(whole, tmp_path / "data")
    damage(data / "vectors")
    with opened(data) as library:
        assert not unlike_the_exact_search(library)
        library.vectors.wait()
        assert not unlike_the_exact_search(library)
        assert library.vectors.is_synced()
        assert not complaints(library)
        assert all(check.ok for check in library.doctor())


# A small index that is lost is no damage: Chroma makes it again from its own log.
@pytest.mark.parametrize("damage", [damage for damage in DAMAGES if damage is not without_its_index])
def test_damage_is_seen_by_doctor_before_anything_is_asked(
    whole: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    data = shutil.copytree(whole, tmp_path / "data")
    damage(data / "vectors")
    with opened(data) as library:
        assert [check.name for check in library.doctor() if not check.ok] == ["vector store"]


@pytest.mark.parametrize("damage", [deleted, emptied, without_its_index, an_empty_store_instead])
def test_damage_while_open_is_noticed_and_mended(whole: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    data = shutil.copytree(whole, tmp_path / "data")
    with opened(data) as library:
        library.vectors.sync()
        assert library.vectors.is_synced()
        damage(data / "vectors")
        assert not unlike_the_exact_search(library)
        library.add(written(tmp_path, "trust.txt", paragraphs("trust", 10)))
        library.vectors.wait()
        assert not unlike_the_exact_search(library)
        assert library.search("the trust of state 3", limit=1)[0].source.file_name == "trust.txt"
    with opened(data) as library:
        assert not unlike_the_exact_search(library)
        library.vectors.wait()
        assert not unlike_the_exact_search(library)
        assert library.vectors.is_synced()
        assert all(check.ok for check in library.doctor())


def test_a_damaged_word_index_is_reported_and_rebuilt(whole: Path, tmp_path: Path) -> None:
    data = shutil.copytree(whole, tmp_path / "data")
    with opened(data) as library:
        with library.catalogue.database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM passage_words_data WHERE id > 10")
        assert [check.name for check in library.doctor() if not check.ok] == ["word index"]
        library.rebuild()
        assert all(check.ok for check in library.doctor())
        assert library.catalogue.lexical_search("passage", "fear", 1)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
