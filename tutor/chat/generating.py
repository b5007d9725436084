"""Answers in words of a chat model, sentence by sentence under proof; where that fails, by quotation."""

from collections.abc import Callable, Collection, Iterator, Sequence
from threading import Event

from knowledge.library import Library
from knowledge.timing import Stopwatch
from tutor.chat.asking import Asking, Passages
from tutor.chat.composition import Composition, OnSentence
from tutor.chat.lines import Unreadable, lines
from tutor.chat.material import material
from tutor.chat.quoting import QuotingTutor, Reading
from tutor.chat.replies import Reply
from tutor.chat.rewriting import rewritten
from tutor.chat.wording import UNREADABLE, UNSUPPORTED, quoted_instead, what_happened
from tutor.chat_models.writing import Writer
from tutor.errors import ChatModelError, ChatModelStopped
from tutor.grounding.proof import Proved, Statement
from tutor.prompting import Messages

SENTENCES = 12
"""Most sentences of an answer, a few more than are asked for."""

TRIED = 2 * SENTENCES
"""Most statements of one text that are put to proof, since each takes time."""

Prove = Callable[[Sequence[Statement], Passages], Sequence[Proved]]


class GeneratingTutor:
    """Lets the quoting tutor decide whether the sources answer, and a chat model say what they do.

    No sentence of the model is in a reply that `prove` does not find borne out by a passage of the sources.

    Args:
        library: the one that the quoting tutor reads.
        prove: the verdict on each statement, by the passages that it names.
    """

    def __init__(self, quoting: QuotingTutor, library: Library, writer: Writer, prove: Prove, asking: Asking) -> None:
        self._quoting = quoting
        self._library = library
        self._writer = writer
        self._prove = prove
        self._asking = asking

    def reply(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        source_ids: Collection[str] | None = None,
        on_sentence: OnSentence | None = None,
        stop: Event | None = None,
    ) -> Reply:
        """The reply to a question, in view of the earlier questions of the conversation.

        Args:
            on_sentence: gets each sentence of the model as soon as it is proved. Its citations are numbered as in the
                reply, and it stays in the reply.
            stop: when it is set, the model is asked no more; what was proved stays.
        """
        watch = Stopwatch()
        failure: ChatModelError | None = None
        alone = None
        try:
            with watch.of("rewriting"):
                alone = rewritten(question, history, self._writer, self._asking.standalone, stop)
        except ChatModelError as error:
            failure = error
        reading = self._quoting.read(question, history, source_ids=source_ids, rewritten=alone)
        reply = reading.reply
        if reply.status == "answered":
            with watch.of("writing"):
                reply = self._composed(reading, on_sentence, stop) if failure is None else _quoted(reply, failure)
        return reply.model_copy(update={"timings_ms": {**reply.timings_ms, **watch.timings_ms()}})

    def _composed(self, reading: Reading, on_sentence: OnSentence | None, stop: Event | None) -> Reply:
        passages = material(reading, self._library)
        if not passages:
            return reading.reply
        composition = Composition(passages, on_sentence)
        failure = self._write(self._asking.answer(reading.standalone, passages), passages, composition, stop)
        unsupported = composition.unsupported
        is_full = len(composition.sentences) == SENTENCES
        if failure is None and unsupported and not is_full and not _is_set(stop):
            repair = self._asking.repair(reading.standalone, passages, unsupported)
            # What was proved before is an answer without it, so that its failing is none of the answer's.
            self._write(repair, passages, composition, stop, is_repair=True)
        if composition.sentences and failure is None:
            return composition.answer(reading.reply, self._writer.name)
        if composition.sentences and failure is not None:
            return composition.broken_off(reading.reply, self._writer.name, what_happened(failure))
        if failure is not None:
            return composition.quotations(reading.reply, what_happened(failure))
        return composition.quotations(reading.reply, UNSUPPORTED if unsupported else UNREADABLE)

    def _write(
        self,
        messages: Messages,
        passages: Passages,
        composition: Composition,
        stop: Event | None,
        *,
        is_repair: bool = False,
    ) -> ChatModelError | None:
        """Have a text written and each of its statements proved as it comes; what went wrong with the model, if so."""
        tried = 0
        try:
            for line in lines(self._pieces(messages, stop)):
                if isinstance(line, Unreadable):
                    composition.unreadable += 1
                elif not composition.has(line.text):
                    (proved,) = self._prove([line], passages)
                    composition.take(proved, is_repair=is_repair)
                    tried += 1
                if len(composition.sentences) == SENTENCES or tried == TRIED:
                    break
        except ChatModelError as error:
            return error
        return None

    def _pieces(self, messages: Messages, stop: Event | None) -> Iterator[str]:
        """The text as it comes; nothing more of it once somebody has stopped it, even while a sentence was proved."""
        _check(stop)
        for piece in self._writer.write(messages, stop):
            _check(stop)
            yield piece


def _quoted(reply: Reply, failure: ChatModelError) -> Reply:
    return reply.model_copy(update={"fallback": quoted_instead(what_happened(failure))})


def _is_set(stop: Event | None) -> bool:
    return stop is not None and stop.is_set()


def _check(stop: Event | None) -> None:
    if _is_set(stop):
        raise ChatModelStopped("The chat model was stopped.")
