"""One essay being read and judged in the background, so that a click on the page breaks nothing off."""

from collections.abc import Callable
from threading import Event, Thread
from typing import TYPE_CHECKING

from knowledge.errors import KnowledgeError
from tutor.errors import TutorError

if TYPE_CHECKING:
    from tutor.critique.essay import Essay
    from tutor.services import Services

READING = "reading"


class _Stopped(Exception):
    """The person no longer wants this essay read."""


class EssayReading:
    """The reading of one essay; when it is `done`, the essay is kept, or it failed, or it was stopped.

    `failure` is what the person can act on; `fault` is any other error, to be raised on the page. `progress` is the
    stage with how much of it is done, `previous` the id of the draft before, if there is one. The essay is kept for
    the `learner` who handed it in, whoever the window belongs to by then.
    """

    def __init__(
        self, services: "Services", learner: str, name: str, read: "Callable[[], Essay]", previous: str | None
    ) -> None:
        self.name = name
        self.previous = previous
        self.progress: tuple[str, int, int] = (READING, 0, 1)
        self.essay_id: str | None = None
        self.failure: KnowledgeError | TutorError | None = None
        self.fault: Exception | None = None
        self._services = services
        self._learner = learner
        self._read = read
        self._done = Event()
        self._stopped = Event()
        Thread(target=self._run, name="reading an essay", daemon=True).start()

    def is_done(self, seconds: float) -> bool:
        """Whether it has come to its end; waits for so long."""
        return self._done.wait(seconds)

    def stop(self) -> None:
        """Ends the reading at the next step; nothing is kept then."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            essay = self._read()
            self._go_on("getting ready", 0, 1)
            critique = self._services.critique(essay, self._go_on)
            self._go_on("keeping", 0, 1)
            self.essay_id = self._services.essays.keep(self._learner, essay, critique, self.previous).id
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
