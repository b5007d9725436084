"""What a person can do on the Chat page, each as one call on the services and a change of this window's state."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from knowledge.errors import KnowledgeError
from knowledge.sources import Source
from tutor.chat.replies import Reply, ReplyCitation, ReplySentence
from tutor.errors import TutorError, UnknownConversation
from tutor.exports.conversation import conversation_markdown
from tutor.learners.conversations import Conversation, Turn, Verdict
from tutor.ui.learner import current_learner
from tutor.ui.state import Opened, chat_state

if TYPE_CHECKING:
    from tutor.services import Services

NEW_CONVERSATION = "The conversation was deleted in another window, so this is a new one."
ALL_SOURCES = "The sources that you had chosen are no longer in the library. Answers come from all sources again."


class Conversing:
    """The open conversation of this window."""

    def __init__(self, services: "Services") -> None:
        self.services = services
        self._records = services.conversations_of(current_learner(services))
        self.state = chat_state()
        self.longest_question: int = services.settings.chat.max_question_characters

    def conversations(self) -> tuple[Conversation, ...]:
        """Every conversation of this learner, the one used last first."""
        return self._records.list()

    def conversation(self) -> Conversation | None:
        """The open conversation, or None for a new one; one deleted elsewhere is closed, its open question kept."""
        if self.state.conversation_id is None:
            return None
        try:
            return self._records.get(self.state.conversation_id)
        except UnknownConversation:
            waiting, failed = self.state.waiting, self.state.failed
            self.choose(None)
            self.state.waiting, self.state.failed = waiting, failed
            if waiting or failed:
                self._tell(NEW_CONVERSATION)
            return None

    def turns(self) -> tuple[Turn, ...]:
        """What was asked and answered so far in the open conversation; nothing if it was deleted elsewhere."""
        if self.state.conversation_id is None:
            return ()
        try:
            return self._records.turns(self.state.conversation_id)
        except UnknownConversation:
            return ()

    def choose(self, conversation_id: str | None) -> None:
        """Opens a conversation, or a new one."""
        self.state.conversation_id = conversation_id
        self.state.opened = self.state.waiting = self.state.failed = self.state.fresh_turn = None
        self.state.notice = ""

    def wait_for(self, question: str | None) -> None:
        """Takes a question; it is answered when the page is drawn next."""
        self.state.waiting = (question or "").strip() or None
        self.state.failed, self.state.can_retry, self.state.notice = None, True, ""

    def answer(self, question: str, on_sentence: Callable[[ReplySentence], None] | None = None) -> Turn:
        """Asks, keeps the reply in the open or a new conversation, and returns the turn.

        `on_sentence` gets each sentence of a chat model once it is proved.
        """
        try:
            history = [turn.question for turn in self.turns()]
            self.leave_out_missing(self.services.library.sources())
            only = self.state.only_from or None
            reply = self.services.ask(question, history, source_ids=only, on_sentence=on_sentence)
            kept = self._keep(question, reply)
        except (KnowledgeError, TutorError) as error:
            self.state.can_retry = error.retry_helps
            raise
        self.state.fresh_turn, self.state.failed = kept.id, None
        return kept

    def leave_out_missing(self, sources: Iterable[Source]) -> bool:
        """Whether a source to answer from is no longer in the library; it is chosen no more."""
        there = {source.id for source in sources}
        kept = tuple(source_id for source_id in self.state.only_from if source_id in there)
        if kept == self.state.only_from:
            return False
        self.state.only_from = kept
        if not kept:
            self._tell(ALL_SOURCES)
        return True

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
        self._records.rate(turn_id, verdict, reason)

    def rename(self, conversation_id: str, name: str) -> None:
        """Gives the conversation another name."""
        self._records.rename(conversation_id, name)

    def delete(self, conversation_id: str) -> None:
        """Erases a conversation, and closes it if it is open, also when its traces could not be erased."""
        try:
            self._records.delete(conversation_id)
        finally:
            if self.state.conversation_id == conversation_id:
                self.choose(None)

    def export(self, conversation: Conversation) -> str:
        """The conversation as Markdown."""
        sources = {source.id: source for source in self.services.library.sources()}
        turns = self._records.turns(conversation.id)
        return conversation_markdown(conversation, turns, sources)

    def _keep(self, question: str, reply: Reply) -> Turn:
        if self.state.conversation_id is not None:
            try:
                return self._records.add_turn(self.state.conversation_id, question, reply)
            except UnknownConversation:
                self._tell(NEW_CONVERSATION)
        self.state.conversation_id = self._records.create().id
        return self._records.add_turn(self.state.conversation_id, question, reply)

    def _tell(self, line: str) -> None:
        self.state.notice = f"{self.state.notice} {line}".strip()
