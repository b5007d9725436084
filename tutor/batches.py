"""Files of questions or of texts to judge, one JSON object a line, as the command line's --batch reads them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tutor.errors import BadBatch


def batch_lines(path: Path, texts: Sequence[str] = ("question",), more: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """The objects of a file, each with an id and these texts, and perhaps `more`.

    Raises BadBatch at the first line that is none.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadBatch(f"{path} could not be read: {error}") from error
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            yield _checked(line, f"{path}, line {number}", texts, more)


def _checked(line: str, where: str, texts: Sequence[str], more: Sequence[str]) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadBatch(f"{where}: not JSON ({getattr(error, 'msg', 'too deep')}).") from error
    if not isinstance(value, dict) or "id" not in value or not all(isinstance(value.get(one), str) for one in texts):
        raise BadBatch(f"{where}: needs {_listed(['id', *texts])}.")
    given = [value[one] for one in (*texts, *more) if value.get(one) is not None]
    if not all(isinstance(one, str) for one in given):
        raise BadBatch(f"{where}: {_listed(more)} must be text.")
    history = value.get("history") or []
    if not isinstance(history, list) or not all(isinstance(one, str) for one in history):
        raise BadBatch(f'{where}: "history" must be a list of questions.')
    if not all(map(is_whole, [str(value["id"]), *given, *history])):
        raise BadBatch(f"{where}: holds half of a character.")
    return value


def _listed(names: Sequence[str]) -> str:
    *first, last = (f'"{name}"' for name in names)
    return f"{', '.join(first)} and {last}" if first else last


def is_whole(text: str) -> bool:
    """Whether the text can be written down: no half of a pair of surrogates stands in it."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
