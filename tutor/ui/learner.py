"""Who is learning in this window."""

from typing import TYPE_CHECKING

from tutor.learners.conversations import LOCAL_LEARNER

if TYPE_CHECKING:
    from tutor.services import Services


def current_learner(_services: "Services") -> str:
    """The id of the learner whose records this window shows."""
    return LOCAL_LEARNER
