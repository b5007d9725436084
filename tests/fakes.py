"""Stand-ins for models: quick, deterministic, and of the same classes that the real ones are."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from langchain_core.embeddings import Embeddings


class HashEmbeddings(Embeddings):
    """Texts that share words get vectors that are near; remembers every text that it was given."""

    def __init__(self, dimension: int = 32, model_id: str = "hash") -> None:
        self.dimension = dimension
        self.id = model_id
        self.seen: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.seen.extend(texts)
        return [self._vector(text).tolist() for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return [float(value) for value in self._vector(text)]

    def _vector(self, text: str) -> np.ndarray:
        words = re.findall(r"\w+", text.lower()) or [""]
        return np.sum([self._word(word) for word in words], axis=0)

    def _word(self, word: str) -> np.ndarray:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "little")
        return np.random.default_rng(seed).normal(size=self.dimension)


class OverlapReranker:
    """Scores a text by how many of the query's words it holds."""

    def score(self, query: str, texts: Sequence[str], *, seconds: float | None = None) -> list[float | None]:
        wanted = set(re.findall(r"\w+", query.lower()))
        return [float(len(wanted & set(re.findall(r"\w+", text.lower())))) for text in texts]
