"""Full-text search in PostgreSQL: columns of the type tsvector, which the database itself keeps up to date."""

import re
import unicodedata

from sqlalchemy import Connection, text

from knowledge.catalogue.tables import UNIT_TABLES, Unit
from knowledge.catalogue.word_query import WordQuery

_INDEXES: dict[Unit, str] = {"passage": "passage_words", "sentence": "sentence_words"}
_MARKS = re.compile("[\u0300-\u036f]")

# `ts_rank` of one term grows with its count and falls with the length of the text, but does not know that a rare
# word tells more than a common one; its weight is therefore that of BM25 (Robertson and Zaragoza 2009).
_SEARCH = """
WITH term AS (
    SELECT number, phraseto_tsquery('english', given.term) AS query
    FROM unnest(CAST(:terms AS text[])) WITH ORDINALITY AS given(term, number)
), hit AS MATERIALIZED (
    SELECT number, id, source_id, ordinal,
        ts_rank(CAST(:weights AS real[]), words, query, 1) AS score
    FROM term JOIN {table} ON words @@ query
), weight AS (
    SELECT number, ln(1 + (total - count(*) + 0.5) / (count(*) + 0.5))::double precision AS weight
    FROM hit CROSS JOIN (SELECT count(*) AS total FROM {table}) AS whole
    GROUP BY number, total
)
SELECT source_id, ordinal, sum(score * weight) AS score
FROM hit JOIN weight USING (number)
{within}
GROUP BY source_id, ordinal
ORDER BY score DESC, source_id, ordinal
LIMIT :limit
"""


def search(connection: Connection, query: WordQuery) -> list[tuple[str, int, float]]:
    """`(source_id, ordinal, score)` of the best matches, best first: the sum over terms of rarity and `ts_rank`."""
    within = "" if query.source_ids is None else "WHERE source_id = ANY (CAST(:source_ids AS text[]))"
    statement = text(_SEARCH.format(table=UNIT_TABLES[query.unit].name, within=within))
    values: dict[str, object] = {
        "terms": [_folded(term) for term in query.terms],
        "weights": [0.0, 0.0, float(query.heading_weight), 1.0],  # of the labels D, C, B (headings), A (text)
        "limit": query.limit,
    }
    if query.source_ids is not None:
        values["source_ids"] = list(query.source_ids)
    return [(row[0], row[1], row[2]) for row in connection.execute(statement, values)]


def vocabulary(connection: Connection) -> list[tuple[str, int]]:
    """Every word form in the passages, in lower case, with the number of passages that it is in."""
    forms = text("SELECT word, ndoc FROM ts_stat('SELECT forms FROM passages') ORDER BY word COLLATE \"C\"")
    return [(row[0], row[1]) for row in connection.execute(forms)]


def forget_deleted(connection: Connection) -> None:
    """Nothing: what a deleted row leaves in the index goes when the server vacuums it."""


def damage(connection: Connection) -> list[str]:
    """The names of the indexes that are missing or unusable."""
    sound = text(
        "SELECT relname FROM pg_index JOIN pg_class ON oid = indexrelid "
        "WHERE indisvalid AND indisready AND pg_table_is_visible(oid)"
    )
    found = set(connection.scalars(sound))
    return [index for index in _INDEXES.values() if index not in found]


def rebuild(connection: Connection) -> None:
    """Make every index anew from its table."""
    for unit, index in _INDEXES.items():
        table = UNIT_TABLES[unit].name
        connection.execute(text(f"DROP INDEX IF EXISTS {index}"))
        connection.execute(text(f"CREATE INDEX {index} ON {table} USING gin (words) WITH (fastupdate = off)"))


def _folded(term: str) -> str:
    """The term without accents, as the migrations have the columns made."""
    return _MARKS.sub("", unicodedata.normalize("NFD", term)).replace("_", " ")
