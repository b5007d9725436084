"""This program's retrieval, as `python -m tutor retrieve` runs it."""

from collections.abc import Sequence
from pathlib import Path

from knowledge.library import Library
from tests.benchmarks.data_sets.searching import Place
from tests.benchmarks.peers.peer import LIMIT


class Ours:
    """Words and meaning over passages and sentences, fused and reranked, as the library does by default."""

    name = "ours"
    settings = "the library's defaults"

    def index(self, files: Sequence[Path], folder: Path) -> None:
        """Add every file as a reference."""
        self._library = Library.open(folder)
        for outcome in self._library.add_all(files, role="reference"):
            if outcome.error is not None:
                raise outcome.error

    def find(self, question: str) -> list[Place]:
        """The best passages."""
        found = self._library.search(question, limit=LIMIT, unit="passage")
        return [Place(one.source.file_name, one.passage.start, one.passage.end) for one in found]

    def close(self) -> None:
        """Close the library."""
        self._library.close()


class OursUnranked(Ours):
    """The same without the reranking model."""

    name = "ours, without the reranker"
    settings = "`candidates` of the same library: the fused score alone"

    def find(self, question: str) -> list[Place]:
        """The best passages by fused score."""
        retrieval = self._library.retrieval
        found = retrieval.candidates(retrieval.mended(question), limit=LIMIT, unit="passage")
        return [Place(one.source.file_name, one.passage.start, one.passage.end) for one in found]
