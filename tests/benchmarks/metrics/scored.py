"""Figures of critiques and quizzes, counted by the shared scorers."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.places import SHARED

SCORER = SHARED / "tools" / "score_critique.py"
QUIZ_SCORER = SHARED / "tools" / "score_quiz.py"


def critique_figures(gold: Path, reports: Path, sources: Path) -> list[tuple[str, str]]:
    """Each figure's name and value, with its counts where the scorer gives them."""
    return _figures(SCORER, gold, reports, "--sources", sources)


def quiz_figures(quiz: Path, sources: Path) -> list[tuple[str, str]]:
    """Each figure's name and value for a quiz in a file, with the sources that it cites in a folder."""
    return _figures(QUIZ_SCORER, quiz, "--sources", sources)


def _figures(scorer: Path, *arguments: str | Path) -> list[tuple[str, str]]:
    command = [sys.executable, str(scorer), *map(str, arguments)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = [line.split(" ", 1) for line in printed.splitlines() if line and not line.startswith("#")]
    return [(name, value) for name, value in lines]
