"""Does pieces of work on two cores at once, where libraries do it that let other threads run meanwhile."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

AT_ONCE = 2
"""Two small batches, each by itself, take less time than one after the other on both cores: the models are too small
to be worth parting. More at once would only wait for each other on the machines this is made for."""

_Piece = TypeVar("_Piece")
_Done = TypeVar("_Done")


def side_by_side(work: Callable[[_Piece], _Done], pieces: Iterable[_Piece]) -> list[_Done]:
    """What the work gives for each piece, in order; at the first error, which is raised, what waits is dropped."""
    waiting = list(pieces)
    if len(waiting) < AT_ONCE:
        return [work(one) for one in waiting]
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        return list(pool.map(work, waiting))
    finally:
        pool.shutdown(cancel_futures=True)
