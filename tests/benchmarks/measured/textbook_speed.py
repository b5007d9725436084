"""How long an answer takes on a whole textbook, and how much memory the program then holds."""

from tests.benchmarks.data_sets.searching import sampled
from tests.benchmarks.data_sets.textbook import textbook
from tests.benchmarks.machine import resident_megabytes
from tests.benchmarks.measured.textbook_ingest import FOLDER, RESIDENT_MB
from tests.benchmarks.metrics.speed import BOUND_HEADINGS, answer_times, bounded
from tests.benchmarks.metrics.timing import high, median
from tests.benchmarks.places import BUILD
from tests.benchmarks.results import Table
from tutor.services import build_services
from tutor.settings import load_settings

QUESTIONS = 50
ANSWER_MS = 900


def textbook_speed_tables(_: int | None) -> list[Table]:
    """Medians over 50 glossary terms, in a process that does nothing else."""
    data = textbook()
    services = build_services(load_settings(BUILD / "work" / FOLDER))
    list(services.library.add_all(data.files, role="reference"))
    asked = [(question.text, ()) for question in sampled(data.questions, QUESTIONS)]
    times = answer_times(services, asked)
    now, peak = resident_megabytes()
    services.close()
    rows = [
        bounded("answer, median", median(times.totals), ANSWER_MS, "ms"),
        ["answer, 95th percentile", f"{high(times.totals):.0f} ms", "", ""],
        ["share of it outside models, median", f"{100 * median(times.outside):.0f} %", "", ""],
        bounded("resident memory, now", now, RESIDENT_MB, "MB"),
        bounded("resident memory, highest", peak, RESIDENT_MB, "MB"),
    ]
    rows += [[f"of the answer: {name}, median", f"{median(values):.0f} ms", "", ""] for name, values in times.stages]
    return [Table("Answers on the textbook", BOUND_HEADINGS, rows, f"{len(asked)} questions, after three to warm up.")]
