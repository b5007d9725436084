"""Searches vectors by comparing all of them: exact, and faster than an index up to tens of thousands."""

from collections.abc import Collection
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.catalogue import Catalogue, Unit, UnitKey
from knowledge.catalogue.stored_vectors import FloatMatrix, FloatRow, VectorSet
from knowledge.errors import ModelMismatch

Hit = tuple[str, int, float]
"""Source id, ordinal, and cosine."""


class VectorIndex(Protocol):
    """Finds the passages or sentences whose vectors are nearest to one."""

    def query(self, unit: Unit, vector: FloatRow, limit: int, source_ids: Collection[str] | None = None) -> list[Hit]:
        """The nearest units, highest cosine first, of all sources or of some."""
        ...

    def matrix(self, unit: Unit) -> tuple[tuple[UnitKey, ...], FloatMatrix]:
        """Every vector of a kind, of length one, a row each, and what each row stands for; not to be changed."""
        ...


class ExactVectors:
    """The vectors of the catalogue in memory, read again when any process has changed them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._generation = -1
        self._sets: dict[Unit, VectorSet] = {}
        self._count: int | None = None
        self._lock = Lock()

    def query(self, unit: Unit, vector: FloatRow, limit: int, source_ids: Collection[str] | None = None) -> list[Hit]:
        """The nearest units by the cosine of every one."""
        keys, matrix = self.matrix(unit)
        if limit < 1 or not keys:
            return []
        cosines = matrix @ with_length_one(vector, matrix.shape[1])
        rows = np.arange(len(keys)) if source_ids is None else _rows_of(keys, source_ids)
        if len(rows) > limit:
            rows = rows[np.argpartition(-cosines[rows], limit - 1)[:limit]]
        hits = [(*keys[row], float(cosines[row])) for row in rows.tolist()]
        return best_first(hits)[:limit]

    def matrix(self, unit: Unit) -> tuple[tuple[UnitKey, ...], FloatMatrix]:
        """Every vector of a kind with its key."""
        with self._lock:
            self._forget_if_changed()
            if unit not in self._sets:
                self._sets[unit] = self._catalogue.vectors.load(unit)
                self._sets[unit].matrix.setflags(write=False)
            found = self._sets[unit]
        return found.keys, found.matrix

    def __len__(self) -> int:
        """How many vectors there are, of both kinds; counted without reading them."""
        with self._lock:
            self._forget_if_changed()
            if self._count is None:
                self._count = sum(self._catalogue.vectors.holdings().values())
            return self._count

    def _forget_if_changed(self) -> None:
        generation = self._catalogue.generation()
        if generation != self._generation:
            self._sets, self._count = {}, None
            self._generation = generation


def with_length_one(vector: FloatRow, dimension: int) -> FloatRow:
    """A query's vector as the stored ones are; raises ModelMismatch for another dimension."""
    row = np.asarray(vector, dtype=np.float32).reshape(-1)
    if len(row) != dimension:
        raise ModelMismatch(
            f"The library's vectors have {dimension} numbers, and those of the embedding model set now {len(row)}.",
            "Run `rebuild` to index it again, or set the former model.",
        )
    return np.asarray(row / (float(np.linalg.norm(row)) or 1.0), dtype=np.float32)


def best_first(hits: list[Hit]) -> list[Hit]:
    """Highest cosine first; equals in the order of their keys, so that the same query gives the same order."""
    return sorted(hits, key=lambda hit: (-hit[2], hit[0], hit[1]))


def _rows_of(keys: tuple[UnitKey, ...], source_ids: Collection[str]) -> NDArray[np.intp]:
    wanted = frozenset(source_ids)
    return np.flatnonzero([source_id in wanted for source_id, _ in keys])
