"""The tables of the catalogue. The full-text indexes beside them are made by the migrations."""

from typing import Literal

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

Unit = Literal["passage", "sentence"]

metadata = MetaData()


def _source_column(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "source_id", String, ForeignKey("sources.id", ondelete="CASCADE"), primary_key=primary_key, nullable=False
    )


sources = Table(
    "sources",
    metadata,
    Column("id", String, primary_key=True),
    Column("file_name", String, nullable=False),
    Column("title", String, nullable=False),
    Column("role", String, nullable=False),
    Column("format", String, nullable=False),
    Column("state", String, nullable=False),
    Column("sha256", String, nullable=False, unique=True),
    Column("size_bytes", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("authors", JSON, nullable=False),
    Column("year", Integer),
    Column("licence", String),
    Column("origin", String),
    Column("pages", Integer),
    Column("encoding", String),
    Column("notes", JSON, nullable=False),
    Column("added_at", String, nullable=False),
)

texts = Table("texts", metadata, _source_column(primary_key=True), Column("text", Text, nullable=False))

originals = Table("originals", metadata, _source_column(primary_key=True), Column("data", LargeBinary, nullable=False))

passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    _source_column(),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("heading", JSON, nullable=False),
    Column("page", Integer),
    UniqueConstraint("source_id", "ordinal"),
)

sentences = Table(
    "sentences",
    metadata,
    Column("id", Integer, primary_key=True),
    _source_column(),
    Column("ordinal", Integer, nullable=False),
    Column("passage", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("heading", JSON, nullable=False),
    Column("page", Integer),
    Column("group", Integer),
    UniqueConstraint("source_id", "ordinal"),
    Index("sentences_by_passage", "source_id", "passage"),
)

vectors = Table(
    "vectors",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", String, nullable=False),
    _source_column(),
    Column("ordinal", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    UniqueConstraint("unit", "source_id", "ordinal"),
)

UNIT_TABLES: dict[Unit, Table] = {"passage": passages, "sentence": sentences}

facts = Table("facts", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))
