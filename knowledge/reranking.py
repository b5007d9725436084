"""Scores texts against a question with a cross-encoder, within a time budget."""

import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np

from knowledge.errors import ModelDamaged
from knowledge.sentence_models import SentenceCrossEncoder
from knowledge.weights import ANSWERING_ADAPTER, MARCO_RERANKER, locate, locate_own

MAX_TOKENS = 256
BATCH = 8
WINDOW = 32
"""Texts are batched by length inside windows of this many, so that padding is small and the best still go first."""


class Reranker(Protocol):
    """Anything that scores texts against a question; a cross-encoder by default."""

    def score(self, query: str, texts: Sequence[str], *, seconds: float | None = None) -> list[float | None]:
        """One score a text, higher is better; None for those that the time did not allow (the last ones first)."""
        ...


class OnnxReranker:
    """A BERT-like cross-encoder as ONNX, run by onnxruntime; loaded on first use, safe to share by threads.

    Scores are the model's raw logits, about -11 (unrelated) to +11 (answers).

    Args:
        folder: holds `model.onnx` and `tokenizer.json`; None for the packaged ms-marco-MiniLM-L-12-v2.
        adapter: a safetensors file with weights that take the place of the model's own of the same name.
    """

    def __init__(self, folder: Path | None = None, adapter: Callable[[], Path] | None = None) -> None:
        self._folder = folder
        self._adapter = adapter
        self._loading = Lock()

    def score(self, query: str, texts: Sequence[str], *, seconds: float | None = None) -> list[float | None]:
        """One logit a text; texts are scored in the order given until `seconds` are over, the first few always."""
        with self._loading:
            tokenizer, session = self._loaded
        until = time.monotonic() + seconds if seconds is not None else None
        scores: list[float | None] = [None] * len(texts)
        for number, batch in enumerate(_batches([len(text) for text in texts])):
            if number and until is not None and time.monotonic() > until:
                break
            encoded = tokenizer.encode_batch([(query, texts[i]) for i in batch])
            inputs = {
                "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
                "attention_mask": np.array([one.attention_mask for one in encoded], dtype=np.int64),
                "token_type_ids": np.array([one.type_ids for one in encoded], dtype=np.int64),
            }
            logits = session.run(None, inputs)[0][:, 0]
            for index, logit in zip(batch, logits, strict=True):
                scores[index] = float(logit)
        return scores

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        import onnxruntime
        from tokenizers import Tokenizer

        folder = self._folder or locate(MARCO_RERANKER)
        adapted = self._adapted()
        try:
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            options = onnxruntime.SessionOptions()
            for name, value in adapted.items():
                options.add_initializer(name, value)
            session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise bare Exception subclasses of their own
            raise ModelDamaged(
                f"The reranking model in {folder} could not be loaded.",
                "Give a folder with model.onnx and tokenizer.json, or leave the setting empty.",
            ) from error
        tokenizer.enable_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        # The session reads the adapter's memory without owning it, so it is kept with the session.
        self._kept = adapted
        return tokenizer, session

    def _adapted(self) -> dict[str, Any]:
        if self._adapter is None:
            return {}
        import onnxruntime
        from safetensors.numpy import load_file

        weights = load_file(str(self._adapter()))
        return {
            name: onnxruntime.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(value))
            for name, value in weights.items()
        }


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


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Indices in batches of like length, window after window; in a window the batch that holds the first goes first."""
    batches: list[list[int]] = []
    for start in range(0, len(lengths), WINDOW):
        window = sorted(range(start, min(start + WINDOW, len(lengths))), key=lambda index: lengths[index])
        batches.extend(sorted((window[i : i + BATCH] for i in range(0, len(window), BATCH)), key=min))
    return batches
