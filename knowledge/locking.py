"""Locks between processes: one indexes at a time, and one owns the vector store's folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from knowledge.catalogue.connection import mapped
from knowledge.errors import LibraryBusy

WRITE_LOCK = "write.lock"
OWNER_LOCK = "vectors.lock"


@contextmanager
def write_lock(folder: Path, seconds: float) -> Iterator[None]:
    """Hold the right to index in a data folder; raises LibraryBusy when another holds it for that long."""
    lock = FileLock(folder / WRITE_LOCK)
    with mapped(folder):
        try:
            lock.acquire(timeout=seconds)
        except Timeout as error:
            message = "Another process is indexing the library."
            raise LibraryBusy(message, "Wait until it is done and try again.") from error
    try:
        yield
    finally:
        lock.release()


class Ownership:
    """The right to open the vector store's folder, held by at most one object on the machine until released."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / OWNER_LOCK, thread_local=False)

    def take(self) -> bool:
        """Whether the right is held now; never waits."""
        if self._lock.is_locked:
            return True
        with mapped(self._folder):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                return False
        return True

    def release(self) -> None:
        """Let another have it."""
        self._lock.release(force=True)
