"""LangChain's hybrid: BM25 and the vector store joined by reciprocal rank fusion, as its EnsembleRetriever does.

The retriever itself and its BM25 partner lived in packages that are retired; what is pinned here are their defaults:
equal weights and a constant of 60 (Cormack, Clarke and Büttcher 2009).
"""

from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.data_sets.searching import Place
from tests.benchmarks.peers.bm25 import Bm25
from tests.benchmarks.peers.chunks import place_of
from tests.benchmarks.peers.peer import LIMIT
from tests.benchmarks.peers.stock_langchain import StockLangChain

CONSTANT = 60
DEPTH = 50


class RankFusion:
    """Chunks by the sum of `0.5 / (60 + rank)` over both lists."""

    name = "LangChain's rank-fusion hybrid"
    settings = f"the two above, {DEPTH} from each, weights 0.5 and 0.5, constant {CONSTANT}"

    def __init__(self) -> None:
        self._words, self._meaning = Bm25(), StockLangChain()

    def index(self, files: Sequence[Path], folder: Path) -> None:
        """Index the files in both."""
        for part in (self._words, self._meaning):
            inside = folder / type(part).__name__
            inside.mkdir()
            part.index(files, inside)

    def find(self, question: str) -> list[Place]:
        """The places of the best chunks."""
        scores: dict[int, float] = {}
        for chunks in (self._words.best(question, DEPTH), self._meaning.nearest(question, DEPTH)):
            for rank, chunk in enumerate(chunks, start=1):
                number = chunk.metadata["number"]
                scores[number] = scores.get(number, 0.0) + 0.5 / (CONSTANT + rank)
        best = sorted(scores, key=lambda number: (-scores[number], number))[:LIMIT]
        return [place_of(self._words.chunks[number]) for number in best]

    def close(self) -> None:
        """Close both."""
        self._words.close()
        self._meaning.close()
