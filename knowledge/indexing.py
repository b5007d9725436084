"""Gives every passage and sentence its vector, a batch at a time, each batch kept before the next begins."""

from collections.abc import Iterator, Sequence

import numpy as np
from langchain_core.embeddings import Embeddings

from knowledge.catalogue import Catalogue, Unit
from knowledge.catalogue.rows import EmbeddingModel
from knowledge.catalogue.stored_vectors import FloatMatrix, FloatRow
from knowledge.embedding import EmbedsParts, embedding_id
from knowledge.errors import ModelDamaged, ModelMismatch
from knowledge.ingest import Progress
from knowledge.sources import Passage, Sentence

STAGE = "indexing meaning"


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

    def __init__(self, catalogue: Catalogue, embeddings: Embeddings, batch: int) -> None:
        self._catalogue = catalogue
        self._embeddings = embeddings
        self._model_id = embedding_id(embeddings)
        self._batch = batch

    def complete(self, source_id: str, progress: Progress) -> None:
        """Compute the vectors that a source lacks and call it ready; stops quietly when it is removed meanwhile."""
        check_model(self._catalogue, self._model_id)
        lacking = self._catalogue.vectors.lacking(source_id)
        done = 0
        progress(STAGE, done, len(lacking))
        for some in _batches(lacking, self._batch):
            if not self._keep(source_id, some):
                return
            done += len(some)
            progress(STAGE, done, len(lacking))
        self._catalogue.vectors.finish(source_id)

    def _keep(self, source_id: str, ordinals: Sequence[int]) -> bool:
        keys = [(source_id, ordinal) for ordinal in ordinals]
        found = self._catalogue.passages_by(keys)
        if len(found) < len(keys):
            return False
        passages = [found[key] for key in keys]
        sentences = sorted(
            self._catalogue.sentences_of(keys), key=lambda sentence: (sentence.passage, sentence.ordinal)
        )
        wholes, parts = embed(self._embeddings, passages, sentences)
        rows: dict[tuple[Unit, int], FloatRow] = {}
        rows |= {("passage", passage.ordinal): row for passage, row in zip(passages, wholes, strict=True)}
        rows |= {("sentence", sentence.ordinal): row for sentence, row in zip(sentences, parts, strict=True)}
        model = EmbeddingModel(self._model_id, wholes.shape[1])
        if self._catalogue.vectors.save(model, source_id, rows):
            return True
        check_model(self._catalogue, self._model_id)
        return False


def embed(
    embeddings: Embeddings, passages: Sequence[Passage], sentences: Sequence[Sentence]
) -> tuple[FloatMatrix, FloatMatrix]:
    """A row for each passage and each sentence, these given in the order of their passages.

    Raises ModelDamaged when the model gives anything but finite vectors of one length.
    """
    from knowledge.segmentation import embedding_text

    texts = [embedding_text(passage) for passage in passages]
    if isinstance(embeddings, EmbedsParts):
        spans = [_spans(passage, text, sentences) for passage, text in zip(passages, texts, strict=True)]
        rows = np.concatenate(embeddings.embed_parts(texts, spans))
    else:
        texts += [embedding_text(sentence) for sentence in sentences]
        rows = _matrix(embeddings.embed_documents(texts))
    if rows.ndim != 2 or len(rows) != len(passages) + len(sentences) or not rows.shape[1]:
        raise ModelDamaged("The embedding model gave vectors of the wrong shape.", "Check the model that is set.")
    if not np.isfinite(rows).all():
        raise ModelDamaged("The embedding model gave values that are not numbers.", "Check the model that is set.")
    return rows[: len(passages)], rows[len(passages) :]


def _spans(passage: Passage, text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    # What is embedded is the passage's text after its heading.
    shift = len(text) - len(passage.text) - passage.start
    return [(one.start + shift, one.end + shift) for one in sentences if one.passage == passage.ordinal]


def _matrix(rows: Sequence[Sequence[float]]) -> FloatMatrix:
    if len({len(row) for row in rows}) != 1:
        return np.empty((0, 0), np.float32)
    return np.asarray(rows, dtype=np.float32)


def _batches(ordinals: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(ordinals), size):
        yield ordinals[start : start + size]
