"""Scores texts against a question with a cross-encoder, within a time budget."""

import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Protocol

from knowledge.batches import batches
from knowledge.onnx_models import OnnxModel
from knowledge.sentence_models import SentenceCrossEncoder
from knowledge.weights import ANSWERING_ADAPTER, MARCO_RERANKER, locate, locate_own

MAX_TOKENS = 256
BATCH = 8


class Reranker(Protocol):
    """Anything that scores texts against a question; a cross-encoder by default."""

    def score(self, query: str, texts: Sequence[str], *, seconds: float | None = None) -> list[float | None]:
        """One score a text, higher is better; None for those that the time did not allow (the last ones first)."""
        ...


class OnnxReranker:
    """A BERT-like cross-encoder as ONNX; loaded on first use, safe to share by threads.

    Scores are the model's raw logits, about -11 (unrelated) to +11 (answers).

    Args:
        folder: holds `model.onnx` and `tokenizer.json`; None for the packaged ms-marco-MiniLM-L-12-v2.
        adapter: gives a safetensors file with weights that take the place of the model's own of the same name.
    """

    def __init__(self, folder: Path | None = None, adapter: Callable[[], Path] | None = None) -> None:
        self._model = OnnxModel(lambda: folder or locate(MARCO_RERANKER), adapter, MAX_TOKENS)

    def score(self, query: str, texts: Sequence[str], *, seconds: float | None = None) -> list[float | None]:
        """One logit a text; texts are scored in the order given until `seconds` are over, the first few always."""
        if not texts:
            return []
        # The first call loads the model, which is no part of the time to read.
        tokens = self._model.tokens([(query, text) for text in texts])
        until = time.monotonic() + seconds if seconds is not None else None
        scores: list[float | None] = [None] * len(texts)
        for number, batch in enumerate(batches([len(text) for text in texts], BATCH)):
            if number and until is not None and time.monotonic() > until:
                break
            logits = self._model.run([tokens[index] for index in batch])[:, 0]
            for index, logit in zip(batch, logits, strict=True):
                scores[index] = float(logit)
        return scores


class LocalCrossEncoder:
    """A sentence-transformers cross-encoder by folder or hub id, behind the same interface."""

    def __init__(self, model: str) -> None:
        self._name = model
        self._loading = Lock()

    def score(self, query: str, texts: Sequence[str], *, seconds: float | None = None) -> list[float | None]:
        """One score a text; texts are scored in the order given until `seconds` are over, the first few always."""
        with self._loading:
            model = self._loaded
        until = time.monotonic() + seconds if seconds is not None else None
        scores: list[float | None] = [None] * len(texts)
        for start in range(0, len(texts), BATCH):
            if start and until is not None and time.monotonic() > until:
                break
            scores[start : start + BATCH] = model.predict(query, texts[start : start + BATCH])
        return scores

    @cached_property
    def _loaded(self) -> SentenceCrossEncoder:
        return SentenceCrossEncoder(self._name)


def local_reranker(model: str | None) -> Reranker:
    """The packaged reranker, an ONNX folder, or a sentence-transformers cross-encoder by folder or hub id."""
    if model is None:
        return OnnxReranker()
    folder = Path(model)
    return OnnxReranker(folder) if (folder / "model.onnx").is_file() else LocalCrossEncoder(model)


def answering_reranker(model: str | None) -> Reranker:
    """Judges whether a sentence answers a question: the packaged reranker, trained further for it, or the model set.

    The further training is described in docs/models/answering-reranker.md; its weights are a file of this package.
    """
    return OnnxReranker(adapter=lambda: locate_own(ANSWERING_ADAPTER)) if model is None else local_reranker(model)
