"""One piece of work in the background, so that a click on the page breaks nothing off."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Generic, TypeVar

from knowledge.errors import KnowledgeError
from tutor.errors import TutorError

T = TypeVar("T")
Progress = Callable[[str, int, int], None]


class _Stopped(Exception):
    """The person no longer wants this done."""


class Background(Generic[T]):
    """Runs `work` in a thread of its own; when it is done there is a `result`, or it failed, or it was stopped.

    `work` takes a progress callback. `failure` is what the person can act on; `fault` is any other error, to be raised
    on the page. `progress` is the stage with how much of it is done.
    """

    def __init__(self, stage: str, work: Callable[[Progress], T]) -> None:
        self.progress: tuple[str, int, int] = (stage, 0, 1)
        self.result: T | None = None
        self.failure: KnowledgeError | TutorError | None = None
        self.fault: Exception | None = None
        self._work = work
        self._done = Event()
        self._stopped = Event()
        Thread(target=self._run, name=stage, daemon=True).start()

    def is_done(self, seconds: float = 0.0) -> bool:
        """Whether it has come to its end; waits for so long."""
        return self._done.wait(seconds)

    def stop(self) -> None:
        """Ends the work at its next step."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            self.result = self._work(self._go_on)
        except _Stopped:
            pass
        except (KnowledgeError, TutorError) as error:
            self.failure = error
        except Exception as error:
            # The page raises it again where it is logged and reported.
            self.fault = error
        finally:
            self._done.set()

    def _go_on(self, stage: str, done: int, of: int) -> None:
        if self._stopped.is_set():
            raise _Stopped
        self.progress = (stage, done, of)
