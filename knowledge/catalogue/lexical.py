"""Full-text search over passages and sentences; what people type can only ever be words to look for."""

import re
import sqlite3
from collections.abc import Collection, Iterable
from typing import Literal

from sqlalchemy import Connection, bindparam, text

Unit = Literal["passage", "sentence"]

HEADING_WEIGHT = 0.5
TERMS_AT_MOST = 128
"""Terms of one query that count; FTS5 refuses expressions nested deeper than 256."""

_INDEXES: dict[Unit, tuple[str, str]] = {
    "passage": ("passage_words", "passages"),
    "sentence": ("sentence_words", "sentences"),
}
_ALL_INDEXES = ("passage_words", "sentence_words", "passage_forms")
_WORD = re.compile(r"\w+")


def match_expression(query: str | Iterable[str]) -> str:
    """An FTS5 expression that finds any of the terms; empty when there is no word in them.

    A string is cut into words. Of a sequence, each item is one term, and a term of several words is a phrase.
    """
    given = _WORD.findall(query) if isinstance(query, str) else query
    terms = dict.fromkeys(" ".join(_WORD.findall(_sendable(term))).lower() for term in given)
    quoted = [f'"{term}"' for term in terms if term]
    return " OR ".join(quoted[:TERMS_AT_MOST])


def search(
    connection: Connection,
    unit: Unit,
    query: str | Iterable[str],
    limit: int,
    *,
    source_ids: Collection[str] | None = None,
    heading_weight: float = HEADING_WEIGHT,
) -> list[tuple[str, int, float]]:
    """`(source_id, ordinal, BM25 score)` of the best matches, best first; higher scores are better."""
    expression = match_expression(query)
    if not expression or limit < 1 or (source_ids is not None and not source_ids):
        return []
    index, table = _INDEXES[unit]
    # The names come from the table above and the only values are bound: nothing typed reaches the SQL.
    statement = text(
        f"SELECT unit.source_id, unit.ordinal, -bm25({index}, 1.0, :heading_weight) AS score "
        f"FROM {index} JOIN {table} AS unit ON unit.id = {index}.rowid "
        f"WHERE {index} MATCH :expression {'AND unit.source_id IN :source_ids' if source_ids is not None else ''} "
        "ORDER BY score DESC, unit.source_id, unit.ordinal LIMIT :limit"
    )
    values: dict[str, object] = {"expression": expression, "limit": limit, "heading_weight": heading_weight}
    if source_ids is not None:
        statement = statement.bindparams(bindparam("source_ids", expanding=True))
        values["source_ids"] = sorted(map(_sendable, source_ids))
    return [(row[0], row[1], row[2]) for row in connection.execute(statement, values)]


def vocabulary(connection: Connection) -> list[tuple[str, int]]:
    """Every word form in the passages, in lower case, with the number of passages that it is in."""
    return [(row[0], row[1]) for row in connection.execute(text("SELECT term, doc FROM vocabulary ORDER BY term"))]


def forget_deleted(connection: Connection) -> None:
    """Rewrite the indexes so that no word of a deleted row is left in them."""
    # FTS5 only marks deleted rows until segments merge ("secure-delete" needs SQLite 3.42).
    for index in _ALL_INDEXES:
        connection.execute(text(f"INSERT INTO {index}({index}) VALUES ('optimize')"))


def damage(connection: Connection) -> list[str]:
    """The names of the indexes that do not agree with their tables; needs a writing transaction."""
    return [index for index in _ALL_INDEXES if not _is_sound(connection, index)]


def _is_sound(connection: Connection, index: str) -> bool:
    driver = connection.connection.driver_connection
    if driver is None:
        return False
    try:
        driver.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True


def rebuild(connection: Connection) -> None:
    """Make every index anew from its table."""
    for index in _ALL_INDEXES:
        connection.execute(text(f"INSERT INTO {index}({index}) VALUES ('rebuild')"))


def _sendable(term: str) -> str:
    # A lone surrogate cannot be sent to SQLite, and FTS5 stops reading at a NUL.
    return term.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
