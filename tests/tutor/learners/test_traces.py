"""What is left of a conversation: replies that cannot be read any more, and words that could not be erased."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from tutor.chat.replies import Reply
from tutor.errors import RecordsUnavailable
from tutor.learners.conversations import UNREADABLE, Conversations
from tutor.learners.tables import open_database

SECRET = "zanzibar-quokka-heliotrope"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    """A database that waits for no reader."""
    engine = open_database(tmp_path / "learners.db")
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 0").close())
    yield engine
    engine.dispose()


@pytest.fixture
def mine(database: Engine) -> Conversations:
    return Conversations(database)


def reply(question: str) -> Reply:
    return Reply(question=question, standalone_question=question, status="declined", message="Nothing is said of it.")


@pytest.mark.parametrize("stored", ["", "no JSON", "{}", '{"status": "of a newer version"}'])
def test_a_reply_that_cannot_be_read_leaves_its_question_and_the_other_turns(
    mine: Conversations, database: Engine, stored: str
) -> None:
    conversation = mine.create()
    lost = mine.add_turn(conversation.id, "Why?", reply("Why?"))
    kept = mine.add_turn(conversation.id, "And then?", reply("And then?"))
    with database.begin() as connection:
        connection.execute(text("UPDATE turns SET reply = :reply WHERE id = :id"), {"reply": stored, "id": lost.id})
    first, second = mine.turns(conversation.id)
    assert (first.question, first.reply.status, first.reply.message) == ("Why?", "unreadable", UNREADABLE)
    assert second == kept


def test_words_that_a_reader_keeps_from_being_erased_are_owned_up_to(mine: Conversations, tmp_path: Path) -> None:
    gone, next_one = mine.create("gone"), mine.create("next")
    mine.add_turn(gone.id, SECRET, reply(SECRET))
    with closing(sqlite3.connect(tmp_path / "learners.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM turns").fetchall()
        with pytest.raises(RecordsUnavailable, match="its words are still in the log"):
            mine.delete(gone.id)
    assert [item.id for item in mine.list()] == [next_one.id]
    assert SECRET.encode() in (tmp_path / "learners.db-wal").read_bytes()
    mine.delete(next_one.id)
    assert SECRET.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
