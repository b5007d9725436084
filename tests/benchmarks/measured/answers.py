"""Answers of the command line (`ask --batch`) to questions with known answers, counted by the shared scorer."""

import json
import random
from pathlib import Path

from tests.benchmarks.command_line import tutor
from tests.benchmarks.data_sets.asking import AskSet, course, gold, practice
from tests.benchmarks.data_sets.searching import SEED
from tests.benchmarks.metrics.answers import FIGURES, answer_figures
from tests.benchmarks.places import emptied
from tests.benchmarks.results import Table

UNSEEN = ("defreal_i", "defreal_z", "constructivism")


def gold_tables(size: int | None) -> list[Table]:
    """The shared questions on the seeds."""
    return [_answered(gold(), size)]


def course_a_tables(size: int | None) -> list[Table]:
    """The first half of our questions on the course."""
    return [_answered(course("a"), size)]


def course_b_tables(size: int | None) -> list[Table]:
    """The second half of our questions on the course, which nothing was fitted to."""
    return [_answered(course("b"), size)]


def practice_tables(size: int | None) -> list[Table]:
    """The practice libraries that were left out of all training and fitting."""
    return [_answered(practice(name), size) for name in UNSEEN]


def _answered(data: AskSet, size: int | None) -> Table:
    folder = emptied(f"{data.sources.name}-{data.questions.stem}")
    questions, answers = folder / "questions.jsonl", folder / "answers.jsonl"
    lines = _sample(data.questions, size)
    questions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for role, files in (("reference", data.references), ("essay", data.essays)):
        if files:
            tutor("add", *files, "--role", role, data=folder / "data")
    tutor("ask", "--batch", questions, data=folder / "data", output=answers)
    return _table(data, questions, answers)


def _table(data: AskSet, questions: Path, answers: Path) -> Table:
    figures = answer_figures(questions, answers, data.sources)
    kinds = [json.loads(line)["answerable"] for line in questions.read_text(encoding="utf-8").splitlines()]
    print(f"  {figures}", flush=True)
    values = [f"{figures[name]:g}" if name == "sentences" else f"{100 * figures[name]:.1f}" for name in FIGURES]
    counted = f"{sum(kinds)} questions that the sources answer, {len(kinds) - sum(kinds)} that they do not."
    return Table(data.title, [name.replace("_", " ") for name in FIGURES], [values], counted)


def _sample(path: Path, size: int | None) -> list[str]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if size is None or size >= len(lines):
        return lines
    return random.Random(SEED).sample(lines, size)
