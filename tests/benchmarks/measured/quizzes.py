"""Quizzes from the seeds and from a textbook, counted by the shared scorer, and how long they take."""

import json
import time
from pathlib import Path

from tests.benchmarks.command_line import tutor
from tests.benchmarks.data_sets.essays import SEEDS
from tests.benchmarks.data_sets.textbook import FOLDER, textbook
from tests.benchmarks.metrics.scored import QUIZ_SCORER, quiz_figures
from tests.benchmarks.metrics.speed import BOUND_HEADINGS, bounded
from tests.benchmarks.places import emptied, needed
from tests.benchmarks.results import Table

AIMS = {
    "types": "5 or more",
    "verbatim": "1",
    "cited": "1",
    "option_rationale": "1",
    "one_key": "1",
    "blind_longest": "at most 0.30",
    "blind_overlap": "at most 0.35",
    "key_position": "at most 0.35",
    "leaks": "0",
    "duplicates": "0",
    "lazy_options": "0",
    "near_options": "0",
    "truncated": "0",
}
OF_SEEDS, OF_TEXTBOOK = 40, 60
SEEDS_SECONDS, TEXTBOOK_SECONDS = 20.0, 60.0
SEED, OTHER_SEED = 7, 8
MOST_SHARED = "at most 0.33"


def seed_quiz_tables(_: int | None) -> list[Table]:
    """A quiz of forty from the seeds, the essay among them as an essay."""
    needed(SEEDS, QUIZ_SCORER)
    folder = emptied("quiz-of-seeds")
    data = folder / "data"
    tutor("add", *sorted(SEEDS.glob("000*")), *sorted(SEEDS.glob("002*")), "--role", "reference", data=data)
    tutor("add", next(SEEDS.glob("003*")), "--role", "essay", data=data)
    aims = {**AIMS, "items": str(OF_SEEDS), "tenets": "12 or more"}
    return _tables("A quiz from the seeds", data, folder, OF_SEEDS, SEEDS_SECONDS, SEEDS, aims)


def textbook_quiz_tables(_: int | None) -> list[Table]:
    """A quiz of sixty from a textbook, which has no tenets."""
    needed(QUIZ_SCORER)
    folder = emptied("quiz-of-textbook")
    data = folder / "data"
    tutor("add", *textbook().files, "--role", "reference", data=data)
    aims = {**AIMS, "items": str(OF_TEXTBOOK), "sources": "20 or more"}
    return _tables("A quiz from a textbook", data, folder, OF_TEXTBOOK, TEXTBOOK_SECONDS, FOLDER / "md", aims)


def _tables(
    title: str, data: Path, folder: Path, count: int, seconds: float, sources: Path, aims: dict[str, str]
) -> list[Table]:
    quiz, other = folder / "quiz.json", folder / "other.json"
    took = _made(data, count, SEED, quiz)
    _made(data, count, OTHER_SEED, other)
    rows = [[name, value, aims.get(name, "")] for name, value in quiz_figures(quiz, sources)]
    rows.append(
        [f"share of its items in the quiz of seed {OTHER_SEED} too", f"{_shared(quiz, other):.2f}", MOST_SHARED]
    )
    note = f"`python -m tutor quiz --count {count} --seed {SEED} --json`"
    speed = [bounded(f"{count} items, with the start of the program", took, seconds, "s")]
    return [Table(title, ("", "measured", "aim"), rows, note), Table(f"{title}: time", BOUND_HEADINGS, speed)]


def _made(data: Path, count: int, seed: int, output: Path) -> float:
    started = time.perf_counter()
    tutor("quiz", "--count", str(count), "--seed", str(seed), "--json", data=data, output=output)
    return time.perf_counter() - started


def _shared(quiz: Path, other: Path) -> float:
    """The share of the questions whose stem stands in another quiz too."""
    stems = [{one["stem"] for one in json.loads(path.read_text("utf-8"))["questions"]} for path in (quiz, other)]
    return len(stems[0] & stems[1]) / max(1, len(stems[0]))
