"""Gives every passage and sentence its vector, a batch at a time, each batch kept before the next begins."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from langchain_core.embeddings import Embeddings

from knowledge.catalogue import Catalogue, Unit, UnitKey
from knowledge.catalogue.stored_vectors import UNITS, EmbeddingModel, FloatMatrix
from knowledge.errors import ModelDamaged, ModelMismatch
from knowledge.ingest import Progress
from knowledge.sources import Passage, Sentence

STAGE = "indexing meaning"


def model_id_of(embeddings: Embeddings, setting: str | None) -> str:
    """What the vectors are remembered to be made with: the model's own name for itself, or the setting."""
    own = getattr(embeddings, "model_id", None)
    return str(own or setting or type(embeddings).__qualname__)


def check_model(catalogue: Catalogue, model_id: str) -> None:
    """Raise ModelMismatch when the vectors that are there were made with another model."""
    known = catalogue.vectors.model()
    if known is not None and known.id != model_id:
        raise ModelMismatch(
            f"The library was indexed with the embedding model {known.id}, and {model_id} is set now.",
            "Run `rebuild` to index it again, or set the former model.",
        )


class Indexing:
    """Vectors for the passages and sentences of one catalogue, made with one embedding model."""

    def __init__(self, catalogue: Catalogue, embeddings: Embeddings, model_id: str, batch: int) -> None:
        self._catalogue = catalogue
        self._embeddings = embeddings
        self._model_id = model_id
        self._batch = batch

    def complete(self, source_id: str, progress: Progress) -> None:
        """Compute the vectors that a source lacks and call it ready; stops quietly when it is removed meanwhile."""
        check_model(self._catalogue, self._model_id)
        missing = {unit: self._catalogue.vectors.missing(unit, source_id) for unit in UNITS}
        total = sum(map(len, missing.values()))
        done = 0
        progress(STAGE, done, total)
        for unit, ordinals in missing.items():
            for some in batched(ordinals, self._batch):
                if not self._keep(unit, source_id, some):
                    return
                done += len(some)
                progress(STAGE, done, total)
        self._catalogue.vectors.finish(source_id)

    def _keep(self, unit: Unit, source_id: str, ordinals: Sequence[int]) -> bool:
        texts = self._texts(unit, source_id, ordinals)
        if len(texts) < len(ordinals):
            return False
        matrix = embed(self._embeddings, texts)
        model = EmbeddingModel(self._model_id, matrix.shape[1])
        if self._catalogue.vectors.save(model, unit, source_id, ordinals, matrix):
            return True
        check_model(self._catalogue, self._model_id)
        return False

    def _texts(self, unit: Unit, source_id: str, ordinals: Sequence[int]) -> list[str]:
        from knowledge.segmentation import embedding_text

        keys = [(source_id, ordinal) for ordinal in ordinals]
        found: Mapping[UnitKey, Passage | Sentence]
        found = self._catalogue.passages_by(keys) if unit == "passage" else self._catalogue.sentences_by(keys)
        return [embedding_text(found[key]) for key in keys if key in found]


def embed(embeddings: Embeddings, texts: Sequence[str]) -> FloatMatrix:
    """One row a text; raises ModelDamaged when the model gives anything but finite vectors of one length."""
    rows = embeddings.embed_documents(list(texts))
    if len(rows) != len(texts) or len({len(row) for row in rows}) > 1:
        raise ModelDamaged("The embedding model gave vectors of the wrong shape.", "Check the model that is set.")
    matrix = np.asarray(rows, dtype=np.float32)
    if not np.isfinite(matrix).all():
        raise ModelDamaged("The embedding model gave values that are not numbers.", "Check the model that is set.")
    return matrix


def batched(ordinals: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """The ordinals in runs of at most `size`."""
    for start in range(0, len(ordinals), size):
        yield ordinals[start : start + size]
