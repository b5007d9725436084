"""Starts the ingesting process, lets it go, and reads what it acknowledged."""

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Ingesting:
    """A process that has done its imports and waits to be let go; ended when the block ends."""

    def __init__(self, folder: Path, files: Sequence[Path]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.ingesting", str(folder), *map(str, files)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Ingesting":
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def go(self) -> None:
        """Let it begin."""
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def said(self) -> list[str]:
        """Every line it says until it ends, however it ends."""
        assert self.process.stdout is not None
        return self.process.stdout.read().split("\n")[:-1]

    def kill(self) -> None:
        """End it as `kill -9` does."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None and not stream.closed:
                with suppress(BrokenPipeError):
                    stream.close()
