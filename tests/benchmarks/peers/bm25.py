"""BM25 over the same chunks: SQLite's full-text search with Porter's stemmer, any word of the question."""

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from langchain_core.documents import Document

from tests.benchmarks.data_sets.searching import Place
from tests.benchmarks.peers.chunks import chunks, place_of
from tests.benchmarks.peers.peer import LIMIT

_WORD = re.compile(r"\w+")


class Bm25:
    """Chunks by words alone."""

    name = "BM25 alone"
    settings = "the same chunks in SQLite FTS5, `bm25()` with its defaults, `porter unicode61`, every word OR-ed"

    def index(self, files: Sequence[Path], folder: Path) -> None:
        """Put every chunk into a table."""
        self.chunks = chunks(files)
        self._database = sqlite3.connect(folder / "words.db")
        self._database.execute("CREATE VIRTUAL TABLE chunk USING fts5(body, tokenize = 'porter unicode61')")
        rows = [(number, chunk.page_content) for number, chunk in enumerate(self.chunks)]
        self._database.executemany("INSERT INTO chunk(rowid, body) VALUES (?, ?)", rows)

    def best(self, question: str, limit: int) -> list[Document]:
        """The best chunks, best first."""
        words = dict.fromkeys(_WORD.findall(question.lower()))
        expression = " OR ".join(f'"{word}"' for word in words)
        rows = self._database.execute(
            "SELECT rowid FROM chunk WHERE chunk MATCH ? ORDER BY bm25(chunk), rowid LIMIT ?", (expression, limit)
        )
        return [self.chunks[row[0]] for row in rows]

    def find(self, question: str) -> list[Place]:
        """The places of the best chunks."""
        return [place_of(chunk) for chunk in self.best(question, LIMIT)]

    def close(self) -> None:
        """Close the database."""
        self._database.close()
