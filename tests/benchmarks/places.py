"""Where the data to measure on lies and where results go; a data set that is not there is skipped with a reason."""

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
BUILD = ROOT / "build" / "benchmarks"
REPORT = ROOT / "docs" / "BENCHMARKS.md"
COURSE = ROOT / "knowledge" / "packs" / "defensive_realism" / "sources"
QUESTIONS = ROOT / "tests" / "benchmarks" / "questions"
PRACTICE = QUESTIONS.parent / "practice"
SCORER = SHARED / "tools" / "score_answers.py"


class Skipped(Exception):
    """A benchmark cannot run here; the message says why."""


def needed(*paths: Path) -> None:
    """Raise Skipped when one of the paths is not there."""
    for path in paths:
        if not path.exists():
            raise Skipped(f"{Path(os.path.relpath(path, ROOT)).as_posix()} is not there")


def emptied(name: str) -> Path:
    """A new empty folder for one benchmark, whatever an earlier run left."""
    folder = BUILD / "work" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
