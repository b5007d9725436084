"""The only module that imports sentence-transformers; the import takes seconds, so it happens on first use."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import ModelDamaged, ModelMissing

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

TOGETHER = 8
"""Passages that the model reads at once, of like length: padding costs as much as words, and a CPU gains little by
more."""


class SentenceModel:
    """A sentence-transformers model, loaded from a folder or a hub id when constructed."""

    def __init__(self, model: str) -> None:
        self._model = _load(model)
        self._can_pool_parts = _pools_by_mean(self._model)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, one row each."""
        return _as_rows(self._model.encode_query(list(texts), normalize_embeddings=True, show_progress_bar=False))

    def encode_documents(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages, one row each."""
        return _as_rows(self._model.encode_document(list(texts), normalize_embeddings=True, show_progress_bar=False))

    def encode_parts(self, texts: Sequence[str], parts: Sequence[Sequence[tuple[int, int]]]) -> tuple[Vectors, Vectors]:
        """Unit vectors of the texts and of the character spans inside them, from a single pass.

        A span's vector is the mean of its own tokens as the model saw them in the whole text
        ("late chunking", Günther et al. 2024, arXiv 2409.04701). Where the model does not pool by
        the mean, or puts words of its own before a text, or a span lies beyond what the model reads,
        the span is encoded by itself.
        """
        if not self._can_pool_parts:
            spans = [text[start:end] for text, own in zip(texts, parts, strict=True) for start, end in own]
            return self.encode_documents(texts), self.encode_documents(spans)
        outputs: Any = self._model.encode_document(
            list(texts), output_value=None, batch_size=TOGETHER, show_progress_bar=False
        )
        tokens = self._model.tokenizer(
            list(texts), return_offsets_mapping=True, truncation=True, max_length=self._model.max_seq_length
        )
        wholes = np.stack([_unit(_array(output["sentence_embedding"])) for output in outputs])
        pooled: list[Vectors] = []
        for text, own, output, offsets in zip(texts, parts, outputs, tokens["offset_mapping"], strict=True):
            means = _means(_array(output["token_embeddings"]), np.asarray(offsets), own)
            for (start, end), mean in zip(own, means, strict=True):
                pooled.append(_unit(mean) if mean is not None else self.encode_documents([text[start:end]])[0])
        return wholes, np.stack(pooled) if pooled else np.empty((0, wholes.shape[1]), np.float32)


class SentenceCrossEncoder:
    """A sentence-transformers cross-encoder, loaded from a folder or a hub id when constructed."""

    def __init__(self, model: str) -> None:
        from sentence_transformers import CrossEncoder

        with _mapped(model):
            self._model = CrossEncoder(model, device="cpu", local_files_only=_is_folder(model))

    def predict(self, query: str, texts: Sequence[str]) -> list[float]:
        """One logit a text, higher is better."""
        # The default activation of a model with one label squeezes its logits into 0 to 1.
        from torch.nn import Identity

        pairs = [(query, text) for text in texts]
        return [float(score) for score in self._model.predict(pairs, activation_fn=Identity())]


def _load(model: str) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    with _mapped(model):
        return SentenceTransformer(model, device="cpu", local_files_only=_is_folder(model))


def _is_folder(model: str) -> bool:
    """Whether all is on the disk: a folder must never cause a look at the hub."""
    return Path(model).is_dir()


@contextmanager
def _mapped(model: str) -> Iterator[None]:
    from safetensors import SafetensorError

    try:
        yield
    except SafetensorError as error:
        raise ModelDamaged(f"The weights of the model {model} cannot be read.", "Fetch the model again.") from error
    except (OSError, ValueError) as error:
        raise ModelMissing(
            f"The model {model} could not be loaded.",
            "Give a folder that holds a sentence-transformers model, or a hub id that can be reached from here.",
        ) from error


def _pools_by_mean(model: "SentenceTransformer") -> bool:
    """Whether a vector is the mean of those of the text's own tokens and nothing else changes it but its length."""
    kinds = [type(module).__name__ for module in model]
    pooling = next((module for module in model if type(module).__name__ == "Pooling"), None)
    return (
        kinds in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
        and pooling is not None
        and str(getattr(pooling, "pooling_mode", "")) in ("mean", "('mean',)", "['mean']")
        and not _document_prompt(model)
    )


def _document_prompt(model: "SentenceTransformer") -> str:
    """The words that `encode_document` puts before a text; they would shift the offsets of its parts."""
    named = next((name for name in ("document", "passage", "corpus") if name in model.prompts), None)
    return model.prompts.get(named or model.default_prompt_name or "") or ""


def _means(states: Vectors, offsets: NDArray[np.int64], spans: Sequence[tuple[int, int]]) -> list[Vectors | None]:
    """The mean state of the tokens inside each span of characters; None where none is."""
    starts, ends = offsets[:, 0], offsets[:, 1]
    inside = [np.flatnonzero((starts >= start) & (ends <= end) & (ends > starts)) for start, end in spans]
    return [states[which].mean(axis=0) if len(which) else None for which in inside]


def _array(value: Any) -> Vectors:
    return np.asarray(value.detach().cpu() if hasattr(value, "detach") else value, dtype=np.float32)


def _as_rows(values: Any) -> Vectors:
    return np.asarray(values, dtype=np.float32)


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-12), dtype=np.float32)
