"""Profiles are made, named, shown everything that is held on them, and erased without a trace."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from threading import Thread

import pytest
from sqlalchemy import Engine, event, text

from tests.tutor.guiding.made_up import BREAD, read
from tests.tutor.learners.made_up_essays import critique, essay, reply
from tests.tutor.learners.still_clock import RIGHT, START, WRONG, StillClock
from tests.tutor.quiz.made_up_questions import CLOZE, SHORT, SINGLE
from tutor.errors import NameNeeded, RecordsUnavailable, UnknownProfile
from tutor.guiding.steps import attempted, begin
from tutor.learners.attempts import Attempts
from tutor.learners.conversations import LOCAL_LEARNER, Conversations
from tutor.learners.essays import Essays
from tutor.learners.guidance import Guided
from tutor.learners.ownership import owned_tables
from tutor.learners.profiles import Profile, Profiles
from tutor.learners.quizzes import Quizzes
from tutor.learners.reviews import Reviews
from tutor.learners.tables import open_database
from tutor.quiz.questions import Response

SECRET = "zanzibar-quokka-heliotrope"


@pytest.fixture
def profiles(database: Engine, clock: StillClock) -> Profiles:
    return Profiles(database, clock)


def fill(database: Engine, clock: StillClock, learner: str, words: str) -> None:
    """Leaves these words in every table that learners own."""
    conversations = Conversations(database, learner)
    turn = conversations.add_turn(conversations.create(words).id, words, reply(words))
    conversations.rate(turn.id, "down", words)
    essays = Essays(database)
    essays.disagree(learner, essays.keep(learner, essay(words), critique(words)).id, "f1", words)
    quizzes, answer = Quizzes(database, clock), Response(text=words)
    quiz = quizzes.start(learner, words, (CLOZE.model_copy(update={"explanation": words}), SINGLE), "final")
    quizzes.answer(learner, quiz.id, CLOZE.id, answer, WRONG.model_copy(update={"message": words}), 0.5)
    quizzes.appeal(learner, quiz.id, CLOZE.id, words)
    Attempts(database, clock).keep(learner, SHORT, answer, RIGHT)
    tried = attempted(begin(words, BREAD), words, read(BREAD, "present", "missing"))
    Guided(database, clock).keep(learner, tried)
    reviews = Reviews(database, clock)
    reviews.add(learner, SHORT.model_copy(update={"hint": words}))
    reviews.review(learner, SHORT, answer, RIGHT)


def test_the_learner_of_this_computer_is_always_there(profiles: Profiles) -> None:
    assert profiles.list() == (Profile(LOCAL_LEARNER, "Me", START),)
    profiles.erase(LOCAL_LEARNER)
    assert profiles.list() == (Profile(LOCAL_LEARNER, "Me", START),)
    assert profiles.rename(LOCAL_LEARNER, "Myself").name == "Myself"
    assert [one.name for one in profiles.list()] == ["Myself"]


def test_profiles_are_made_named_and_listed_in_the_order_they_came(profiles: Profiles, clock: StillClock) -> None:
    clock.wait(days=1)
    ann = profiles.create("  Ann \n of Lund ")
    assert ann == Profile(ann.id, "Ann of Lund", START + timedelta(days=1))
    clock.wait(days=1)
    ben = profiles.create("Ben")
    ann = profiles.rename(ann.id, "Anna")
    assert profiles.list()[1:] == (ann, ben)
    assert ann.name == "Anna"


@pytest.mark.parametrize("name", ["", "  ", "\n\t\u2003"])
def test_a_profile_needs_a_name(profiles: Profiles, name: str) -> None:
    ann = profiles.create("Ann")
    with pytest.raises(NameNeeded):
        profiles.create(name)
    with pytest.raises(NameNeeded):
        profiles.rename(ann.id, name)
    assert [one.name for one in profiles.list()] == ["Me", "Ann"]


def test_somebody_who_signs_in_is_known_again_under_the_name_they_chose(profiles: Profiles) -> None:
    profiles.ensure("signed-in-1", "Ann Example")
    profiles.rename("signed-in-1", "Ann")
    assert profiles.ensure("signed-in-1", "Ann Example").name == "Ann"
    assert profiles.ensure("signed-in-2", " ").name == "Learner"
    assert {one.id for one in profiles.list()} == {LOCAL_LEARNER, "signed-in-1", "signed-in-2"}


def test_windows_that_open_at_once_make_one_profile(profiles: Profiles) -> None:
    seen: list[tuple[Profile, ...]] = []
    windows = [Thread(target=lambda: seen.append(profiles.list())) for _ in range(4)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert seen == [(Profile(LOCAL_LEARNER, "Me", START),)] * 4


def test_nobody_unknown_is_renamed_or_exported_and_erasing_them_does_nothing(profiles: Profiles) -> None:
    with pytest.raises(UnknownProfile):
        profiles.rename("nobody", "Ann")
    with pytest.raises(UnknownProfile):
        profiles.export("nobody")
    profiles.erase("nobody")


def test_an_export_has_everything_of_the_learner_and_can_be_written_as_json(
    profiles: Profiles, database: Engine, clock: StillClock
) -> None:
    ann = profiles.create("Ann")
    fill(database, clock, ann.id, "words of Ann")
    fill(database, clock, LOCAL_LEARNER, "words of mine")
    told = json.loads(json.dumps(profiles.export(ann.id)))
    assert told["profile"] == {"id": ann.id, "name": "Ann", "created_at": START.isoformat()}
    assert told["conversations"][0]["turns"][0]["reply"]["message"] == "words of Ann"
    assert told["essays"][0]["critique"]["findings"][0]["id"] == "f1"
    assert told["essays"][0]["disagreements"][0]["reason"] == "words of Ann"
    assert [one["id"] for one in told["quizzes"][0]["questions"]] == [CLOZE.id, SINGLE.id]
    assert [one["question_id"] for one in told["attempts"]] == [CLOZE.id, SHORT.id, SHORT.id]
    assert told["appeals"][0]["reason"] == "words of Ann"
    assert told["reviews"][0]["reviews"] == 1
    assert told["guided_answers"][0]["guidance"]["tried"][0]["text"] == "words of Ann"
    assert "words of mine" not in json.dumps(told)
    names = {"profile", *told, *told["conversations"][0], *told["essays"][0]}
    assert {table.__tablename__ for table in owned_tables()} <= names


def test_an_export_shows_what_cannot_be_read_any_more_as_it_stands(profiles: Profiles, database: Engine) -> None:
    conversations = Conversations(database)
    conversations.add_turn(conversations.create().id, "Why?", reply("Because."))
    with database.begin() as connection:
        connection.execute(text("UPDATE turns SET reply = 'torn {'"))
    assert profiles.export(LOCAL_LEARNER)["conversations"][0]["turns"][0]["reply"] == "torn {"


def test_an_erased_learner_leaves_no_bytes_and_others_keep_theirs(
    file: Path, profiles: Profiles, database: Engine, clock: StillClock
) -> None:
    ann = profiles.create(f"Ann {SECRET}")
    fill(database, clock, ann.id, f"{SECRET} " * 30)
    fill(database, clock, LOCAL_LEARNER, "words of mine")
    before = profiles.export(LOCAL_LEARNER)
    assert SECRET.encode() in bytes_of(file)
    profiles.erase(ann.id)
    assert SECRET.encode() not in bytes_of(file)
    assert ann.id.encode() not in bytes_of(file)
    assert profiles.export(LOCAL_LEARNER) == before
    assert [one.id for one in profiles.list()] == [LOCAL_LEARNER]
    with pytest.raises(UnknownProfile):
        profiles.export(ann.id)


@pytest.mark.parametrize("seed", range(12))
def test_small_rows_that_moved_from_page_to_page_leave_nothing_either(
    file: Path, profiles: Profiles, database: Engine, seed: int
) -> None:
    # SQLite leaves copies behind where it moves rows, which secure_delete alone does not overwrite.
    database.dispose()
    event.listen(database, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF").close())
    random, essays = Random(seed), Essays(database)
    owners = [("ann", SECRET), ("ben", "open")] * 20
    kept = [(essays.keep(name, essay("Short."), critique("Short.")).id, words) for name, words in owners]
    said = text(
        "INSERT INTO disagreements VALUES (:essay, :finding, :reason, '2026-03-02 09:30:00.000000')"
        " ON CONFLICT DO UPDATE SET reason = :reason"
    )
    for _ in range(400):
        essay_id, words = random.choice(kept)
        reason = words + "x" * random.randrange(300)
        with database.begin() as connection:
            connection.execute(said, {"essay": essay_id, "finding": f"f{random.randrange(30)}", "reason": reason})
    profiles.erase("ann")
    assert SECRET.encode() not in bytes_of(file)
    assert b"open" in bytes_of(file)


def test_words_that_cannot_be_erased_are_owned_up_to(file: Path, profiles: Profiles, database: Engine) -> None:
    database.dispose()
    event.listen(database, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 0").close())
    ann = profiles.create(SECRET)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM profiles").fetchall()
        with pytest.raises(RecordsUnavailable, match="The profile is deleted, but"):
            profiles.erase(ann.id)
    profiles.erase("nobody")
    assert SECRET.encode() not in bytes_of(file)


def test_a_file_of_version_two_keeps_its_essays_and_takes_quizzes(file: Path, clock: StillClock) -> None:
    engine = open_database(file)
    kept = Essays(engine).keep(LOCAL_LEARNER, essay("Old."), critique("Old."))
    with engine.begin() as connection:
        for table in ("appeals", "attempts", "quizzes", "reviews", "profiles", "kept_banks", "own_questions"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("PRAGMA user_version = 2"))
    engine.dispose()
    engine = open_database(file)
    quiz = Quizzes(engine, clock).start(LOCAL_LEARNER, "New", (SINGLE,), "final")
    assert Quizzes(engine, clock).open(LOCAL_LEARNER, quiz.id) == quiz
    assert Essays(engine).list(LOCAL_LEARNER) == (kept,)
    engine.dispose()


def bytes_of(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.iterdir())
