"""Doctor names what is wrong with a library and says what to do, and makes every check whatever the others find."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.errors import ModelMismatch
from knowledge.library import Library
from tests.libraries import opened, paragraphs, written

CHECKS = [
    "data folder",
    "database",
    "sources",
    "word index",
    "embedding model",
    "rereading models",
    "judge",
    "vector store",
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    with opened(folder / "data") as library:
        library.add(written(folder, "fear.txt", paragraphs("fear", 20)))
    return folder / "data"


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    """The data folder of a sound library of one source that nobody has open."""
    return Path(shutil.copytree(whole, tmp_path / "data"))


def failed(library: Library) -> list[tuple[str, str, str]]:
    """What every check that fails says, after making sure that all were made."""
    checks = library.doctor()
    assert [check.name for check in checks] == CHECKS
    assert all(check.detail for check in checks)
    assert not any(check.hint for check in checks if check.ok)
    return [(check.name, check.detail, check.hint) for check in checks if not check.ok]


def break_off(data: Path) -> None:
    """Leave a second source without vectors, as a person does who stops while it is indexed."""

    def stop(stage: str, done: int, total: int) -> None:
        if stage == "indexing meaning":
            raise KeyboardInterrupt

    with opened(data) as library, pytest.raises(KeyboardInterrupt):
        library.add(written(data.parent, "power.txt", paragraphs("power", 2)), progress=stop)


def forget_words(data: Path) -> None:
    _execute(data, "DELETE FROM passage_words_data WHERE id > 10")


def empty_vector_store(data: Path) -> None:
    for path in (data / "vectors").rglob("*"):
        if path.is_file():
            path.unlink()


def lose_the_source(data: Path) -> None:
    _execute(data, "DELETE FROM sources")


def overwrite_the_texts(data: Path) -> None:
    ((page,),) = _execute(data, "SELECT rootpage FROM sqlite_master WHERE name = 'texts'")
    ((size,),) = _execute(data, "PRAGMA page_size")
    with (data / "catalogue.db").open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def _execute(data: Path, statement: str) -> list[tuple[int]]:
    connection = sqlite3.connect(data / "catalogue.db")
    with connection:
        rows = connection.execute(statement).fetchall()
    connection.close()
    return rows


@pytest.mark.parametrize(
    ("spoil", "name", "detail", "hint"),
    [
        pytest.param(break_off, "sources", "2, of which 1 found by words only so far", "`rebuild`", id="unfinished"),
        pytest.param(forget_words, "word index", "damaged: passage_words", "`rebuild`", id="words"),
        pytest.param(empty_vector_store, "vector store", "does not hold the vectors", "`rebuild`", id="vectors"),
        pytest.param(lose_the_source, "database", "a row of texts has no source", "from a copy", id="orphans"),
        pytest.param(overwrite_the_texts, "database", "malformed", "from a copy", id="a page of the file"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(
    data: Path, spoil: Callable[[Path], None], name: str, detail: str, hint: str
) -> None:
    spoil(data)
    with opened(data) as library:
        ((failing, said, advice),) = failed(library)
        assert failing == name
        assert detail in said
        assert hint in advice
        if hint == "`rebuild`":
            library.rebuild()
            assert failed(library) == []


def test_a_library_in_which_much_is_wrong_has_all_of_it_named(data: Path) -> None:
    for spoil in (break_off, forget_words, empty_vector_store, overwrite_the_texts):
        spoil(data)
    with opened(data, model="another") as library:
        with pytest.raises(ModelMismatch) as raised:
            library.search("fear")
        found = {name: (detail, hint) for name, detail, hint in failed(library)}
    assert list(found) == ["database", "sources", "word index", "embedding model", "vector store"]
    assert found["embedding model"] == (raised.value.message, raised.value.hint)
