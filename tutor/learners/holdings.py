"""Everything that is held on one learner, read out for them or erased, whichever tables it lies in."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import delete, inspect, select

from tutor.learners.columns import IS_JSON, Moment
from tutor.learners.ownership import LearnerSession, PartOfOwned, owned_tables


def held(session: LearnerSession) -> dict[str, list[dict[str, Any]]]:
    """The learner's rows by the name of their table, parts within their whole, the oldest first; fit to be JSON."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for table in owned_tables():
        name = table.__tablename__
        rows = _rows(session, table)
        if not issubclass(table, PartOfOwned):
            tables[name] = rows
            continue
        for whole in tables[table.whole.__tablename__]:
            whole[name] = [row for row in rows if row[table.whole_key] == whole["id"]]
    return tables


def erase(session: LearnerSession) -> None:
    """Deletes everything of this learner; the bytes go when the file is packed."""
    for table in reversed(owned_tables()):
        session.execute(delete(table).execution_options(synchronize_session=False))


def _rows(session: LearnerSession, table: type[Any]) -> list[dict[str, Any]]:
    columns = inspect(table).columns
    moments = [column for column in columns if isinstance(column.type, Moment)]
    ordered = select(table).order_by(*moments[:1], *inspect(table).primary_key)
    return [
        {column.key: _plain(getattr(row, column.key), bool(column.info.get(IS_JSON))) for column in columns}
        for row in session.scalars(ordered)
    ]


def _plain(value: Any, is_json: bool) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if not is_json:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
