"""Files of questions, one JSON object a line, as the command line's --batch reads them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tutor.errors import BadBatch


def batch_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file, each with an id and a question; raises BadBatch at the first line that is none."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadBatch(f"{path} could not be read: {error}") from error
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            yield _checked(line, f"{path}, line {number}")


def _checked(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadBatch(f"{where}: not JSON ({getattr(error, 'msg', 'too deep')}).") from error
    if not isinstance(value, dict) or not isinstance(value.get("question"), str) or "id" not in value:
        raise BadBatch(f'{where}: needs "id" and "question".')
    history = value.get("history") or []
    if not isinstance(history, list) or not all(isinstance(one, str) for one in history):
        raise BadBatch(f'{where}: "history" must be a list of questions.')
    if not all(map(is_whole, [str(value["id"]), value["question"], *history])):
        raise BadBatch(f"{where}: holds half of a character.")
    return value


def is_whole(text: str) -> bool:
    """Whether the text can be written down: no half of a pair of surrogates stands in it."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
