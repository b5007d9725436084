"""Conversations are kept, belong to one learner, and leave nothing behind when deleted."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tutor.chat.replies import Reply, ReplyCitation, ReplySentence
from tutor.errors import InputTooLong, RecordsUnavailable, UnknownConversation, UnknownTurn
from tutor.learners.conversations import LOCAL_LEARNER, Conversations, name_from
from tutor.learners.tables import open_database

SECRET = "zanzibar-quokka-heliotrope"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "learners.db"


@pytest.fixture
def opened(file: Path) -> Iterator[Callable[..., Conversations]]:
    """Opens the file for a learner; every opening is closed when the test is over."""
    with ExitStack() as closings:

        def open_for(learner: str = LOCAL_LEARNER) -> Conversations:
            database = open_database(file)
            closings.callback(database.dispose)
            return Conversations(database, learner)

        yield open_for


@pytest.fixture
def mine(opened: Callable[..., Conversations]) -> Conversations:
    return opened()


def reply(question: str) -> Reply:
    citation = ReplyCitation(
        id=1, source_id="s", source_file="s.md", source_title="S", role="reference", page=3,
        heading=("A", "B"), start=4, end=9, quote="words",
    )  # fmt: skip
    sentence = ReplySentence(text="words", citations=(1,), lead_in="It says:")
    return Reply(
        question=question, standalone_question=question, status="answered", sentences=(sentence,), citations=(citation,)
    )


def test_a_turn_comes_back_as_it_was_kept(mine: Conversations) -> None:
    conversation = mine.create()
    kept = mine.add_turn(conversation.id, "Why?", reply("Why?"))
    assert mine.turns(conversation.id) == (kept,)
    assert mine.turns(conversation.id)[0].reply == reply("Why?")


def test_conversations_survive_a_restart(opened: Callable[..., Conversations]) -> None:
    before = opened()
    before.add_turn(before.create().id, "Why?", reply("Why?"))
    assert [item.name for item in opened().list()] == ["Why?"]


def test_the_conversation_used_last_is_listed_first(mine: Conversations) -> None:
    first, second = mine.create("first"), mine.create("second")
    mine.add_turn(first.id, "Why?", reply("Why?"))
    assert [item.id for item in mine.list()] == [first.id, second.id]


def test_the_first_question_names_a_conversation_and_later_ones_do_not(mine: Conversations) -> None:
    conversation = mine.create()
    for question in ("What is anarchy?", "And then?"):
        mine.add_turn(conversation.id, question, reply(question))
    assert mine.get(conversation.id).name == "What is anarchy?"


def test_a_given_name_stays(mine: Conversations) -> None:
    conversation = mine.create()
    assert mine.rename(conversation.id, "  My  notes ").name == "My notes"
    mine.add_turn(conversation.id, "What is anarchy?", reply("What is anarchy?"))
    assert mine.rename(conversation.id, "   ").name == "My notes"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Why?", "Why?"),
        ("  Why \n not? ", "Why not?"),
        ("", "New conversation"),
        ("How does the offence-defence balance change a dilemma?", "How does the offence-defence balance change a…"),
        ("x" * 60, "x" * 48 + "…"),
    ],
)  # fmt: skip
def test_names_are_cut_at_a_word(question: str, name: str) -> None:
    assert name_from(question) == name


def test_a_verdict_is_kept_with_its_reason_and_can_be_taken_back(mine: Conversations) -> None:
    conversation = mine.create()
    turn = mine.add_turn(conversation.id, "Why?", reply("Why?"))
    mine.rate(turn.id, "down", " It misses my question ")
    (rated,) = mine.turns(conversation.id)
    assert (rated.verdict, rated.reason) == ("down", "It misses my question")
    mine.rate(turn.id, None)
    (rated,) = mine.turns(conversation.id)
    assert (rated.verdict, rated.reason) == (None, None)


def test_a_reason_has_a_limit(mine: Conversations) -> None:
    turn = mine.add_turn(mine.create().id, "Why?", reply("Why?"))
    with pytest.raises(InputTooLong):
        mine.rate(turn.id, "down", "x" * 2000)


def test_nobody_reaches_the_conversations_of_another_learner(
    opened: Callable[..., Conversations], mine: Conversations
) -> None:
    conversation = mine.create("private")
    turn = mine.add_turn(conversation.id, "Why?", reply("Why?"))
    other = opened("somebody else")
    assert other.list() == ()
    for attempt in (
        lambda: other.get(conversation.id),
        lambda: other.turns(conversation.id),
        lambda: other.rename(conversation.id, "mine now"),
        lambda: other.add_turn(conversation.id, "Why?", reply("Why?")),
        lambda: other.delete(conversation.id),
    ):
        with pytest.raises(UnknownConversation):
            attempt()
    with pytest.raises(UnknownTurn):
        other.rate(turn.id, "up")
    assert mine.get(conversation.id).name == "private"


def test_a_deleted_conversation_leaves_no_bytes_in_any_file(file: Path, mine: Conversations) -> None:
    keep = mine.create("kept conversation")
    gone = mine.create(f"about {SECRET}")
    for number in range(30):
        question = f"{SECRET} {number} {'long ' * 200}"
        turn = mine.add_turn(gone.id, question, reply(question))
        mine.rate(turn.id, "down", SECRET)
    mine.delete(gone.id)
    bytes_left = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert SECRET.encode() not in bytes_left
    assert b"kept conversation" in bytes_left
    assert [item.id for item in mine.list()] == [keep.id]
    with pytest.raises(UnknownConversation):
        mine.turns(gone.id)


def test_records_of_a_newer_version_are_left_alone(file: Path, mine: Conversations) -> None:
    mine.create("kept")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(RecordsUnavailable, match="newer version"):
        open_database(file)


def test_a_file_that_is_no_database_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "learners.db"
    path.write_text("not a database " * 500)
    with pytest.raises(RecordsUnavailable):
        open_database(path)
