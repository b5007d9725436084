"""What a library knows of its sources, kept in SQL: the one truth that every index is rebuilt from."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import SecretStr
from sqlalchemy import Connection, Row, Table, delete, exists, insert, select, update

from knowledge.catalogue import facts, lexical, migrations, tables
from knowledge.catalogue.database import open_database
from knowledge.catalogue.rows import (
    SourceRecord,
    passage_of,
    sentence_of,
    source_of,
    source_row,
    unit_row,
)
from knowledge.catalogue.stored_vectors import StoredVectors, forget_unused_model, insert_vectors
from knowledge.catalogue.tables import Unit
from knowledge.errors import CatalogueUnavailable, UnknownSource
from knowledge.sources import Passage, Role, Sentence, Source, SourceDetails

__all__ = ["Catalogue", "SourceRecord", "Unit", "UnitKey"]

UnitKey = tuple[str, int]
"""The source id and the ordinal of a passage or sentence."""

KEYS_AT_ONCE = 500
VECTOR_STORE_NOTE = "vector store"
"""The fact that lists what the vector store holds; it names sources, so it goes when one of them goes."""

_T = TypeVar("_T")


class Catalogue:
    """Reads and writes of one data folder's sources; safe in many threads and many processes.

    They are kept in a file of the folder, or in the PostgreSQL database at an address.
    """

    def __init__(self, folder: Path, address: SecretStr | None = None) -> None:
        self.folder = folder
        self.database = open_database(folder, address)
        self.read_only = self.database.read_only
        self.vectors = StoredVectors(self.database)

    def is_current(self) -> bool:
        """Whether the tables are there, as this version of the program wants them."""
        with self.database.reading() as connection:
            return migrations.revision_of(connection) == migrations.HEAD

    def prepare(self) -> None:
        """Bring the tables up to date; the caller sees to it that one process at a time does so."""
        with self.database.writing() as connection:
            migrations.upgrade(connection)

    def close(self) -> None:
        """Let go of the database's files."""
        self.database.close()

    # Reading

    def sources(self, roles: Collection[Role] | None = None) -> list[Source]:
        """The sources in the order that they were added."""
        query = select(tables.sources).order_by(tables.sources.c.added_at, tables.sources.c.id)
        if roles is not None:
            query = query.where(tables.sources.c.role.in_(sorted(roles)))
        return self._all(query, source_of)

    def source(self, source_id: str) -> Source:
        """The source with this id; raises UnknownSource."""
        with self.database.reading() as connection:
            return _source(connection, source_id)

    def text(self, source_id: str) -> str:
        """The normalised text that all offsets refer to."""
        return str(self._one(source_id, tables.texts, "text"))

    def original(self, source_id: str) -> bytes:
        """The bytes of the file as it was added."""
        return bytes(self._one(source_id, tables.originals, "data"))

    def passages(self, source_id: str) -> list[Passage]:
        """The passages of a source in reading order; raises UnknownSource."""
        self.source(source_id)
        return self._all(_in_order(tables.passages, source_id), passage_of)

    def sentences(self, source_id: str) -> list[Sentence]:
        """The sentences of a source in reading order; raises UnknownSource."""
        self.source(source_id)
        return self._all(_in_order(tables.sentences, source_id), sentence_of)

    def passages_by(self, keys: Iterable[UnitKey]) -> dict[UnitKey, Passage]:
        """The passages with these keys; a key that is not there is left out."""
        return {(unit.source_id, unit.ordinal): unit for unit in self._by(tables.passages, keys, passage_of)}

    def sentences_by(self, keys: Iterable[UnitKey]) -> dict[UnitKey, Sentence]:
        """The sentences with these keys; a key that is not there is left out."""
        return {(unit.source_id, unit.ordinal): unit for unit in self._by(tables.sentences, keys, sentence_of)}

    def sentences_of(self, passages: Iterable[UnitKey]) -> list[Sentence]:
        """The sentences in these passages, in reading order within each source."""
        found = self._by(tables.sentences, passages, sentence_of, ordinal="passage")
        return sorted(found, key=lambda sentence: (sentence.source_id, sentence.ordinal))

    def lexical_search(
        self,
        unit: Unit,
        query_terms: str | Iterable[str],
        limit: int,
        source_ids: Collection[str] | None = None,
        heading_weight: float = lexical.HEADING_WEIGHT,
    ) -> list[tuple[str, int, float]]:
        """`(source_id, ordinal, score)` of the best matches for any of the terms, best first; higher is better."""
        with self.database.reading() as connection:
            return lexical.search(
                connection, unit, query_terms, limit, source_ids=source_ids, heading_weight=heading_weight
            )

    def vocabulary(self) -> list[tuple[str, int]]:
        """Every word form of the passages with the number of passages that hold it."""
        with self.database.reading() as connection:
            return lexical.word_index(connection).vocabulary(connection)

    def fact(self, name: str) -> str | None:
        """A remembered value about the library itself."""
        with self.database.reading() as connection:
            return facts.fact(connection, name)

    def generation(self) -> int:
        """A number that grows with every change of the sources or their vectors, in whatever process."""
        with self.database.reading() as connection:
            return facts.generation(connection)

    # Writing

    def add(self, record: SourceRecord) -> bool:
        """Keep a source with all that belongs to it, in the state "indexing"; False when it is there already."""
        with self.database.writing() as connection:
            if connection.scalar(select(exists().where(tables.sources.c.id == record.source.id))):
                return False
            connection.execute(insert(tables.sources), source_row(replace(record.source, state="indexing")))
            connection.execute(insert(tables.texts), {"source_id": record.source.id, "text": record.text})
            connection.execute(insert(tables.originals), {"source_id": record.source.id, "data": record.data})
            for table, units in ((tables.passages, record.passages), (tables.sentences, record.sentences)):
                if units:
                    connection.execute(insert(table), [unit_row(unit) for unit in units])
            if record.model and record.vectors:
                insert_vectors(connection, record.model, record.source.id, record.vectors)
            facts.raise_generation(connection)
        return True

    def describe(self, source_id: str, role: Role | None, details: SourceDetails | None) -> Source:
        """Change what is said of a source: the role and every detail that is given; raises UnknownSource."""
        known = self.source(source_id)
        if described(known, role, details) == known:
            return known
        with self.database.writing() as connection:
            # Read again, as another may have changed other details, or removed the source, since.
            source = described(_source(connection, source_id), role, details)
            values = source_row(source)
            names = ("role", "title", "authors", "year", "licence", "origin")
            statement = update(tables.sources).where(tables.sources.c.id == source_id)
            connection.execute(statement.values({name: values[name] for name in names}))
            facts.raise_generation(connection)
        return source

    def remove(self, source_id: str) -> SourceRecord:
        """Take a source out; raises UnknownSource.

        No byte of it stays in an SQLite file, unless another goes on reading the state before for more than half a
        minute: then the log keeps some until it is next emptied, at the latest when the last process closes it.
        """
        record = self.record(source_id)
        with self.database.writing() as connection:
            for table in (tables.vectors, tables.sentences, tables.passages, tables.originals, tables.texts):
                connection.execute(delete(table).where(table.c.source_id == source_id))
            if not connection.execute(delete(tables.sources).where(tables.sources.c.id == source_id)).rowcount:
                raise _unknown(source_id)
            forget_unused_model(connection)
            facts.forget(connection, VECTOR_STORE_NOTE)
            lexical.word_index(connection).forget_deleted(connection)
            facts.raise_generation(connection)
        self.database.checkpoint()
        return record

    def record(self, source_id: str) -> SourceRecord:
        """Everything kept of a source."""
        table = tables.vectors
        query = select(table.c.unit, table.c.ordinal, table.c.vector).where(table.c.source_id == source_id)
        return SourceRecord(
            source=self.source(source_id),
            text=self.text(source_id),
            data=self.original(source_id),
            passages=tuple(self.passages(source_id)),
            sentences=tuple(self.sentences(source_id)),
            vectors=dict(self._all(query, _stored_vector)),
            model=self.vectors.model(),
        )

    def rebuild_words(self) -> None:
        """Make the full-text indexes anew from the passages and sentences."""
        with self.database.writing() as connection:
            lexical.word_index(connection).rebuild(connection)

    def damaged_words(self) -> list[str]:
        """The names of the full-text indexes that do not agree with the passages and sentences."""
        with self.database.writing() as connection:
            return lexical.word_index(connection).damage(connection)

    def remember(self, name: str, value: str) -> None:
        """Keep a value about the library itself."""
        with self.database.writing() as connection:
            facts.remember(connection, name, value)

    # Inside

    def _all(self, query: Any, value_of: Callable[[Row[Any]], _T]) -> list[_T]:
        with self.database.reading() as connection:
            return [value_of(row) for row in connection.execute(query)]

    def _one(self, source_id: str, table: Table, column: str) -> Any:
        with self.database.reading() as connection:
            found = connection.scalar(select(table.c[column]).where(table.c.source_id == source_id))
        if found is None:
            self.source(source_id)
            message = f"The {column} of {source_id} is missing."
            raise CatalogueUnavailable(message, "Remove the source and add it again.")
        return found

    def _by(
        self, table: Table, keys: Iterable[UnitKey], value_of: Callable[[Row[Any]], _T], ordinal: str = "ordinal"
    ) -> list[_T]:
        # Source by source: SQLite reads the whole table for `(source_id, ordinal) IN (VALUES ...)`.
        wanted: dict[str, list[int]] = {}
        for source_id, number in dict.fromkeys(keys):
            wanted.setdefault(source_id, []).append(number)
        found: list[_T] = []
        with self.database.reading() as connection:
            for source_id, numbers in wanted.items():
                for start in range(0, len(numbers), KEYS_AT_ONCE):
                    some = table.c[ordinal].in_(numbers[start : start + KEYS_AT_ONCE])
                    query = select(table).where(table.c.source_id == source_id, some)
                    found += [value_of(row) for row in connection.execute(query)]
        return found


def described(source: Source, role: Role | None, details: SourceDetails | None) -> Source:
    """The source with a role and details where they are given, and as it was where they are not."""
    given = details or SourceDetails()
    return replace(
        source,
        role=role or source.role,
        title=given.title or source.title,
        authors=given.authors or source.authors,
        year=given.year if given.year is not None else source.year,
        licence=given.licence or source.licence,
        origin=given.origin or source.origin,
    )


def _source(connection: Connection, source_id: str) -> Source:
    row = connection.execute(select(tables.sources).where(tables.sources.c.id == source_id)).one_or_none()
    if row is None:
        raise _unknown(source_id)
    return source_of(row)


def _unknown(source_id: str) -> UnknownSource:
    return UnknownSource(f"There is no source {source_id!r}.", "List the sources to see their ids.")


def _in_order(table: Table, source_id: str) -> Any:
    return select(table).where(table.c.source_id == source_id).order_by(table.c.ordinal)


def _stored_vector(row: Row[Any]) -> tuple[tuple[Unit, int], bytes]:
    return (row.unit, row.ordinal), row.vector
