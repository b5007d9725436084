"""Figures of answers, as the shared scorer counts them: correctness always beside citation figures."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.places import SCORER

FIGURES = (
    "answered",
    "correct",
    "cited",
    "first_cited",
    "focus",
    "declined",
    "refusal_precision",
    "verbatim",
    "sentences",
)


def answer_figures(gold: Path, answers: Path, sources: Path) -> dict[str, float]:
    """The scorer's figures by name."""
    command = [sys.executable, str(SCORER), str(gold), str(answers), "--sources", str(sources)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name: float(value) for name, value in (line.split() for line in printed.splitlines())}
