"""Essays are kept with their critiques, belong to one learner, and leave nothing behind when deleted."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from tutor.critique.essay import Essay, EssayUnit
from tutor.critique.findings import Coverage, Critique, EssayFacts, EssaySpan, Finding, SourceCitation, Strength
from tutor.errors import InputTooLong, RecordsUnavailable, UnknownEssay, UnknownFinding
from tutor.learners.conversations import Conversations
from tutor.learners.essays import Essays
from tutor.learners.tables import SCHEMA_VERSION, Table, open_database

SECRET = "zanzibar-quokka-heliotrope"
ME = "local"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "learners.db"


@pytest.fixture
def database(file: Path) -> Iterator[Engine]:
    """A database that waits for no reader."""
    engine = open_database(file)
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 0").close())
    yield engine
    engine.dispose()


@pytest.fixture
def essays(database: Engine) -> Essays:
    return Essays(database)


def essay(words: str = "Lichens are plants.", title: str = "On lichens") -> Essay:
    unit = EssayUnit(0, 0, 0, len(words), words, "list_item", ("Part one", "Growth"))
    return Essay(title, words, "f" * 64, len(words.split()), (unit,), hidden=("white words",))


def critique(words: str = "Lichens are plants.") -> Critique:
    span = EssaySpan(start=0, end=len(words), quote=words)
    cited = SourceCitation(
        id=1, source_id="l", source_file="l.pdf", source_title="Lichens", role="reference", page=3,
        heading=("What they are",), start=7, end=12, quote="Fungi",
    )  # fmt: skip
    finding = Finding(
        id="f1", verdict="contradicts", severity="high", tenet="fungi", essay_span=span, citations=(cited,),
        comment=f"{words} Not so.", question="Are they?", confidence=0.1 + 0.2,
    )  # fmt: skip
    return Critique(
        essay=EssayFacts(title="On lichens", words=3, paragraphs=1, sha256="f" * 64),
        findings=(finding,),
        strengths=(Strength(id="s1", essay_span=span, comment="Clear."),),
        coverage=Coverage(addressed=1, relevant=4),
    )


def test_an_essay_comes_back_equal_to_what_was_kept(essays: Essays) -> None:
    kept = essays.keep(ME, essay(), critique())
    assert essays.open(ME, kept.id) == (essay(), critique())
    assert essays.list(ME) == (kept,)
    assert (kept.title, kept.words, kept.findings, kept.previous) == ("On lichens", 3, 1, None)


@pytest.mark.parametrize("words", ["", "x" * 200_000, "Flechten: ä 𝔏 \u2028\x00\x1b", "'; DROP TABLE essays; --"])
def test_any_text_can_be_kept(essays: Essays, words: str) -> None:
    kept = essays.keep(ME, essay(words, title=words[:50]), critique(words))
    assert essays.open(ME, kept.id) == (essay(words, title=words[:50]), critique(words))


def test_a_title_from_a_file_name_that_is_no_text_can_be_kept(essays: Essays) -> None:
    kept = essays.keep(ME, essay(title="\udcff.md"), critique())
    assert kept.title == essays.list(ME)[0].title == "?.md"
    assert essays.open(ME, kept.id)[0].title == "\udcff.md"


def test_drafts_know_the_draft_before_them_and_the_last_is_listed_first(essays: Essays) -> None:
    first = essays.keep(ME, essay(), critique())
    second = essays.keep(ME, essay("Lichens are two beings."), critique(), previous=first.id)
    assert [(one.id, one.previous) for one in essays.list(ME)] == [(second.id, first.id), (first.id, None)]
    essays.delete(ME, first.id)
    assert [(one.id, one.previous) for one in essays.list(ME)] == [(second.id, None)]


def test_a_disagreement_is_kept_with_its_reason_and_the_later_reason_stays(essays: Essays) -> None:
    kept = essays.keep(ME, essay(), critique())
    essays.disagree(ME, kept.id, "f1", "My book says so")
    essays.disagree(ME, kept.id, "s1")
    essays.disagree(ME, kept.id, "f1", " Chapter two says so ")
    said = {one.finding_id: one.reason for one in essays.disagreements(ME, kept.id)}
    assert said == {"f1": "Chapter two says so", "s1": ""}


def test_only_remarks_of_the_critique_can_be_disagreed_with_and_briefly(essays: Essays) -> None:
    kept = essays.keep(ME, essay(), critique())
    with pytest.raises(UnknownFinding):
        essays.disagree(ME, kept.id, "f2", "No")
    with pytest.raises(InputTooLong):
        essays.disagree(ME, kept.id, "f1", "x" * 2000)
    assert essays.disagreements(ME, kept.id) == ()


@pytest.mark.parametrize("learner", ["somebody else", "", "local' OR '1'='1"])
def test_nobody_reaches_the_essays_of_another_learner(essays: Essays, learner: str) -> None:
    kept = essays.keep(ME, essay(), critique())
    essays.disagree(ME, kept.id, "f1", "Private")
    attempts: tuple[Callable[[], object], ...] = (
        lambda: essays.open(learner, kept.id),
        lambda: essays.delete(learner, kept.id),
        lambda: essays.disagree(learner, kept.id, "f1", "Mine now"),
        lambda: essays.disagreements(learner, kept.id),
        lambda: essays.keep(learner, essay(), critique(), previous=kept.id),
    )
    for attempt in attempts:
        with pytest.raises(UnknownEssay):
            attempt()
    assert essays.list(learner) == ()
    assert [one.reason for one in essays.disagreements(ME, kept.id)] == ["Private"]


def test_an_essay_that_is_gone_is_unknown(essays: Essays) -> None:
    kept = essays.keep(ME, essay(), critique())
    essays.delete(ME, kept.id)
    for name in (kept.id, "", "no such id"):
        with pytest.raises(UnknownEssay):
            essays.open(ME, name)


def test_a_deleted_essay_leaves_no_bytes_in_any_file(file: Path, essays: Essays) -> None:
    keep = essays.keep(ME, essay("Kept words.", title="Kept essay"), critique("Kept words."))
    long = " ".join(f"{SECRET} {number}" for number in range(4000))
    gone = essays.keep(ME, essay(long, title=SECRET), critique(long))
    for round_ in range(5):
        essays.disagree(ME, gone.id, "f1", f"{SECRET} {round_}")
    assert SECRET.encode() in bytes_of(file)
    essays.delete(ME, gone.id)
    assert SECRET.encode() not in bytes_of(file)
    assert b"Kept essay" in bytes_of(file)
    assert [one.id for one in essays.list(ME)] == [keep.id]


def test_words_that_a_reader_keeps_from_being_erased_are_owned_up_to(file: Path, essays: Essays) -> None:
    gone, next_one = essays.keep(ME, essay(SECRET), critique()), essays.keep(ME, essay(), critique())
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM essays").fetchall()
        with pytest.raises(RecordsUnavailable, match="its words are still in the log"):
            essays.delete(ME, gone.id)
    assert [one.id for one in essays.list(ME)] == [next_one.id]
    essays.delete(ME, next_one.id)
    assert SECRET.encode() not in bytes_of(file)


@pytest.mark.parametrize("stored", ["", "no JSON", "{}", '{"units": 3}', "[]"])
@pytest.mark.parametrize("column", ["essay", "critique"])
def test_an_essay_of_another_version_is_reported_and_can_be_deleted(
    essays: Essays, database: Engine, stored: str, column: str
) -> None:
    kept = essays.keep(ME, essay(), critique())
    with database.begin() as connection:
        connection.execute(text(f"UPDATE essays SET {column} = :stored"), {"stored": stored})
    with pytest.raises(RecordsUnavailable, match="another version"):
        essays.open(ME, kept.id)
    essays.delete(ME, kept.id)
    assert essays.list(ME) == ()


def test_a_file_of_version_one_keeps_its_conversations_and_takes_essays(file: Path) -> None:
    engine = open_database(file)
    Conversations(engine).create("from version one")
    with engine.begin() as connection:
        for table in reversed(Table.metadata.sorted_tables):
            if table.name not in {"conversations", "turns"}:
                connection.execute(text(f"DROP TABLE {table.name}"))
        connection.execute(text("PRAGMA user_version = 1"))
    engine.dispose()
    engine = open_database(file)
    essays = Essays(engine)
    kept = essays.keep(ME, essay(), critique())
    assert essays.open(ME, kept.id) == (essay(), critique())
    assert [one.name for one in Conversations(engine).list()] == ["from version one"]
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA user_version")).scalar_one() == SCHEMA_VERSION == 4
    engine.dispose()


def bytes_of(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.iterdir())
