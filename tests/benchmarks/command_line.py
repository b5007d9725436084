"""Runs the program as a person does, by its command line, in a process of its own."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.places import ROOT


def tutor(*arguments: str | Path, data: Path | None = None, output: Path | None = None) -> str:
    """What `python -m tutor` prints, also written to `output`; raises RuntimeError when it fails."""
    where = ["--data", str(data)] if data else []
    command = [sys.executable, "-m", "tutor", *where, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    if output is not None:
        output.write_text(done.stdout, encoding="utf-8")
    return done.stdout
