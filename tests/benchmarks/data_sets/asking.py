"""Questions to answer, with the files that answer them: the gold questions on the seeds, and ours on the course."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.places import COURSE, PRACTICE, QUESTIONS, SCORER, SHARED, needed

SEEDS = SHARED / "seeds"


@dataclass(frozen=True, slots=True)
class AskSet:
    """A file of questions in the scorer's format, the folder of its sources, and what to add in which role."""

    title: str
    questions: Path
    sources: Path
    references: Sequence[Path]
    essays: Sequence[Path]


def gold() -> AskSet:
    """The shared questions on the three seed texts."""
    questions = SHARED / "gold" / "questions.jsonl"
    needed(SCORER, questions, SEEDS)
    references, essays = seeds()
    return AskSet("The seed texts (gold/questions.jsonl)", questions, SEEDS, references, essays)


def course(half: str) -> AskSet:
    """Our own questions on the bundled course; `half` is "a" or "b"."""
    questions = QUESTIONS / f"course_{half}.jsonl"
    needed(SCORER, questions, COURSE)
    essays = sorted(COURSE.glob("sample-essay*.md"))
    references = sorted(path for path in COURSE.glob("*.md") if path not in essays)
    return AskSet(f"The bundled course, half {half} (course_{half}.jsonl)", questions, COURSE, references, essays)


def practice(name: str) -> AskSet:
    """The questions of a practice library that no model was trained on."""
    folder = PRACTICE / name
    needed(SCORER, folder)
    references = [folder / "article.txt", folder / "guide.txt"]
    return AskSet(
        f"Answers on the practice library {name}",
        folder / "questions.jsonl",
        folder,
        references,
        [folder / "essay.txt"],
    )


def seeds() -> tuple[list[Path], list[Path]]:
    """The seed texts that are references, and those that are essays."""
    needed(SEEDS)
    return sorted([*SEEDS.glob("000_*.txt"), *SEEDS.glob("002_*.txt")]), sorted(SEEDS.glob("003_*.txt"))
