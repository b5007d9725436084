"""Figures of critiques, counted by the shared scorer."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.places import SHARED

SCORER = SHARED / "tools" / "score_critique.py"


def critique_figures(gold: Path, reports: Path, sources: Path) -> list[tuple[str, str]]:
    """Each figure's name and value, with its counts where the scorer gives them."""
    command = [sys.executable, str(SCORER), str(gold), str(reports), "--sources", str(sources)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = [line.split(" ", 1) for line in printed.splitlines() if line and not line.startswith("#")]
    return [(name, value) for name, value in lines]
