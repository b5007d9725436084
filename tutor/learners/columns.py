"""What the tables of learners.db share: their metadata, moments in UTC, and columns that hold JSON."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

IS_JSON = "is_json"


class Moment(TypeDecorator[datetime]):
    """A moment that goes in with any offset and comes out in UTC; without an offset it is taken for UTC."""

    # SQLite keeps the figures of a moment and drops its offset.
    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else in_utc(value)


class Table(DeclarativeBase):
    """The metadata that every table of learners.db shares."""

    type_annotation_map = {datetime: Moment()}  # noqa: RUF012 - SQLAlchemy declares it so


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC; one without an offset is taken for UTC."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def json_column() -> MappedColumn[Any]:
    """A column of text that holds JSON, so that an export can show what is in it."""
    return mapped_column(Text, info={IS_JSON: True})


def to_json(value: Any) -> str:
    """The value as JSON in plain ASCII, which also holds the half characters that a database refuses."""
    return json.dumps(value)
