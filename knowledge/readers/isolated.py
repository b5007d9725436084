"""The child process of `isolation`: bytes on standard input, a document or an error as JSON on standard output."""

import contextlib
import importlib
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from knowledge.errors import OverLimitSource, UnreadableSource
from knowledge.readers.limits import ReaderLimits
from knowledge.sources import Document

Reader = Callable[[bytes, ReaderLimits], Document]


def main(kind: str, limits: ReaderLimits) -> None:
    """Reads standard input as `kind` under `limits`."""
    answer_file = sys.stdout
    # A library that prints must not break the answer.
    sys.stdout = sys.stderr
    _bound_memory(limits.max_memory_bytes)
    data = sys.stdin.buffer.read()
    json.dump(_answer(kind, data, limits), answer_file)
    answer_file.flush()


def _answer(kind: str, data: bytes, limits: ReaderLimits) -> dict[str, Any]:
    try:
        reader: Reader = importlib.import_module(f"knowledge.readers.{kind}").read
        return asdict(reader(data, limits))
    except (MemoryError, RecursionError):
        error: UnreadableSource = OverLimitSource(
            "", "reading it needs too much memory", "Split it into parts, or save it as plain text."
        )
    except UnreadableSource as raised:
        error = raised
    return {"error": type(error).__name__, "reason": error.reason, "hint": error.hint}


def _bound_memory(most: int) -> None:
    """No bound where the system has none to set (Windows) or refuses it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main(sys.argv[1], ReaderLimits(**json.loads(sys.argv[2])))
