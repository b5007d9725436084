"""Starts the ingesting process, gives it trials, and reads what was acknowledged."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Ingesting:
    """A process that adds files when it is told to; ended when the block ends."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.ingesting"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._said: list[str] = []

    def __enter__(self) -> "Ingesting":
        assert self._line() == "ready"
        return self

    def __exit__(self, *_: object) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()
        self._process.wait()

    def go(self, folder: Path, files: Sequence[Path]) -> int:
        """Let it add the files; the id of the process that does so."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([str(folder), [str(file) for file in files]]) + "\n")
        self._process.stdin.flush()
        self._said = []
        while not (told := re.fullmatch(r"pid (\d+)", line := self._line())):
            self._said.append(line)
        return int(told.group(1))

    def said(self) -> list[str]:
        """Every line that the trial gives until it ends, however it ends."""
        while (line := self._line()) != "ended":
            self._said.append(line)
        return self._said

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the process that adds files has ended; why, it says on standard error"
        return line.rstrip("\n")


def kill(process: int) -> None:
    """End a process as `kill -9` does, unless it has ended."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
