"""Scores texts against a question token by token, and remembers what it has read."""

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from knowledge.batches import batches
from knowledge.onnx_models import OnnxModel, Tokens
from knowledge.weights import COLBERT, FINDING_ADAPTER, locate, locate_own

LONGEST = 256
BATCH = 8
REMEMBERED = 240_000
"""Tokens whose vectors are kept in memory, those of 6,000 sentences of forty: at 388 bytes a token, 93 MB at most."""

QUESTION_MARK, TEXT_MARK = 1, 2
"""The ids of the two tokens, [unused0] and [unused1], by which the model knows questions from texts."""

Vectors = NDArray[np.float32]
_Packed = tuple[NDArray[np.int8], NDArray[np.float32]]


class LateInteraction:
    """Every token of the question looks for its nearest token of the text ("ColBERT", arXiv 2004.12832).

    Unlike a cross-encoder it reads a text once and for all questions: what was read before costs next to nothing.
    Scores are the mean over the question's tokens of the greatest cosine, -1 to 1. Safe to share by threads.

    Args:
        folder: holds `model.onnx` and `tokenizer.json`; None for the packaged answerai-colbert-small.
        adapter: gives a safetensors file with weights that take the place of the model's own of the same name.
    """

    def __init__(self, folder: Path | None = None, adapter: Callable[[], Path] | None = None) -> None:
        self._model = OnnxModel(lambda: folder or locate(COLBERT), adapter, LONGEST)
        self._remembered: OrderedDict[str, _Packed] = OrderedDict()
        self._tokens = 0
        self._lock = Lock()

    def score(self, query: str, texts: Sequence[str], *, seconds: float | None = None) -> list[float | None]:
        """One score a text; what was not read before is read in the order given until `seconds` are over."""
        # The first call loads the model, which is no part of the time to read.
        question = self._read([query], QUESTION_MARK)[0]
        until = time.monotonic() + seconds if seconds is not None else None
        known = self._recalled(texts)
        unread = [text for text in dict.fromkeys(texts) if text not in known]
        for number, batch in enumerate(batches([len(text) for text in unread], BATCH)):
            if number and until is not None and time.monotonic() > until:
                break
            some = [unread[index] for index in batch]
            known |= self._remember(dict(zip(some, map(_packed, self._read(some, TEXT_MARK)), strict=True)))
        return _nearest(question, [known.get(text) for text in texts])

    def _read(self, texts: Sequence[str], mark: int) -> list[Vectors]:
        """A unit vector for each token of each text."""
        tokens = marked(self._model.tokens(texts), mark)
        states = self._model.run(tokens)
        found = [states[row, : len(ids)] for row, (ids, _) in enumerate(tokens)]
        return [one / np.maximum(np.linalg.norm(one, axis=1, keepdims=True), 1e-12) for one in found]

    def _recalled(self, texts: Sequence[str]) -> dict[str, _Packed]:
        with self._lock:
            known = {text: self._remembered[text] for text in texts if text in self._remembered}
            for text in known:
                self._remembered.move_to_end(text)
        return known

    def _remember(self, read: dict[str, _Packed]) -> dict[str, _Packed]:
        with self._lock:
            for text, packed in read.items():
                # Two threads may have read the same text.
                self._tokens += len(packed[0]) if text not in self._remembered else 0
                self._remembered[text] = packed
            while self._tokens > REMEMBERED:
                self._tokens -= len(self._remembered.popitem(last=False)[1][0])
        return read


def finding_model() -> LateInteraction:
    """The packaged model, trained further to find sentences that answer; see docs/models/finding-model.md."""
    return LateInteraction(adapter=lambda: locate_own(FINDING_ADAPTER))


def marked(tokens: Tokens, mark: int) -> Tokens:
    """Tokens with the mark that says what kind of text they are, after the first."""
    return [([*ids[:1], mark, *ids[1:]], [0, *types]) for ids, types in tokens]


def _packed(vectors: Vectors) -> _Packed:
    """Vectors as bytes, each with its own scale: a quarter of the memory, and less than 0.005 off in a cosine."""
    scales = np.abs(vectors).max(axis=1, keepdims=True) / 127
    return np.round(vectors / scales).astype(np.int8), scales.astype(np.float32)


def _nearest(question: Vectors, texts: Sequence[_Packed | None]) -> list[float | None]:
    """For each text the mean over the question's tokens of the greatest cosine with a token of the text."""
    read = [one for one in texts if one is not None]
    if not read:
        return [None] * len(texts)
    stacked = np.concatenate([values.astype(np.float32) * scales for values, scales in read])
    starts = np.cumsum([0, *[len(values) for values, _ in read[:-1]]])
    scores = iter(np.maximum.reduceat(stacked @ question.T, starts, axis=0).mean(axis=1).tolist())
    return [None if one is None else float(next(scores)) for one in texts]
