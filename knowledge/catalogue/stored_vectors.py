"""The vectors of passages and sentences as the catalogue keeps them, so that a lost index is no lost work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Table, and_, delete, exists, func, insert, select, update

from knowledge.catalogue import facts, tables
from knowledge.catalogue.connection import Database
from knowledge.catalogue.lexical import Unit

UNITS: tuple[Unit, ...] = ("passage", "sentence")
UNIT_TABLES: dict[Unit, Table] = {"passage": tables.passages, "sentence": tables.sentences}

FloatMatrix = NDArray[np.float32]
_STORED = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class EmbeddingModel:
    """What the stored vectors were made with."""

    id: str
    dimension: int


@dataclass(frozen=True, slots=True)
class VectorSet:
    """Unit vectors, one a row, and the passage or sentence that each stands for."""

    keys: tuple[tuple[str, int], ...]
    matrix: FloatMatrix


class StoredVectors:
    """Vectors in SQL, each of length one, in rows by unit, source and ordinal."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def model(self) -> EmbeddingModel | None:
        """The model of the vectors that are there; None before the first."""
        with self._database.reading() as connection:
            return _model(connection)

    def pending(self) -> list[str]:
        """The ids of the sources that lack vectors, in the order that they were added."""
        query = select(tables.sources.c.id).where(tables.sources.c.state == "indexing")
        with self._database.reading() as connection:
            return list(connection.scalars(query.order_by(tables.sources.c.added_at, tables.sources.c.id)))

    def missing(self, unit: Unit, source_id: str) -> list[int]:
        """The ordinals of a source's units that have no vector yet."""
        units, vectors = UNIT_TABLES[unit], tables.vectors
        has_vector = exists().where(
            and_(
                vectors.c.unit == unit,
                vectors.c.source_id == units.c.source_id,
                vectors.c.ordinal == units.c.ordinal,
            )
        )
        query = select(units.c.ordinal).where(units.c.source_id == source_id, ~has_vector).order_by(units.c.ordinal)
        with self._database.reading() as connection:
            return list(connection.scalars(query))

    def save(
        self, model: EmbeddingModel, unit: Unit, source_id: str, ordinals: Sequence[int], matrix: FloatMatrix
    ) -> bool:
        """Keep the vectors of some units; False when the source was removed meanwhile or the model changed."""
        rows = dict(zip(((unit, ordinal) for ordinal in ordinals), as_bytes(matrix), strict=True))
        with self._database.writing() as connection:
            if (_model(connection) or model) != model or not _is_there(connection, source_id):
                return False
            facts.remember(connection, "embedding_model", model.id)
            facts.remember(connection, "embedding_dimension", str(model.dimension))
            insert_vectors(connection, source_id, rows)
        return True

    def finish(self, source_id: str) -> None:
        """Call a source ready: all its vectors are there."""
        with self._database.writing() as connection:
            done = connection.execute(
                update(tables.sources)
                .where(tables.sources.c.id == source_id, tables.sources.c.state == "indexing")
                .values(state="ready")
            )
            if done.rowcount:
                facts.raise_generation(connection)

    def counts(self) -> dict[tuple[Unit, str], int]:
        """How many vectors of each unit every ready source has."""
        vectors = tables.vectors
        query = select(vectors.c.unit, vectors.c.source_id, func.count()).group_by(vectors.c.unit, vectors.c.source_id)
        with self._database.reading() as connection:
            return {(row[0], row[1]): row[2] for row in connection.execute(query.where(_of_ready_sources()))}

    def load(self, unit: Unit, source_ids: Sequence[str] | None = None) -> VectorSet:
        """The vectors of the ready sources, or of some of them, in the order of their keys."""
        vectors = tables.vectors
        query = select(vectors.c.source_id, vectors.c.ordinal, vectors.c.vector).where(
            vectors.c.unit == unit, _of_ready_sources()
        )
        if source_ids is not None:
            query = query.where(vectors.c.source_id.in_(source_ids))
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(vectors.c.source_id, vectors.c.ordinal)).all()
            model = _model(connection)
        joined = np.frombuffer(b"".join(row[2] for row in rows), dtype=_STORED)
        width = model.dimension if model else 0
        return VectorSet(tuple((row[0], row[1]) for row in rows), joined.reshape(len(rows), width).astype(np.float32))

    def clear(self) -> None:
        """Drop every vector and the model's name, and call every source unfinished."""
        with self._database.writing() as connection:
            connection.execute(delete(tables.vectors))
            connection.execute(update(tables.sources).values(state="indexing"))
            facts.forget(connection, "embedding_model")
            facts.forget(connection, "embedding_dimension")
            facts.raise_generation(connection)


def insert_vectors(connection: Connection, source_id: str, rows: Mapping[tuple[Unit, int], bytes]) -> None:
    """Keep vectors given as bytes; one that is there already stays."""
    if rows:
        connection.execute(
            insert(tables.vectors).prefix_with("OR IGNORE"),
            [
                {"unit": unit, "source_id": source_id, "ordinal": ordinal, "vector": vector}
                for (unit, ordinal), vector in rows.items()
            ],
        )


def unit_length(matrix: FloatMatrix) -> FloatMatrix:
    """The rows scaled to length one, so that a product of two is their cosine; a row of zeros stays."""
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def as_bytes(matrix: FloatMatrix) -> list[bytes]:
    """Each row as it is stored."""
    return [row.astype(_STORED).tobytes() for row in unit_length(matrix)]


def _of_ready_sources() -> ColumnElement[bool]:
    return tables.vectors.c.source_id.in_(select(tables.sources.c.id).where(tables.sources.c.state == "ready"))


def _is_there(connection: Connection, source_id: str) -> bool:
    return bool(connection.scalar(select(exists().where(tables.sources.c.id == source_id))))


def _model(connection: Connection) -> EmbeddingModel | None:
    model_id = facts.fact(connection, "embedding_model")
    dimension = facts.fact(connection, "embedding_dimension")
    return EmbeddingModel(model_id, int(dimension)) if model_id and dimension else None
