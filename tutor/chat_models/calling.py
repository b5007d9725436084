"""A chat model of LangChain, called under limits: a time by the clock, a length, and a person who may stop it."""

import time
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Event, Thread

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage, HumanMessage, SystemMessage
from langsmith import tracing_context

from tutor.chat_models.failures import Failure, ending_of, failure_of, lack_of, too_slow
from tutor.chat_models.writing import Limits
from tutor.errors import ChatModelStopped, ChatModelTooLong
from tutor.prompting import Messages

GLANCE = 0.1
"""Seconds after which a wait looks again whether it is to end."""
AHEAD = 256
"""Pieces that may lie ready; a model that writes faster than it is read waits."""


class ChatModelWriter:
    """A Writer that is a chat model; its own retries are to be off, as those here keep to the limits."""

    def __init__(self, model: BaseChatModel, name: str, limits: Limits) -> None:
        self._model = model
        self._name = name
        self._limits = limits

    @property
    def name(self) -> str:
        """PROVIDER:MODEL, as replies and critiques name what composed them."""
        return self._name

    def write(self, messages: Messages, stop: Event | None = None) -> Iterator[str]:
        """The text in pieces as they come; ends only where the model says that the text is whole.

        A model that cannot be reached or is busy for a moment is tried once more, if nothing has come from it.

        Raises:
            ChatModelError: the text did not come, or not whole, or not within the limits; ChatModelStopped where
                `stop` is set while it is written.
        """
        watch = _Watch(time.monotonic() + self._limits.seconds, stop or Event())
        model = self._model
        failure = yield from self._attempt(model, messages, watch)
        if failure is not None and failure.minds_temperature:
            # Some models take no temperature but their own.
            model = model.model_copy(update={"temperature": None})
            failure = yield from self._attempt(model, messages, watch)
        if failure is not None and failure.pause is not None and watch.waited(failure.pause):
            failure = yield from self._attempt(model, messages, watch)
        if failure is not None:
            raise failure.error
        self._model = model

    def _attempt(
        self, model: BaseChatModel, messages: Messages, watch: "_Watch"
    ) -> Generator[str, None, Failure | None]:
        """One call; gives back what made it fail where the model's package raised an error."""
        call = _Call(model, messages)
        written, ending = 0, ""
        try:
            while (received := call.received(watch)) is not None:
                if isinstance(received, Exception):
                    return failure_of(received, begun=written > 0)
                ending = ending_of(received) or ending
                text = str(received.text)
                written += len(text)
                if written > self._limits.characters:
                    raise ChatModelTooLong(
                        "The chat model wrote more than one text may hold.",
                        "Ask again, or ask for one thing at a time.",
                    )
                if text:
                    yield text
        finally:
            call.let_go()
        lack = lack_of(ending, written=written > 0)
        return None if lack is None else Failure(lack)


@dataclass(frozen=True, slots=True)
class _Watch:
    """When a text must be whole, and the sign by which a person stops it."""

    deadline: float
    stop: Event

    def waited(self, seconds: float) -> bool:
        """Whether so long a wait left time for another try; it is ended by the person's sign."""
        if time.monotonic() + seconds >= self.deadline:
            return False
        self.stop.wait(seconds)
        return True


class _Call:
    """One call of a model in a thread of its own, so that one that hangs or drips can be let go of.

    What has been let go of ends by itself with the model's next piece or its package's own time limit.
    """

    def __init__(self, model: BaseChatModel, messages: Messages) -> None:
        self._queue: Queue[tuple[float, AIMessageChunk | Exception | None]] = Queue(AHEAD)
        self._let_go = Event()
        Thread(target=self._run, args=(model, messages), name="chat-model", daemon=True).start()

    def received(self, watch: _Watch) -> AIMessageChunk | Exception | None:
        """The next piece, the error that ended the call, or None at its end.

        Raises:
            ChatModelTooSlow, ChatModelStopped: it did not come in time; the person does not want it any more.
        """
        while not watch.stop.is_set():
            left = watch.deadline - time.monotonic()
            try:
                # What lies ready came in time, however long the reader took with what came before.
                came, what = self._queue.get(timeout=max(0.0, min(GLANCE, left)))
            except Empty:
                if left <= 0:
                    raise too_slow() from None
                continue
            if came > watch.deadline:
                raise too_slow()
            return what
        raise ChatModelStopped("The chat model was stopped.", "Ask again whenever you like.")

    def let_go(self) -> None:
        """Nothing more is wanted of this call."""
        self._let_go.set()

    def _run(self, model: BaseChatModel, messages: Messages) -> None:
        what: Exception | None = None
        try:
            self._read(model, messages)
        except Exception as error:  # The outermost edge: whatever a provider's package raises is told apart elsewhere.
            what = error
        self._put(what)

    def _read(self, model: BaseChatModel, messages: Messages) -> None:
        asked: list[BaseMessage] = [SystemMessage(messages.system), HumanMessage(messages.task)]
        # What a learner writes goes to the chat model and to no one who watches calls.
        with tracing_context(enabled=False), closing(_stream(model, asked)) as pieces:
            for piece in pieces:
                if not self._put(piece):
                    return

    def _put(self, what: AIMessageChunk | Exception | None) -> bool:
        """Whether it is still wanted."""
        came = time.monotonic()
        while not self._let_go.is_set():
            try:
                self._queue.put((came, what), timeout=GLANCE)
            except Full:
                continue
            return True
        return False


def _stream(model: BaseChatModel, asked: list[BaseMessage]) -> Generator[AIMessageChunk, None, None]:
    yield from model.stream(asked)
