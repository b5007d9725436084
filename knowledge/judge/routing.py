"""Which tenets of a course a claim may be about, so that the judge need not be asked of all."""

import zlib
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from knowledge.judge.stance import ClaimInContext, tenet_text
from knowledge.packs.pack import Pack, Tenet
from knowledge.words import FUNCTION_WORDS, stem, words

LIKENESS = 0.05
"""A cosine is divided by this before it is read as log odds, where nothing was learnt; a usual value of contrastive
learning, whose scores these are."""

Matrix = NDArray[np.float32]

BUCKETS = 1 << 14
"""Words and pairs of words are told apart by a digest of so many values ("feature hashing", arXiv 0902.2206)."""

WORDS = 1.5
"""How much the words of a claim count beside its meaning; measured on unseen cases."""

BEFORE = 0.5
"""How much the sentence before a claim counts in its meaning: it often names what the claim only points back to."""


class TenetRouter:
    """Ranks a pack's tenets for claims, by likeness of meaning or by what was learnt from labelled claims.

    Args:
        embeddings: gives the vectors; what was learnt holds for the embeddings that it was learnt with.
        learnt: a safetensors file with `tenets.meaning` (tenets by width), `tenets.words` (tenets by `BUCKETS`) and
            `tenets.bias`; None to rank by the greatest cosine of the claim with the tenet's text and statements.
    """

    def __init__(self, pack: Pack, embeddings: Embeddings, learnt: Path | None = None) -> None:
        self._pack = pack
        self._embeddings = embeddings
        self._learnt = learnt
        self._loading = Lock()

    def about(self, claims: Sequence[ClaimInContext], most: int) -> list[list[Tenet]]:
        """For each claim the tenets that it may be about, the likeliest first, `most` of them."""
        return [[tenet for tenet, _ in own] for own in self.shares(claims, most)]

    def shares(self, claims: Sequence[ClaimInContext], most: int) -> list[list[tuple[Tenet, float]]]:
        """As `about`, each tenet with how probable it is that a claim on the course's matters is about it, 0 to 1."""
        if not claims:
            return []
        scores = self._by_likeness(claims) / LIKENESS if self._learnt is None else self._by_learning(claims)
        order = np.argsort(-scores, axis=1, kind="stable")[:, :most]
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = raised / raised.sum(axis=1, keepdims=True)
        return [
            [(self._pack.tenets[index], float(own[index])) for index in row]
            for row, own in zip(order, shares, strict=True)
        ]

    def _by_likeness(self, claims: Sequence[ClaimInContext]) -> Matrix:
        with self._loading:
            stated, owners = self._statements
        every = meanings(self._embeddings, claims) @ stated.T
        return np.stack([every[:, owners == index].max(axis=1) for index in range(len(self._pack.tenets))], axis=1)

    def _by_learning(self, claims: Sequence[ClaimInContext]) -> Matrix:
        with self._loading:
            learnt = self._weights
        scores: Matrix = meanings(self._embeddings, claims) @ learnt["tenets.meaning"].T + learnt["tenets.bias"]
        words_of = [buckets(claim) for claim in claims]
        for index, found in enumerate(words_of):
            if found:
                scores[index] += learnt["tenets.words"][:, found].astype(np.float32).sum(axis=1) * word_weight(
                    len(found)
                )
        return scores

    @cached_property
    def _statements(self) -> tuple[Matrix, NDArray[np.int64]]:
        texts = [(tenet_text(self._pack, tenet), *tenet.statements) for tenet in self._pack.tenets]
        owners = np.repeat(np.arange(len(texts)), [len(own) for own in texts])
        vectors = self._embeddings.embed_documents([text for own in texts for text in own])
        return np.asarray(vectors, dtype=np.float32), owners

    @cached_property
    def _weights(self) -> dict[str, Any]:
        from safetensors.numpy import load_file

        found: dict[str, Any] = load_file(str(self._learnt))
        return found


def meanings(embeddings: Embeddings, claims: Sequence[ClaimInContext]) -> Matrix:
    """Unit vectors of claims: of the sentence and, where there is one, a share of the sentence before it."""
    own = np.asarray(embeddings.embed_documents([claim.sentence for claim in claims]), dtype=np.float32)
    before = [claim.before for claim in claims if claim.before]
    if before:
        has = np.array([bool(claim.before) for claim in claims])
        own[has] += BEFORE * np.asarray(embeddings.embed_documents(before), dtype=np.float32)
    return np.asarray(own / np.maximum(np.linalg.norm(own, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def buckets(claim: ClaimInContext) -> list[int]:
    """The buckets of the telling words of a claim and of the sentence before it, and of their pairs, in order."""
    stems = [stem(word) for word in words(f"{claim.before} {claim.sentence}") if word not in FUNCTION_WORDS]
    features = {*stems, *(f"{one} {two}" for one, two in pairwise(stems))}
    return sorted({zlib.crc32(feature.encode(errors="replace")) % BUCKETS for feature in features})


def word_weight(found: int) -> float:
    """What each of so many buckets counts, so that a long claim's words weigh no more than a short one's."""
    return float(WORDS / np.sqrt(found))
