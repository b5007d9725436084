"""Turns the shared values into rows of the tables, and rows into values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from knowledge.catalogue.tables import Unit
from knowledge.sources import Passage, Sentence, Source

Vectors = Mapping[tuple[Unit, int], bytes]
"""The little-endian float32 vectors of one source, by unit and ordinal."""


@dataclass(frozen=True, slots=True)
class EmbeddingModel:
    """What stored vectors were made with."""

    id: str
    dimension: int


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Everything the catalogue keeps of one source; `vectors`, made by `model`, may be incomplete."""

    source: Source
    text: str
    data: bytes
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    vectors: Vectors = field(default_factory=dict)
    model: EmbeddingModel | None = None


def source_row(source: Source) -> dict[str, Any]:
    """The row of a source; a time is kept in ISO 8601."""
    row = asdict(source)
    row["added_at"] = source.added_at.isoformat() if source.added_at else ""
    return row


def source_of(row: Row[Any]) -> Source:
    """The source in a row of `sources`."""
    values = dict(row._mapping)
    values["authors"] = tuple(values["authors"])
    values["notes"] = tuple(values["notes"])
    values["added_at"] = datetime.fromisoformat(values["added_at"]) if values["added_at"] else None
    return Source(**values)


def unit_row(unit: Passage | Sentence) -> dict[str, Any]:
    """The row of a passage or sentence."""
    return asdict(unit)


def passage_of(row: Row[Any]) -> Passage:
    """The passage in a row of `passages`."""
    return Passage(**_unit_values(row))


def sentence_of(row: Row[Any]) -> Sentence:
    """The sentence in a row of `sentences`."""
    return Sentence(**_unit_values(row))


def _unit_values(row: Row[Any]) -> dict[str, Any]:
    values = dict(row._mapping)
    del values["id"]
    values["heading"] = tuple(values["heading"])
    return values
