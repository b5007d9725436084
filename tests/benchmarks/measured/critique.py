"""Critiques of the annotated essays by the command line, counted by the shared scorer, and their speed."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.packs import bundled_packs
from tests.benchmarks.command_line import tutor
from tests.benchmarks.data_sets.essays import ESSAYS, SEEDS
from tests.benchmarks.machine import resident_megabytes
from tests.benchmarks.metrics.scored import SCORER, critique_figures
from tests.benchmarks.metrics.speed import BOUND_HEADINGS, bounded
from tests.benchmarks.places import emptied, needed
from tests.benchmarks.results import Table
from tutor.services import Services, build_services
from tutor.settings import Settings

AIMS = {
    "recall": "0.60",
    "precision": "0.65",
    "decoys_flagged": "at most 0.05",
    "control_findings": "at most 1",
    "tenets_used": "0.75",
    "recall_omits": "0.70",
    "recall_misquotes": "1",
    "cited": "1",
    "verbatim_essay": "1",
    "verbatim_source": "1",
    "self_cited": "0",
}
SHORT_WORDS, SHORT_SECONDS = 800, 10.0
LONG_WORDS, LONG_SECONDS = 10_000, 90.0
RESIDENT_MB = 1500.0


def critique_tables(_: int | None) -> list[Table]:
    """The scorer's figures on all annotated essays, the seed among them, and the time for a short and a long essay."""
    needed(ESSAYS, SEEDS, SCORER)
    folder = emptied("critique")
    data, reports = folder / "data", folder / "reports"
    essay = next(SEEDS.glob("003*"))
    tutor("add", *sorted(SEEDS.glob("000*")), *sorted(SEEDS.glob("002*")), "--role", "reference", data=data)
    tutor("add", essay, "--role", "essay", data=data)
    tutor("critique", "--batch", ESSAYS, "--out", reports, data=data)
    tutor("critique", essay, "--json", data=data, output=reports / f"{essay.stem}.json")
    rows = [[name, value, AIMS.get(name, "")] for name, value in critique_figures(ESSAYS, reports, SEEDS)]
    return [Table("Six annotated essays, the seeds as library", ("", "measured", "aim"), rows), _speed(data)]


def _speed(data: Path) -> Table:
    services = build_services(Settings(data=data))
    _seconds(services, SHORT_WORDS)
    short, long = _seconds(services, SHORT_WORDS), _seconds(services, LONG_WORDS)
    services.close()
    rows = [
        bounded(f"an essay of {SHORT_WORDS} words", short, SHORT_SECONDS, "s"),
        bounded(f"an essay of {LONG_WORDS:,} words", long, LONG_SECONDS, "s"),
        bounded("resident memory, highest", resident_megabytes()[1], RESIDENT_MB, "MB"),
    ]
    return Table("Speed of a critique, models loaded", BOUND_HEADINGS, rows)


def _seconds(services: Services, words: int) -> float:
    """The time for an essay made of the paragraphs of the course's own sample essay, over again until it is so long."""
    (pack,) = bundled_packs().values()
    paragraphs = (pack / "sources" / "sample-essay-iraq-2003.md").read_text(encoding="utf-8").split("\n\n")
    text: list[str] = []
    while sum(len(one.split()) for one in text) < words:
        text.append(paragraphs[len(text) % len(paragraphs)])
    with TemporaryDirectory() as folder:
        path = Path(folder, "essay.md")
        path.write_text("\n\n".join(text), encoding="utf-8")
        essay = services.read_essay(path)
    started = time.perf_counter()
    services.critique(essay)
    return time.perf_counter() - started
