"""Full-text search over passages and sentences; what people type can only ever be words to look for."""

import re
from collections.abc import Collection, Iterable
from typing import Protocol

from sqlalchemy import Connection

from knowledge.catalogue import fts5, tsvectors
from knowledge.catalogue.tables import Unit
from knowledge.catalogue.word_query import WordQuery

HEADING_WEIGHT = 0.5
TERMS_AT_MOST = 128
"""Terms of one query that count; FTS5 refuses expressions nested deeper than 256."""

LONGEST_TERM = 400
"""Characters of a term that count; PostgreSQL refuses words of more than 2,046 bytes."""

_WORD = re.compile(r"\w+")


class WordIndex(Protocol):
    """What a kind of database does for full-text search, in a connection that is given."""

    def search(self, connection: Connection, query: WordQuery) -> list[tuple[str, int, float]]:
        """`(source_id, ordinal, score)` of the best matches for any of the terms, best first."""

    def vocabulary(self, connection: Connection) -> list[tuple[str, int]]:
        """Every word form in the passages, in lower case, with the number of passages that it is in."""

    def forget_deleted(self, connection: Connection) -> None:
        """Leave no word of a deleted row in the indexes, where that can be asked for."""

    def damage(self, connection: Connection) -> list[str]:
        """The names of the indexes that do not agree with their tables; needs a writing transaction."""

    def rebuild(self, connection: Connection) -> None:
        """Make every index anew from its table."""


_INDEXES: dict[str, WordIndex] = {"sqlite": fts5, "postgresql": tsvectors}


def word_index(connection: Connection) -> WordIndex:
    """The full-text search of the database that a connection leads to."""
    return _INDEXES[connection.dialect.name]


def terms_of(query: str | Iterable[str]) -> list[str]:
    """The terms to look for, of word characters and single spaces, in lower case, each once.

    A string is cut into words. Of a sequence, each item is one term, and a term of several words is a phrase.
    """
    given = _WORD.findall(query) if isinstance(query, str) else query
    terms = dict.fromkeys(" ".join(_WORD.findall(_sendable(term))).lower()[:LONGEST_TERM] for term in given)
    return [term for term in terms if term][:TERMS_AT_MOST]


def search(
    connection: Connection,
    unit: Unit,
    query: str | Iterable[str],
    limit: int,
    *,
    source_ids: Collection[str] | None = None,
    heading_weight: float = HEADING_WEIGHT,
) -> list[tuple[str, int, float]]:
    """`(source_id, ordinal, score)` of the best matches, best first; higher scores are better."""
    terms = terms_of(query)
    if not terms or limit < 1 or (source_ids is not None and not source_ids):
        return []
    within = None if source_ids is None else sorted(map(_sendable, source_ids))
    return word_index(connection).search(connection, WordQuery(unit, terms, limit, within, heading_weight))


def _sendable(term: str) -> str:
    # A lone surrogate cannot be sent to a database, and a NUL ends what FTS5 reads.
    return term.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
