"""Taking in a whole textbook: when its words can be searched, and how long it takes beside the bare model."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.library import Library
from knowledge.segmentation import embedding_text
from knowledge.settings import LibrarySettings
from knowledge.weights import MINILM_EMBEDDING, locate
from tests.benchmarks.data_sets.textbook import textbook
from tests.benchmarks.machine import resident_megabytes
from tests.benchmarks.metrics.speed import BOUND_HEADINGS, bounded
from tests.benchmarks.metrics.timing import milliseconds
from tests.benchmarks.places import BUILD, emptied
from tests.benchmarks.results import Table

WORDS_SECONDS, INGEST_RATIO, RESIDENT_MB = 10, 1.3, 1500
FOLDER = "textbook"


@dataclass
class _Clock:
    """Seconds since the start at which a file's words had last been indexed."""

    started: float = field(default_factory=time.perf_counter)
    words: float = 0.0

    def seconds(self) -> float:
        return time.perf_counter() - self.started

    def hear(self, stage: str, done: int, total: int) -> None:
        if stage == "indexing words" and done == total:
            self.words = self.seconds()


def textbook_ingest_tables(_: int | None) -> list[Table]:
    """The book as one file of all its modules, and then as the folder of its modules."""
    modules = textbook().files
    one = emptied("textbook-file") / "textbook.md"
    one.write_text("\n\n".join(path.read_text(encoding="utf-8") for path in modules), encoding="utf-8")
    _warm()
    single = _ingest(emptied("textbook-single"), [one])[0]
    many, whole = _ingest(emptied(FOLDER), list(modules))
    peak = resident_megabytes()[1]
    bare, passages = _bare(BUILD / "work" / FOLDER)
    rows = [
        bounded("words of the book as one file can be searched after", single.words, WORDS_SECONDS, "s"),
        bounded("words of all modules, added as a folder, can be searched after", many.words, WORDS_SECONDS, "s"),
        ["whole ingest", f"{whole:.0f} s", "", ""],
        [f"bare `encode` of the same {passages} passages", f"{bare:.0f} s", "", ""],
        bounded("whole ingest to bare `encode`, ratio", whole / bare, INGEST_RATIO, ""),
        bounded("resident memory while ingesting, highest", peak, RESIDENT_MB, "MB"),
    ]
    return [Table("Ingest of the textbook", BOUND_HEADINGS, rows, f"{len(modules)} modules; models warm.")]


def _warm() -> None:
    with Library.open(emptied("textbook-warm")) as library:
        library.search("warm")


def _ingest(folder: Path, files: list[Path]) -> tuple[_Clock, float]:
    clock = _Clock()
    with Library.open(folder, LibrarySettings()) as library:
        for outcome in library.add_all(files, role="reference", progress=clock.hear):
            if outcome.error is not None:
                raise outcome.error
    return clock, clock.seconds()


def _bare(folder: Path) -> tuple[float, int]:
    """Seconds that sentence-transformers takes for the same passages, its defaults, nothing stored."""
    from sentence_transformers import SentenceTransformer

    with Library.open(folder) as library:
        texts = [embedding_text(one) for source in library.sources() for one in library.passages(source.id)]
    model = SentenceTransformer(str(locate(MINILM_EMBEDDING)), device="cpu")
    model.encode(texts[:32])
    return milliseconds(lambda: model.encode(texts)) / 1000, len(texts)
