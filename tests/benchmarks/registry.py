"""Every benchmark by name, with the size of its default sample; each is run in a process of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from tests.benchmarks.results import Table

Measure = Callable[[int | None], list[Table]]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Where a benchmark is, and how many questions it is given by default (None: all)."""

    name: str
    module: str
    function: str
    sample: int | None = None

    def measure(self, size: int | None) -> Sequence[Table]:
        """The tables for a sample of this size; raises Skipped."""
        module = import_module(f"tests.benchmarks.measured.{self.module}")
        return cast(Measure, getattr(module, self.function))(size)


BENCHMARKS = (
    Benchmark("squad", "retrieval", "squad_tables", 200),
    Benchmark("textbook", "retrieval", "textbook_tables", 100),
    Benchmark("gold", "answers", "gold_tables"),
    Benchmark("course-a", "answers", "course_a_tables"),
    Benchmark("course-b", "answers", "course_b_tables"),
    Benchmark("practice", "answers", "practice_tables"),
    Benchmark("entailment", "entailment", "entailment_tables", 1000),
    Benchmark("proof", "proof", "proof_tables"),
    Benchmark("stance", "stance", "stance_tables"),
    Benchmark("premises", "premises", "premises_tables", 300),
    Benchmark("short-answers", "short_answers", "short_answers_tables"),
    Benchmark("essay-claims", "essay_claims", "essay_claims_tables"),
    Benchmark("critique", "critique", "critique_tables"),
    Benchmark("seed-quiz", "quizzes", "seed_quiz_tables"),
    Benchmark("textbook-quiz", "quizzes", "textbook_quiz_tables"),
    Benchmark("seed-speed", "seed_speed", "seed_speed_tables"),
    Benchmark("textbook-ingest", "textbook_ingest", "textbook_ingest_tables"),
    Benchmark("textbook-speed", "textbook_speed", "textbook_speed_tables"),
    Benchmark("help", "starting", "help_tables"),
    Benchmark("first-paint", "starting", "paint_tables"),
)
BY_NAME = {benchmark.name: benchmark for benchmark in BENCHMARKS}
