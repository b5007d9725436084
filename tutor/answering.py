"""Answers questions as the settings say: by quotation, or in words of a chat model under proof."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property, partial
from threading import Event
from typing import TYPE_CHECKING

from knowledge.judge import Entailment
from knowledge.library import Library
from tutor.chat.quoting import QuotingTutor
from tutor.chat.replies import Reply, ReplySentence
from tutor.errors import ChatModelError, InputTooLong
from tutor.settings import Settings

if TYPE_CHECKING:
    from tutor.chat_models.writing import Writer


class Answering:
    """Answers from one library. The chat model's package is imported with the first question that is asked of it."""

    def __init__(self, settings: Settings, library: Library, entailment: Entailment) -> None:
        self._settings = settings
        self._library = library
        self._entailment = entailment

    def reply(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        source_ids: Collection[str] | None = None,
        on_sentence: Callable[[ReplySentence], None] | None = None,
        stop: Event | None = None,
    ) -> Reply:
        """The reply to a question; where the chat model cannot be had, one by quotation that says why.

        Args:
            on_sentence: gets each sentence of a chat model as soon as it is proved.
            stop: when it is set, the chat model is asked no more.

        Raises:
            InputTooLong, InvalidSettings: the question is too long; it cannot be told which chat model is meant.
        """
        quoting = self.quoting(question)
        try:
            writer = self._writer
        except ChatModelError as error:
            from tutor.chat.wording import quoted_instead, what_happened

            reply = quoting.reply(question, history, source_ids=source_ids)
            said = quoted_instead(what_happened(error)) if reply.status == "answered" else ""
            return reply.model_copy(update={"fallback": " ".join(filter(None, [said, error.hint if said else ""]))})
        if writer is None:
            return quoting.reply(question, history, source_ids=source_ids)
        from tutor.chat.asking import by_prompts
        from tutor.chat.generating import GeneratingTutor
        from tutor.grounding.proof import prove

        by_judge = partial(prove, entailment=self._entailment)
        tutor = GeneratingTutor(quoting, self._library, writer, by_judge, by_prompts())
        return tutor.reply(question, history, source_ids=source_ids, on_sentence=on_sentence, stop=stop)

    def quoting(self, question: str) -> QuotingTutor:
        """What answers this question by quotation; raises InputTooLong."""
        limit = self._settings.chat.max_question_characters
        if len(question) > limit:
            raise InputTooLong(
                f"The question is {len(question):,} characters long.", f"Ask it in {limit:,} characters or fewer."
            )
        return QuotingTutor(self._library, self._settings.chat.max_sentences, self._entailment)

    @cached_property
    def _writer(self) -> "Writer | None":
        chosen = self._settings.chat_model
        if chosen.model is None and chosen.base_url is None:
            return None
        from tutor.chat_models.building import build_writer

        return build_writer(chosen)
