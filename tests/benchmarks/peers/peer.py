"""What a peer is: it is given files once, and then returns places in them for a question."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from tests.benchmarks.data_sets.searching import Place

LIMIT = 5


class Peer(Protocol):
    """One way to retrieve; `settings` says in a line what is pinned."""

    name: str
    settings: str

    def index(self, files: Sequence[Path], folder: Path) -> None:
        """Take in the files, with `folder` to keep things in."""
        ...

    def find(self, question: str) -> list[Place]:
        """The places of the best `LIMIT` texts, best first."""
        ...

    def close(self) -> None:
        """Let go of every file."""
        ...
