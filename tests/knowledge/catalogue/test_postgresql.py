"""Tests of what only PostgreSQL can do to a library: refuse a login, a write or a character, and wait for a lock."""

import threading
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import make_url, text

from knowledge.catalogue import SourceRecord
from knowledge.catalogue.postgresql import PostgresDatabase
from knowledge.errors import CatalogueReadOnly, CatalogueUnavailable, LibraryBusy
from knowledge.ingest import read_record
from knowledge.library import Library
from knowledge.readers import ReaderLimits
from knowledge.settings import LibrarySettings
from tests.libraries import complaints, opened, paragraphs, written
from tests.postgresql import Server


@pytest.fixture
def address(server: Server) -> Iterator[SecretStr]:
    with server.empty_schema() as address:
        yield address


@pytest.fixture
def library(address: SecretStr, tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "data", LibrarySettings(database=address)) as library:
        yield library


def test_nothing_of_the_catalogue_is_in_the_data_folder(library: Library, tmp_path: Path) -> None:
    library.add(written(tmp_path, "fear.txt", paragraphs("fear", 3)))
    assert not list((tmp_path / "data").glob("*.db*"))
    assert all(b"fear" not in path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())


def test_doctor_names_the_database_and_not_the_password(library: Library, server: Server) -> None:
    checks = {check.name: check for check in library.doctor()}
    assert all(check.ok for check in checks.values())
    assert checks["database"].detail.startswith("sound (PostgreSQL at ")
    password = server.address.password or "no password"
    assert password not in repr([checks, library.settings, library.catalogue.database])


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"password": "not;the/right@one"}, id="a wrong password"),
        pytest.param({"username": "nobody at all", "password": "not;the/right@one"}, id="an unknown user"),
        pytest.param({"database": "not_there"}, id="an unknown database"),
        pytest.param({"query": {"host": "/not/there"}}, id="no server"),
    ],
)
def test_a_database_that_does_not_let_us_in_is_unavailable(server: Server, tmp_path: Path, changed: dict) -> None:
    url = server.address.set(**changed)
    with pytest.raises(CatalogueUnavailable) as raised:
        opened(tmp_path, LibrarySettings(database=SecretStr(url.render_as_string(hide_password=False))))
    assert f"PostgreSQL at {url.query.get('host', url.host)}" in raised.value.message
    assert str(url.password) not in "".join(traceback.format_exception(raised.value))


def test_a_database_that_may_only_be_read_is_read(library: Library, address: SecretStr, tmp_path: Path) -> None:
    library.add(written(tmp_path, "fear.txt", paragraphs("fear", 3)))
    url = make_url(address.get_secret_value())
    options = f"{url.query['options']} -cdefault_transaction_read_only=on"
    bound = SecretStr(url.update_query_dict({"options": options}).render_as_string(hide_password=False))
    with opened(tmp_path / "other", LibrarySettings(database=bound)) as reader:
        assert reader.search("fear")
        with pytest.raises(CatalogueReadOnly):
            reader.remove(reader.sources()[0].id)


def test_a_data_folder_that_cannot_be_made_ready_is_no_place_to_write_from(address: SecretStr, tmp_path: Path) -> None:
    database = PostgresDatabase(tmp_path / "not there", address)
    assert database.read_only
    with pytest.raises(CatalogueReadOnly, match="Allow writing in"), database.writing():
        pass
    database.close()


def test_a_writer_waits_for_another_and_then_gives_up(library: Library, address: SecretStr, tmp_path: Path) -> None:
    impatient = PostgresDatabase(tmp_path, address, busy_seconds=0.2)
    with library.catalogue.database.writing():
        with pytest.raises(LibraryBusy), impatient.writing():
            pass
        with impatient.reading() as connection:
            assert connection.scalar(text("SELECT 1")) == 1
    with impatient.writing():
        pass
    impatient.close()


def test_no_change_of_the_generation_is_lost_between_writers(library: Library, tmp_path: Path) -> None:
    before = library.catalogue.generation()

    def write(number: int) -> None:
        with opened(tmp_path / "data", library.settings) as another:
            another.catalogue.add(_record(tmp_path, number))

    threads = [threading.Thread(target=write, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert library.catalogue.generation() == before + 4
    assert len(library.sources()) == 4


def test_a_reader_sees_one_state_from_first_to_last(library: Library, tmp_path: Path) -> None:
    count = text("SELECT count(*) FROM sources")
    with library.catalogue.database.reading() as connection:
        assert connection.scalar(count) == 0
        library.add(written(tmp_path, "fear.txt", "Fear spreads."))
        assert connection.scalar(count) == 0
    assert len(library.sources()) == 1


def test_a_connection_that_is_cut_is_named_and_made_anew(library: Library) -> None:
    own, cut = text("SELECT pg_backend_pid()"), text("SELECT pg_terminate_backend(:pid, 5000)")
    with pytest.raises(CatalogueUnavailable), library.catalogue.database.reading() as connection:
        with library.catalogue.database.reading() as other:
            other.execute(cut, {"pid": connection.scalar(own)})
        connection.scalar(own)
    assert library.sources() == []


def test_a_word_index_that_is_missing_is_reported_and_rebuilt(library: Library, tmp_path: Path) -> None:
    library.add(written(tmp_path, "fear.txt", paragraphs("fear", 3)))
    with library.catalogue.database.writing() as connection:
        connection.execute(text("DROP INDEX passage_words"))
    assert library.catalogue.damaged_words() == ["passage_words"]
    library.rebuild()
    assert not complaints(library)


def test_a_rare_word_weighs_more_than_a_common_one(library: Library, tmp_path: Path) -> None:
    common = "\n\n".join(
        f"Security is what state number {number} wants, and security is scarce." for number in range(20)
    )
    library.add(written(tmp_path, "notes.txt", f"{common}\n\nA bandwagon is joined without any thought."))
    best = library.catalogue.lexical_search("sentence", "security bandwagon", 5)
    assert "bandwagon" in library.catalogue.sentences_by([best[0][:2]])[best[0][:2]].text


def test_words_in_addresses_compounds_and_tags_are_found_one_by_one(library: Library, tmp_path: Path) -> None:
    file = "Ask help@alliance.example or read http://walls.example/harbour.html, <b>moated</b> and/or state-built’s."
    library.add(written(tmp_path, "odd.txt", file))
    for word in ("alliance", "harbour", "walls", "moated", "built", "state"):
        assert library.catalogue.lexical_search("sentence", word, 1), word


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("a" * 5_000, id="a word that no index takes"),
        pytest.param(" ".join(chr(0x10000 + number) for number in range(80_000)), id="words of four bytes"),
        pytest.param("word " * 60_000, id="a sentence without an end"),
    ],
)
def test_texts_that_burst_an_index_are_kept(library: Library, tmp_path: Path, content: str) -> None:
    outcome = library.add(written(tmp_path, "long.txt", f"Walls hold.\n\n{content}"))
    assert outcome.error is None and outcome.source is not None
    assert library.catalogue.lexical_search("sentence", ["wall", content[:5_000]], 1)
    assert not complaints(library)


def test_a_character_that_postgresql_cannot_keep_is_replaced_in_its_place(library: Library, tmp_path: Path) -> None:
    record = _record(tmp_path, 1)
    library.catalogue.add(replace(record, text=record.text.replace(" ", "\0", 1)))
    assert library.text(record.source.id) == record.text.replace(" ", "\ufffd", 1)


def _record(folder: Path, number: int) -> SourceRecord:
    file = written(folder, f"{number}.txt", f"Fear number {number} spreads.")
    return read_record(file, ReaderLimits(), None, None)
