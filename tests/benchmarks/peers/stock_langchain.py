"""LangChain as its tutorials put it together: the recursive splitter, Chroma, and the same MiniLM."""

from collections.abc import Sequence
from pathlib import Path

from langchain_chroma import Chroma
from langchain_core.documents import Document

from knowledge.embedding import LocalEmbeddings
from tests.benchmarks.data_sets.searching import Place
from tests.benchmarks.peers.chunks import chunks, place_of
from tests.benchmarks.peers.peer import LIMIT


class StockLangChain:
    """Chunks by meaning alone."""

    name = "stock LangChain"
    settings = "RecursiveCharacterTextSplitter 1000/200, Chroma with its defaults, all-MiniLM-L6-v2; R@4 is its k=4"

    def index(self, files: Sequence[Path], folder: Path) -> None:
        """Embed every chunk."""
        self.chunks = chunks(files)
        self._store = Chroma("stock", LocalEmbeddings(), persist_directory=str(folder))
        self._store.add_documents(self.chunks)

    def nearest(self, question: str, limit: int) -> list[Document]:
        """The nearest chunks, nearest first."""
        return self._store.similarity_search(question, k=limit)

    def find(self, question: str) -> list[Place]:
        """The places of the nearest chunks."""
        return [place_of(chunk) for chunk in self.nearest(question, LIMIT)]

    def close(self) -> None:
        """Nothing is held that the end of the process does not free."""
