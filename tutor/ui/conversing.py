"""What a person can do on the Chat page, each as one call on the services and a change of this window's state."""

from typing import TYPE_CHECKING

from tutor.chat.replies import ReplyCitation
from tutor.errors import InputTooLong, UnknownConversation
from tutor.exports.conversation import conversation_markdown
from tutor.learners.conversations import Conversation, Turn, Verdict
from tutor.ui.state import Opened, chat_state

if TYPE_CHECKING:
    from tutor.services import Services


class Conversing:
    """The open conversation of this window."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self.state = chat_state()
        self.longest_question: int = services.settings.chat.max_question_characters

    def conversation(self) -> Conversation | None:
        """The open conversation, or None for a new one; one deleted elsewhere is closed."""
        if self.state.conversation_id is None:
            return None
        try:
            return self._services.conversations.get(self.state.conversation_id)
        except UnknownConversation:
            self.choose(None)
            return None

    def turns(self) -> tuple[Turn, ...]:
        """What was asked and answered so far in the open conversation."""
        if self.state.conversation_id is None:
            return ()
        return self._services.conversations.turns(self.state.conversation_id)

    def choose(self, conversation_id: str | None) -> None:
        """Opens a conversation, or a new one."""
        self.state.conversation_id = conversation_id
        self.state.opened = self.state.waiting = self.state.failed = self.state.fresh_turn = None

    def wait_for(self, question: str | None) -> None:
        """Takes a question; it is answered when the page is drawn next."""
        self.state.waiting = (question or "").strip() or None
        self.state.failed = None

    def answer(self, question: str) -> Turn:
        """Asks, keeps the reply in the open or a new conversation, and returns the turn."""
        if len(question) > self.longest_question:
            raise InputTooLong("This question is too long.", f"Ask it in under {self.longest_question:,} characters.")
        history = [turn.question for turn in self.turns()]
        reply = self._services.ask(question, history, source_ids=self.state.only_from or None)
        if self.state.conversation_id is None:
            self.state.conversation_id = self._services.conversations.create().id
        kept = self._services.conversations.add_turn(self.state.conversation_id, question, reply)
        self.state.fresh_turn, self.state.failed = kept.id, None
        return kept

    def open_source(self, turn_id: str, number: int) -> None:
        """Opens the source of a citation, or closes it when it is the one that is open."""
        wanted = Opened(turn_id, number)
        self.state.opened = None if self.state.opened == wanted else wanted
        self.state.openings += 1

    def close_source(self) -> None:
        """Closes the open source."""
        self.state.opened = None

    def read_whole(self, citation: ReplyCitation) -> None:
        """Closes the panel, to read its source from beginning to end instead."""
        self.state.opened, self.state.reading = None, (citation.source_id, citation.start)

    def rate(self, turn_id: str, verdict: Verdict | None, reason: str) -> None:
        """Keeps what the person thought of a reply."""
        self._services.conversations.rate(turn_id, verdict, reason)

    def rename(self, conversation_id: str, name: str) -> None:
        """Gives the conversation another name."""
        self._services.conversations.rename(conversation_id, name)

    def delete(self, conversation_id: str) -> None:
        """Erases a conversation, and closes it if it is open."""
        self._services.conversations.delete(conversation_id)
        if self.state.conversation_id == conversation_id:
            self.choose(None)

    def export(self, conversation: Conversation) -> str:
        """The conversation as Markdown."""
        sources = {source.id: source for source in self._services.library.sources()}
        turns = self._services.conversations.turns(conversation.id)
        return conversation_markdown(conversation, turns, sources)
