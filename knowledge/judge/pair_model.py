"""An encoder of pairs with a head of several labels: two texts in, a probability for each label out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.batches import batches
from knowledge.onnx_models import HEAD, OnnxModel, Tokens
from knowledge.side_by_side import side_by_side
from knowledge.weights import MARCO_RERANKER, PackagedWeights, locate

POOLED = "/bert/pooler/activation/Tanh_output_0"
"""The packaged cross-encoder's view of a pair, a row of 384 numbers, on which its own head and ours stand."""

LONGEST = 256
BATCH = 8
TEMPERATURE = "temperature"
"""The entry in the adapter's notes that the head's outputs are divided by before they are read as log odds."""

Probabilities = NDArray[np.float32]


class PairModel:
    """A packaged encoder with an adapter that brings a head; loaded on first use, safe to share by threads.

    Args:
        adapter: gives a safetensors file with `head.weight` (labels by 384), `head.bias` and weights that take the
            place of the model's own of the same name; its notes may hold a temperature.
        encoder: the packaged cross-encoder, whose own view of a pair the head stands on; or the token encoder, of
            whose tokens it is the mean.
    """

    def __init__(self, adapter: Callable[[], Path], encoder: PackagedWeights) -> None:
        self._adapter = adapter
        self._pools = encoder is MARCO_RERANKER
        self._model = OnnxModel(lambda: locate(encoder), adapter, LONGEST, POOLED if self._pools else None)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> Probabilities:
        """A row for each pair, a column for each label; rows sum to one."""
        return softmax(self.logits(pairs), self._head.temperature)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """What the head gives, before the temperature."""
        head = self._head
        logits = np.zeros((len(pairs), len(head.bias)), dtype=np.float32)
        if not pairs:
            return logits
        tokens = self._model.tokens(list(pairs))
        read = batches([len(ids) for ids, _ in tokens], BATCH)
        views = side_by_side(lambda batch: self._pooled([tokens[index] for index in batch]), read)
        for batch, view in zip(read, views, strict=True):
            logits[batch] = view @ head.weight.T + head.bias
        return logits

    def _pooled(self, tokens: Tokens) -> NDArray[np.float32]:
        found = self._model.run(tokens)
        if self._pools:
            return found
        return np.stack([own[: len(ids)].mean(axis=0) for own, (ids, _) in zip(found, tokens, strict=True)])

    @cached_property
    def _head(self) -> "_Head":
        from safetensors import safe_open

        opened: Any = safe_open(str(self._adapter()), framework="np")
        with opened as file:
            temperature = float((file.metadata() or {}).get(TEMPERATURE, 1.0))
            return _Head(file.get_tensor(f"{HEAD}weight"), file.get_tensor(f"{HEAD}bias"), temperature)


def softmax(logits: NDArray[np.float32], temperature: float = 1.0) -> Probabilities:
    """Probabilities of logits, row by row."""
    scaled = np.exp((logits - logits.max(axis=1, keepdims=True)) / temperature)
    return np.asarray(scaled / scaled.sum(axis=1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Head:
    weight: NDArray[np.float32]
    bias: NDArray[np.float32]
    temperature: float
