"""Loads the models in the background after the first page is drawn, so that nobody waits for a page."""

import logging
from threading import Lock, Thread
from typing import TYPE_CHECKING
from weakref import WeakSet

from knowledge.errors import KnowledgeError
from tutor.errors import TutorError

if TYPE_CHECKING:
    from tutor.services import Services

_log = logging.getLogger(__name__)
_lock = Lock()
_started: "WeakSet[Services]" = WeakSet()
_ready: "WeakSet[Services]" = WeakSet()


def warm_soon(services: "Services") -> None:
    """Starts the loading once per services; later calls do nothing."""
    with _lock:
        if services in _started:
            return
        _started.add(services)
    Thread(target=_warm, args=(services,), name="warming", daemon=True).start()


def is_ready(services: "Services") -> bool:
    """Whether the loading has come to its end."""
    return services in _ready


def _warm(services: "Services") -> None:
    try:
        services.warm()
    except (KnowledgeError, TutorError) as error:
        # The first question meets the same error, and its page tells the person.
        _log.warning("The models could not be loaded ahead of time: %s", error)
    finally:
        _ready.add(services)
