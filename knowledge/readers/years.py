"""The year that a document's own details give for it."""

import re
from collections.abc import Iterable

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


def year_in(dates: Iterable[str]) -> int | None:
    """The first year in dates that are written in whatever form; None when none of them holds one."""
    match = _YEAR.search(" ".join(dates))
    return int(match[1]) if match else None
