"""The figures of one benchmark as a JSON file in build/, so that a run can be broken off and taken up again."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.places import BUILD


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `note` is the sentence below the table."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What one benchmark found, or why it was skipped; `sample` tells how much of the data it was given."""

    name: str
    sample: str
    tables: Sequence[Table] = ()
    skipped: str | None = None
    date: str = ""
    seconds: float = 0.0
    machine: dict[str, str] = field(default_factory=dict)


def save(result: Result) -> None:
    """Keep a result; an earlier one of the same benchmark is replaced."""
    _file(result.name).parent.mkdir(parents=True, exist_ok=True)
    _file(result.name).write_text(json.dumps(asdict(result), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(name: str) -> Result | None:
    """The result that is kept, or None."""
    if not _file(name).is_file():
        return None
    values: dict[str, Any] = json.loads(_file(name).read_text(encoding="utf-8"))
    return Result(**{**values, "tables": [Table(**table) for table in values["tables"]]})


def _file(name: str) -> Path:
    return BUILD / "results" / f"{name}.json"
