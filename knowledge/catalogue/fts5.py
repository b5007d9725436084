"""Full-text search in SQLite: FTS5 with the BM25 of its authors."""

import sqlite3
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, text

from knowledge.catalogue.tables import Unit
from knowledge.catalogue.word_query import WordQuery

_INDEXES: dict[Unit, tuple[str, str]] = {
    "passage": ("passage_words", "passages"),
    "sentence": ("sentence_words", "sentences"),
}
_ALL_INDEXES = ("passage_words", "sentence_words", "passage_forms")


def match_expression(terms: Sequence[str]) -> str:
    """An FTS5 expression that finds any of the terms, which hold no quotation marks; empty without terms."""
    return " OR ".join(f'"{term}"' for term in terms)


def search(connection: Connection, query: WordQuery) -> list[tuple[str, int, float]]:
    """`(source_id, ordinal, BM25 score)` of the best matches, best first; higher scores are better."""
    index, table = _INDEXES[query.unit]
    within = "" if query.source_ids is None else "AND unit.source_id IN :source_ids "
    # The names come from the table above and the only values are bound: nothing typed reaches the SQL.
    statement = text(
        f"SELECT unit.source_id, unit.ordinal, -bm25({index}, 1.0, :heading_weight) AS score "
        f"FROM {index} JOIN {table} AS unit ON unit.id = {index}.rowid "
        f"WHERE {index} MATCH :expression {within}"
        "ORDER BY score DESC, unit.source_id, unit.ordinal LIMIT :limit"
    )
    values: dict[str, object] = {
        "expression": match_expression(query.terms),
        "limit": query.limit,
        "heading_weight": query.heading_weight,
    }
    if query.source_ids is not None:
        statement = statement.bindparams(bindparam("source_ids", expanding=True))
        values["source_ids"] = query.source_ids
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
    except sqlite3.DatabaseError as error:
        if not getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise
        return False
    return True


def rebuild(connection: Connection) -> None:
    """Make every index anew from its table."""
    for index in _ALL_INDEXES:
        connection.execute(text(f"INSERT INTO {index}({index}) VALUES ('rebuild')"))
