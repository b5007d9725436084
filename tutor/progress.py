"""Progress on a terminal: one line a stage, rewritten in place, silent where no person looks on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WIDTH = 30


@contextmanager
def terminal_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A reporter of `(stage, done, total)` that draws a bar on standard error."""
    shown = sys.stderr.isatty()

    def report(stage: str, done: int, total: int) -> None:
        if shown:
            filled = WIDTH * done // max(total, 1)
            bar = "█" * filled + "░" * (WIDTH - filled)
            sys.stderr.write(f"\r{stage:<18} {bar} {done}/{total}\x1b[K")
            sys.stderr.flush()

    try:
        yield report
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
