"""Text to vectors through LangChain's `Embeddings`, so that any embedding of the ecosystem can take its place."""

from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import Protocol, runtime_checkable

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from knowledge.sentence_models import SentenceModel
from knowledge.weights import MINILM_EMBEDDING, locate

Vectors = NDArray[np.float32]
Parts = Sequence[Sequence[tuple[int, int]]]


@runtime_checkable
class EmbedsParts(Protocol):
    """Embeddings that give the vectors of spans inside a text in the same pass as the text's own."""

    def embed_parts(self, texts: Sequence[str], parts: Parts) -> tuple[Vectors, Vectors]:
        """Unit vectors of the texts, and of all their parts in order."""
        ...


class LocalEmbeddings(Embeddings):
    """A sentence-transformers model as LangChain embeddings; loaded on first use, safe to share by threads.

    Args:
        model: a folder or hub id; None for the packaged all-MiniLM-L6-v2.
    """

    def __init__(self, model: str | None = None) -> None:
        self._path = model
        self._loading = Lock()

    @property
    def id(self) -> str:
        """What is recorded with an index made by this model; another id means another index."""
        return self._path or MINILM_EMBEDDING.id

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Unit vectors of passages."""
        return self._model.encode_documents(texts).tolist() if texts else []

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question."""
        return [float(value) for value in self._model.encode_queries([text])[0]]

    def embed_parts(self, texts: Sequence[str], parts: Parts) -> tuple[Vectors, Vectors]:
        """Unit vectors of the texts and of the character spans inside them, from one pass."""
        return self._model.encode_parts(texts, parts)

    @cached_property
    def _loaded(self) -> SentenceModel:
        return SentenceModel(self._path or str(locate(MINILM_EMBEDDING)))

    @property
    def _model(self) -> SentenceModel:
        with self._loading:
            return self._loaded


def embedding_id(embeddings: Embeddings) -> str:
    """The name under which vectors of these embeddings are stored."""
    named = (
        getattr(embeddings, "id", None) or getattr(embeddings, "model", None) or getattr(embeddings, "model_name", None)
    )
    return str(named) if named else type(embeddings).__qualname__
