"""The first tables: sources with their texts, passages, sentences and vectors, and the word indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# `unit_words` finds passages or sentences by stems; `passage_forms` or `forms` keeps whole words, for spelling.
WORD_INDEXES = {"passage_words": "passages", "sentence_words": "sentences"}
STEMS = "porter unicode61 remove_diacritics 2"
WHOLE = "unicode61 remove_diacritics 2"

# PostgreSQL: accents go, as in SQLite, and all punctuation with them, in which its parser would see addresses, paths
# and tags. A tsvector has room for 1 MB: 50,000 characters fit, whatever they are.
MARKS = r"[\u0300-\u036f]"
PUNCTUATION = (
    r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b8\u00bb-\u00bf"
    r"\u2000-\u206f\u2190-\u2bff\u3000-\u3003\u3008-\u3020]"
)
CHARACTERS = 50_000


def upgrade() -> None:
    _create_sources()
    _create_units()
    op.create_table(
        "facts", sa.Column("name", sa.String, primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )
    _WORDS[op.get_bind().dialect.name]()


def _source_column(*, primary_key: bool = False) -> "sa.Column[str]":
    key = sa.ForeignKey("sources.id", ondelete="CASCADE")
    return sa.Column("source_id", sa.String, key, primary_key=primary_key, nullable=False)


def _create_sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("file_name", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("format", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False, unique=True),
        sa.Column("size_bytes", sa.Integer, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("licence", sa.String),
        sa.Column("origin", sa.String),
        sa.Column("pages", sa.Integer),
        sa.Column("encoding", sa.String),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("added_at", sa.String, nullable=False),
    )
    op.create_table("texts", _source_column(primary_key=True), sa.Column("text", sa.Text, nullable=False))
    op.create_table("originals", _source_column(primary_key=True), sa.Column("data", sa.LargeBinary, nullable=False))


def _create_units() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer, primary_key=True),
        _source_column(),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("heading", sa.JSON, nullable=False),
        sa.Column("page", sa.Integer),
        sa.UniqueConstraint("source_id", "ordinal"),
    )
    op.create_table(
        "sentences",
        sa.Column("id", sa.Integer, primary_key=True),
        _source_column(),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("passage", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("heading", sa.JSON, nullable=False),
        sa.Column("page", sa.Integer),
        sa.Column("group", sa.Integer),
        sa.UniqueConstraint("source_id", "ordinal"),
    )
    op.create_index("sentences_by_passage", "sentences", ["source_id", "passage"])
    op.create_table(
        "vectors",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("unit", sa.String, nullable=False),
        _source_column(),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("unit", "source_id", "ordinal"),
    )


def _create_fts5() -> None:
    for index, table in WORD_INDEXES.items():
        _create_word_index(index, table, f"tokenize='{STEMS}'", ("text", "heading"))
    _create_word_index("passage_forms", "passages", f"tokenize='{WHOLE}', detail=none", ("text",))
    op.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(passage_forms, 'row')")


def _create_word_index(index: str, table: str, options: str, columns: tuple[str, ...]) -> None:
    """Make a full-text index that follows its table by triggers, so that no writer can forget it."""
    listed = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    op.execute(f"CREATE VIRTUAL TABLE {index} USING fts5({listed}, content='{table}', content_rowid='id', {options})")
    op.execute(
        f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN "
        f"INSERT INTO {index}(rowid, {listed}) VALUES (new.id, {new}); END"
    )
    op.execute(
        f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN "
        f"INSERT INTO {index}({index}, rowid, {listed}) VALUES ('delete', old.id, {old}); END"
    )


def _create_tsvectors() -> None:
    """Columns that the database computes by itself, so that no writer can forget them.

    The indexes keep no list of what is new, which every search would have to read to its end.
    """
    for index, table in WORD_INDEXES.items():
        words = f"setweight({_vector('english', 'text')}, 'A') || setweight({_vector('english', 'heading::text')}, 'B')"
        op.execute(f"ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS ({words}) STORED")
        op.execute(f"CREATE INDEX {index} ON {table} USING gin (words) WITH (fastupdate = off)")
    op.execute(
        f"ALTER TABLE passages ADD COLUMN forms tsvector GENERATED ALWAYS AS ({_vector('simple', 'text')}) STORED"
    )


def _vector(language: str, column: str) -> str:
    bare = f"regexp_replace(normalize(left({column}, {CHARACTERS}), NFD), '{MARKS}', '', 'g')"
    return f"to_tsvector('{language}', regexp_replace({bare}, '{PUNCTUATION}', ' ', 'g'))"


_WORDS = {"sqlite": _create_fts5, "postgresql": _create_tsvectors}
