"""Tests of the library's promises: what is added is kept once, read back exactly, found, and removed without trace."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select, text

from knowledge.catalogue import tables
from knowledge.errors import CatalogueUnavailable, EmptySource, ModelMismatch, UnknownSource, UnreadableSource
from knowledge.ingest import source_id_of
from knowledge.library import Library
from knowledge.settings import LibrarySettings
from knowledge.sources import SourceDetails
from tests.libraries import complaints, opened, paragraphs, written
from tests.postgresql import KINDS, empty_database

HEAVY = ("chromadb", "torch", "sentence_transformers", "transformers", "alembic", "onnxruntime", "streamlit")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return written(
        tmp_path / "files", "notes.txt", "Anarchy drives states. They seek security.\n\nConquest rarely pays.\n"
    )


@pytest.fixture(params=KINDS)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    with empty_database(request) as address, opened(tmp_path / "data", LibrarySettings(database=address)) as library:
        yield library


def files_with(library: Library, trace: str) -> list[str]:
    """The files of the data folder that hold these words."""
    files = [path for path in library.catalogue.folder.rglob("*") if path.is_file()]
    return [path.name for path in files if trace.encode() in path.read_bytes()]


def tables_with(library: Library, trace: str) -> list[str]:
    """The tables of the database, wherever it is, that hold these words, in columns of search by words too."""
    with library.catalogue.database.reading() as connection:
        rows = {
            table.name: connection.execute(select(text("*")).select_from(table)).all()
            for table in tables.metadata.sorted_tables
        }
    return [name for name, found in rows.items() if any(trace in repr(tuple(row)) for row in found)]


def test_an_added_file_is_read_back_exactly(library: Library, notes: Path) -> None:
    outcome = library.add(notes)
    source = outcome.source
    assert (outcome.status, outcome.error, outcome.file_name) == ("added", None, "notes.txt")
    assert source is not None
    assert source.id == source_id_of(notes) and source.state == "ready"
    assert (source.role, source.format, source.size_bytes) == ("reference", "txt", notes.stat().st_size)
    assert library.original(source.id) == notes.read_bytes()
    assert library.text(source.id) == notes.read_text()
    assert library.source(source.id) == source == library.sources()[0]
    assert [one.text for one in library.sentences(source.id)] == [
        "Anarchy drives states.",
        "They seek security.",
        "Conquest rarely pays.",
    ]
    assert not complaints(library)


def test_the_same_bytes_are_one_source_whatever_the_file_is_called(library: Library, notes: Path) -> None:
    first = library.add(notes)
    again = library.add(written(notes.parent, "other.txt", notes.read_text()))
    assert again.status == "already_there"
    assert again.source == first.source
    assert len(library.sources()) == 1


def test_adding_again_changes_the_role_and_the_details_that_are_given(library: Library, notes: Path) -> None:
    library.add(notes, role="reference", details=SourceDetails(title="Notes", year=1999))
    changed = library.add(notes, role="essay", details=SourceDetails(authors=("A. Writer",))).source
    assert changed is not None
    assert (changed.role, changed.title, changed.year, changed.authors) == ("essay", "Notes", 1999, ("A. Writer",))


def test_only_the_base_name_of_a_file_is_kept(library: Library, notes: Path) -> None:
    library.add(notes)
    library.catalogue.database.checkpoint()
    assert tables_with(library, notes.name)
    assert not tables_with(library, str(notes.parent))
    assert not files_with(library, str(notes.parent))


def test_a_bad_file_in_a_batch_does_not_stop_the_others(library: Library, notes: Path) -> None:
    written(notes.parent, "empty.txt", " \n")
    written(notes.parent / "deeper", "more.md", "# Heading\n\nBalancing prevails.\n")
    written(notes.parent, "picture.xyz", "not a document")
    outcomes = {outcome.file_name: outcome for outcome in library.add_all([notes.parent, notes.parent / "gone.txt"])}
    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        "empty.txt": "failed",
        "notes.txt": "added",
        "more.md": "added",
        "gone.txt": "failed",
    }
    assert isinstance(outcomes["empty.txt"].error, EmptySource)
    assert isinstance(outcomes["gone.txt"].error, UnreadableSource)


def test_the_words_of_all_files_are_found_before_the_meaning_of_the_first_is_indexed(
    library: Library, notes: Path
) -> None:
    other = written(notes.parent, "other.txt", "Lighthouses need oil.\n")
    found: list[int] = []

    def hear(stage: str, done: int, total: int) -> None:
        if stage == "indexing meaning" and not done:
            found.append(len(library.catalogue.lexical_search("sentence", ["oil"], 5)))

    first, second = library.add_all([notes, other], progress=hear)

    assert found == [1, 1]
    assert [first.file_name, second.file_name] == [notes.name, other.name]
    assert [one.source.state for one in (first, second) if one.source] == ["ready", "ready"]


def test_files_that_are_there_already_open_no_vector_store(library: Library, notes: Path, tmp_path: Path) -> None:
    library.add(notes)
    assert library.vectors.is_synced()
    with opened(library.catalogue.folder, library.settings) as again:
        assert [one.status for one in again.add_all([notes])] == ["already_there"]
        assert again.add(notes).status == "already_there"
        assert not again.vectors.is_synced()


def test_what_was_broken_off_earlier_is_finished_with_the_next_files(library: Library, notes: Path) -> None:
    other = written(notes.parent, "other.txt", "Lighthouses need oil.\n")

    def break_off(stage: str, done: int, total: int) -> None:
        if stage == "indexing meaning":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.add(notes, progress=break_off)
    list(library.add_all([other]))

    assert [source.state for source in library.sources()] == ["ready", "ready"]


def test_progress_names_the_stages_in_order(library: Library, notes: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    library.add(notes, progress=lambda *step: seen.append(step))
    assert list(dict.fromkeys(stage for stage, _, _ in seen)) == ["reading", "indexing words", "indexing meaning"]
    assert all(0 <= done <= total for _, done, total in seen)


def test_search_finds_by_words_and_meaning_within_roles_and_sources(library: Library, notes: Path) -> None:
    one = library.add(notes).source
    two = library.add(written(notes.parent, "essay.txt", "Security is what states seek."), role="essay").source
    assert one and two
    assert {hit.source.id for hit in library.search("states seek security", unit="sentence")} == {one.id, two.id}
    assert {hit.source.id for hit in library.search("states seek security", roles=["essay"])} == {two.id}
    assert {hit.source.id for hit in library.search("states seek security", source_ids=[one.id])} == {one.id}
    documents = library.retriever(limit=1, unit="sentence").invoke("conquest rarely pays")
    assert documents[0].page_content == "Conquest rarely pays."
    place = documents[0].metadata
    assert library.text(place["source_id"])[place["start"] : place["end"]] == "Conquest rarely pays."


def test_an_unknown_source_is_named_as_such(library: Library) -> None:
    for ask in (library.source, library.text, library.passages, library.sentences, library.original, library.remove):
        with pytest.raises(UnknownSource):
            ask("s000")


def test_removing_leaves_no_byte_behind(library: Library, notes: Path) -> None:
    rare = "xylophonicsecret"
    library.add(notes)
    content = f"{paragraphs('fear', 200)}\n\nA {rare} is in here."
    source = library.add(written(notes.parent, "rare.txt", content)).source
    assert source is not None
    traces = (rare, source.id, "rare.txt", source.sha256)
    assert all(tables_with(library, trace) for trace in traces)
    removed = library.remove(source.id)
    library.close()
    assert not {trace: found for trace in traces if (found := files_with(library, trace))}
    assert (removed.file_name, removed.data, removed.role) == ("rare.txt", content.encode(), "reference")
    with opened(library.catalogue.folder, library.settings) as again:
        assert not {trace: found for trace in traces if (found := tables_with(again, trace))}
        assert not complaints(again)
        assert [hit.source.file_name for hit in again.search("fear secret", limit=1)] == ["notes.txt"]


def test_what_was_removed_is_restored_as_it_was_without_reading_or_embedding(library: Library, notes: Path) -> None:
    before = library.add(notes, role="essay").source
    assert before is not None
    removed = library.remove(before.id)
    notes.unlink()
    embeddings = library._embeddings
    embeddings.seen.clear()
    outcome = library.restore(removed)
    assert (outcome.status, outcome.source) == ("added", before)
    assert not embeddings.seen
    assert not complaints(library)


def test_another_model_is_refused_until_the_library_is_rebuilt(library: Library, notes: Path) -> None:
    library.add(notes)
    with opened(library.catalogue.folder, library.settings, "another", 48) as other:
        with pytest.raises(ModelMismatch, match="rebuild"):
            other.search("security")
        outcome = other.add(written(notes.parent, "late.txt", "Security is scarce."))
        assert isinstance(outcome.error, ModelMismatch)
        assert outcome.source is not None and outcome.source.state == "indexing"
        assert not {check.name: check.ok for check in other.doctor()}["embedding model"]
        other.rebuild()
        assert other.vectors.matrix("sentence")[1].shape == (4, 48)
        assert other.search("security")
        assert not complaints(other)


def test_a_removed_last_source_leaves_the_choice_of_the_model_open(library: Library, notes: Path) -> None:
    source = library.add(notes).source
    assert source is not None
    library.remove(source.id)
    with opened(library.catalogue.folder, library.settings, "another") as other:
        assert other.add(notes).error is None


def test_an_unfinished_source_is_found_by_its_words_and_finished_by_the_next_add(tmp_path: Path, notes: Path) -> None:
    with opened(tmp_path / "data", LibrarySettings(embedding_batch=1)) as library:

        def stop_half_way(stage: str, done: int, total: int) -> None:
            if stage == "indexing meaning" and done:
                raise KeyboardInterrupt

        long = written(notes.parent, "long.txt", paragraphs("fear", 60))
        with pytest.raises(KeyboardInterrupt):
            library.add(long, progress=stop_half_way)
        half = len(library._embeddings.seen)
        assert library.sources()[0].state == "indexing"
        assert library.search("fear")[0].source.file_name == "long.txt"
        library.add(notes)
        units = sum(len(library.passages(one.id)) + len(library.sentences(one.id)) for one in library.sources())
        assert 0 < half < units
        # Queries are embedded apart, so nothing was computed twice.
        assert len(library._embeddings.seen) == units
        assert not complaints(library)


def test_a_data_folder_that_is_a_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CatalogueUnavailable, match="file is not a folder"):
        Library.open(tmp_path / "file")


def test_many_threads_may_read_search_and_add_at_once(library: Library, notes: Path) -> None:
    library.add(notes)

    def work(number: int) -> None:
        library.add(written(notes.parent, f"{number}.txt", paragraphs(f"topic{number}", 5)))
        for _ in range(5):
            assert library.search(f"topic{number} balance", limit=3)

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(work, range(6)))
    assert len(library.sources()) == 7
    assert not complaints(library)
    assert all(check.ok for check in library.doctor())


def test_opening_the_library_imports_nothing_heavy() -> None:
    code = f"import sys, knowledge.library; print([name for name in {HEAVY} if name in sys.modules])"
    root = Path(__file__).parents[2]
    assert subprocess.check_output([sys.executable, "-c", code], cwd=root, text=True).strip() == "[]"
