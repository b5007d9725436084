"""One essay being read and judged in the background, so that a click on the page breaks nothing off."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tutor.ui.background import Background, Progress

if TYPE_CHECKING:
    from tutor.critique.essay import Essay
    from tutor.services import Services

READING = "reading"


class EssayReading(Background[str]):
    """The reading of one essay, whose `result` is the id under which it is kept.

    `previous` is the id of the draft before, if there is one. The essay is kept for the `learner` who handed it in,
    whoever the window belongs to by then.
    """

    def __init__(
        self, services: "Services", learner: str, name: str, read: "Callable[[], Essay]", previous: str | None
    ) -> None:
        self.name = name
        self.previous = previous

        def work(progress: Progress) -> str:
            essay = read()
            progress("getting ready", 0, 1)
            critique = services.critique(essay, progress)
            # Said last, so that a reading that was stopped meanwhile keeps nothing.
            progress("keeping", 0, 1)
            return services.essays.keep(learner, essay, critique, previous).id

        super().__init__(READING, work)
