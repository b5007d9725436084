"""The vectors of passages and sentences as the catalogue keeps them, so that a lost index is no lost work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Insert, delete, exists, func, insert, select, union, update

from knowledge.catalogue import facts, tables
from knowledge.catalogue.database import Database
from knowledge.catalogue.rows import EmbeddingModel
from knowledge.catalogue.tables import UNIT_TABLES, Unit

UNITS: tuple[Unit, ...] = ("passage", "sentence")

FloatMatrix = NDArray[np.float32]
FloatRow = NDArray[np.float32]
_STORED = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class VectorSet:
    """Unit vectors, one a row, and the passage or sentence that each stands for."""

    keys: tuple[tuple[str, int], ...]
    matrix: FloatMatrix


class Holding(NamedTuple):
    """The vectors of one kind of one source, as it was added at a time."""

    unit: Unit
    source_id: str
    added_at: str


Holdings = dict[Holding, int]


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

    def lacking(self, source_id: str) -> list[int]:
        """The ordinals of a source's passages that have no vector yet, or hold a sentence that has none."""
        passages, sentences = tables.passages, tables.sentences
        lacking = union(
            select(passages.c.ordinal).where(passages.c.source_id == source_id, ~_has_vector("passage")),
            select(sentences.c.passage).where(sentences.c.source_id == source_id, ~_has_vector("sentence")),
        )
        with self._database.reading() as connection:
            return sorted(connection.scalars(lacking))

    def save(self, model: EmbeddingModel, source_id: str, rows: Mapping[tuple[Unit, int], FloatRow]) -> bool:
        """Keep the vectors of some units; False when the source was removed meanwhile or the model changed."""
        with self._database.writing() as connection:
            is_there = connection.scalar(select(exists().where(tables.sources.c.id == source_id)))
            return bool(is_there) and insert_vectors(
                connection, model, source_id, {key: _as_bytes(row) for key, row in rows.items()}
            )

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

    def holdings(self) -> Holdings:
        """How many vectors there are of each kind of each ready source."""
        vectors, sources = tables.vectors, tables.sources
        key = (vectors.c.unit, vectors.c.source_id, sources.c.added_at)
        query = select(*key, func.count()).join(sources).where(sources.c.state == "ready").group_by(*key)
        with self._database.reading() as connection:
            return {Holding(row[0], row[1], row[2]): row[3] for row in connection.execute(query)}

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
            forget_unused_model(connection)
            facts.raise_generation(connection)


def insert_vectors(
    connection: Connection, model: EmbeddingModel, source_id: str, rows: Mapping[tuple[Unit, int], bytes]
) -> bool:
    """Keep vectors given as bytes; one that is there already stays. False when those there are of another model."""
    if (_model(connection) or model) != model:
        return False
    facts.remember(connection, "embedding_model", model.id)
    facts.remember(connection, "embedding_dimension", str(model.dimension))
    connection.execute(
        _insert_new(connection.dialect.name),
        [
            {"unit": unit, "source_id": source_id, "ordinal": ordinal, "vector": vector}
            for (unit, ordinal), vector in rows.items()
        ],
    )
    return True


def forget_unused_model(connection: Connection) -> None:
    """Leave the choice of the model open again when no vector is left that was made with it."""
    if not connection.scalar(select(exists().select_from(tables.vectors))):
        facts.forget(connection, "embedding_model")
        facts.forget(connection, "embedding_dimension")


def _insert_new(dialect: str) -> Insert:
    if dialect == "sqlite":
        return insert(tables.vectors).prefix_with("OR IGNORE")
    from sqlalchemy.dialects.postgresql import insert as insert_or_not

    return insert_or_not(tables.vectors).on_conflict_do_nothing()


def _has_vector(unit: Unit) -> ColumnElement[bool]:
    vectors, units = tables.vectors, UNIT_TABLES[unit]
    return exists().where(
        vectors.c.unit == unit,
        vectors.c.source_id == units.c.source_id,
        vectors.c.ordinal == units.c.ordinal,
    )


def _as_bytes(row: FloatRow) -> bytes:
    # Rows of length one, so that the product of two is their cosine; a row of zeros stays as it is.
    length = float(np.linalg.norm(row))
    return (row / (length or 1.0)).astype(_STORED).tobytes()


def _of_ready_sources() -> ColumnElement[bool]:
    return tables.vectors.c.source_id.in_(select(tables.sources.c.id).where(tables.sources.c.state == "ready"))


def _model(connection: Connection) -> EmbeddingModel | None:
    model_id = facts.fact(connection, "embedding_model")
    dimension = facts.fact(connection, "embedding_dimension")
    return EmbeddingModel(model_id, int(dimension)) if model_id and dimension else None
