"""A learner's conversations: kept, named, reopened, rated and deleted without a trace."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import uuid4

from pydantic import ValidationError
from sqlalchemy import Engine, func, select

from tutor.chat.replies import Reply
from tutor.errors import UnknownConversation, UnknownTurn
from tutor.learners.ownership import LearnerSession, Records
from tutor.learners.tables import ConversationRow, TurnRow, erase_traces
from tutor.learners.texts import LOCAL_LEARNER, NAME_LIMIT, REASON_LIMIT, checked_reason, tidy_name

__all__ = [
    "LOCAL_LEARNER", "NAME_LIMIT", "REASON_LIMIT", "UNREADABLE", "UNTITLED", "Conversation", "Conversations", "Turn",
    "Verdict", "name_from",
]  # fmt: skip

Verdict = Literal["up", "down"]
UNTITLED = "New conversation"
UNREADABLE = "The answer that was kept here cannot be read by this version of the program. Ask the question again."


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation as a list shows it; times are in UTC."""

    id: str
    name: str
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, the reply it got, and the learner's verdict on it, if any.

    A reply that cannot be read any more has the status "unreadable" and says so in its message.
    """

    id: str
    question: str
    reply: Reply
    asked_at: datetime
    verdict: Verdict | None = None
    reason: str | None = None


class Conversations:
    """The conversations of one learner; no method reaches those of another."""

    def __init__(self, database: Engine, learner: str = LOCAL_LEARNER) -> None:
        self._database = database
        self._records = Records(database, "your conversations")
        self._learner = learner

    def list(self) -> tuple[Conversation, ...]:
        """Every conversation, the one used last first."""
        with self._records.of(self._learner) as session:
            rows = session.scalars(select(ConversationRow).order_by(ConversationRow.updated_at.desc()))
            return tuple(_conversation(row) for row in rows)

    def create(self, name: str = "") -> Conversation:
        """A new conversation; without a name it takes one from its first question."""
        now = datetime.now(UTC)
        with self._records.changing(self._learner) as session:
            given = tidy_name(name)
            row = ConversationRow(
                id=uuid4().hex, name=given or UNTITLED, is_named=bool(given), created_at=now, updated_at=now
            )
            session.add(row)
            return _conversation(row)

    def get(self, conversation_id: str) -> Conversation:
        """The conversation with this id; raises UnknownConversation."""
        with self._records.of(self._learner) as session:
            return _conversation(_row(session, conversation_id))

    def rename(self, conversation_id: str, name: str) -> Conversation:
        """The conversation under its new name; an empty name leaves the old one."""
        with self._records.changing(self._learner) as session:
            row = _row(session, conversation_id)
            if tidy_name(name):
                row.name, row.is_named = tidy_name(name), True
            return _conversation(row)

    def delete(self, conversation_id: str) -> None:
        """Removes the conversation and overwrites its bytes, in the database and in its log.

        Raises RecordsUnavailable when the log cannot be emptied because another program reads it all the while: then
        the conversation is gone from every list, and its bytes go from the log with the next deletion.
        """
        with self._records.changing(self._learner) as session:
            session.delete(_row(session, conversation_id))
        erase_traces(self._database, "conversation")

    def add_turn(self, conversation_id: str, question: str, reply: Reply) -> Turn:
        """Keeps a question and its reply; the first one names an unnamed conversation."""
        with self._records.changing(self._learner) as session:
            conversation = _row(session, conversation_id)
            last = session.scalar(select(func.max(TurnRow.ordinal)).where(TurnRow.conversation_id == conversation.id))
            row = TurnRow(
                id=uuid4().hex,
                conversation_id=conversation.id,
                ordinal=(last or 0) + 1,
                question=question,
                reply=reply.model_dump_json(),
                asked_at=datetime.now(UTC),
            )
            session.add(row)
            conversation.updated_at = row.asked_at
            if not conversation.is_named:
                conversation.name, conversation.is_named = name_from(question), True
            return _turn(row)

    def turns(self, conversation_id: str) -> tuple[Turn, ...]:
        """The questions and replies of one conversation, in the order they were asked."""
        with self._records.of(self._learner) as session:
            conversation = _row(session, conversation_id)
            rows = select(TurnRow).where(TurnRow.conversation_id == conversation.id).order_by(TurnRow.ordinal)
            return tuple(_turn(row) for row in session.scalars(rows))

    def rate(self, turn_id: str, verdict: Verdict | None, reason: str = "") -> None:
        """Keeps what the learner thought of a reply; a verdict of None takes it back."""
        kept = checked_reason(reason)
        with self._records.changing(self._learner) as session:
            row = session.scalar(select(TurnRow).where(TurnRow.id == turn_id))
            if row is None:
                raise UnknownTurn("This answer is no longer kept.", "Its conversation may have been deleted.")
            row.verdict, row.reason = verdict, (kept or None) if verdict else None


def name_from(question: str, limit: int = 48) -> str:
    """A short name for a conversation from its first question, cut at a word."""
    line = " ".join(question.split())
    if len(line) <= limit:
        return line or UNTITLED
    whole_words = line[: limit + 1].rsplit(" ", 1)[0]
    return f"{whole_words[:limit].rstrip(' ,;:.')}…"


def _row(session: LearnerSession, conversation_id: str) -> ConversationRow:
    row = session.scalar(select(ConversationRow).where(ConversationRow.id == conversation_id))
    if row is None:
        raise UnknownConversation("This conversation is no longer there.", "Open another one or start a new one.")
    return row


def _conversation(row: ConversationRow) -> Conversation:
    return Conversation(row.id, row.name, row.created_at, row.updated_at)


def _turn(row: TurnRow) -> Turn:
    verdict: Verdict | None = "down" if row.verdict == "down" else "up" if row.verdict == "up" else None
    return Turn(row.id, row.question, _reply(row), row.asked_at, verdict, row.reason)


def _reply(row: TurnRow) -> Reply:
    try:
        return Reply.model_validate_json(row.reply)
    except ValidationError:
        return Reply(question=row.question, standalone_question=row.question, status="unreadable", message=UNREADABLE)
