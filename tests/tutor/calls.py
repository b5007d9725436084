"""Calls of the command line in tests, and what came of them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.libraries import written


@dataclass(frozen=True)
class Ran:
    """What one call of the program came to."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """The JSON documents of the output, one a line."""
        return [json.loads(line) for line in self.out.removesuffix("\n").split("\n")]


Tutor = Callable[..., Ran]


def batch(folder: Path, *lines: object) -> Path:
    """A file of these values as JSON lines; text is written as it stands."""
    return written(
        folder, "batch.jsonl", "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in lines)
    )


def only_line(text: str) -> str:
    (line,) = text.splitlines()
    return line
