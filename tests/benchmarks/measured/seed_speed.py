"""How long an answer takes on the three seed texts, models warm, beside a query of stock LangChain in the same run."""

import json
from functools import partial
from pathlib import Path

from tests.benchmarks.data_sets.asking import SEEDS, gold
from tests.benchmarks.metrics.speed import BOUND_HEADINGS, AnswerTimes, answer_times, bounded
from tests.benchmarks.metrics.timing import high, median, milliseconds
from tests.benchmarks.peers.stock_langchain import StockLangChain
from tests.benchmarks.places import emptied
from tests.benchmarks.results import Table
from tutor.services import build_services
from tutor.settings import load_settings

QUESTIONS = 50
ANSWER_MS, OUTSIDE_MODELS = 600, 0.20


def seed_speed_tables(_: int | None) -> list[Table]:
    """Medians over the first 50 gold questions."""
    data = gold()
    lines = data.questions.read_text(encoding="utf-8").splitlines()[:QUESTIONS]
    asked = [(item["question"], item.get("history") or []) for item in map(json.loads, lines)]
    services = build_services(load_settings(emptied("seed-speed")))
    list(services.library.add_all(data.references, role="reference"))
    list(services.library.add_all(data.essays, role="essay"))
    times = answer_times(services, asked)
    services.close()
    peer = _peer_times([question for question, _ in asked])
    return [_table(times, peer)]


def _peer_times(questions: list[str]) -> list[float]:
    peer = StockLangChain()
    peer.index(_texts(), emptied("seed-speed-peer"))
    peer.find("What is warm?")
    return [milliseconds(partial(peer.find, question)) for question in questions]


def _texts() -> list[Path]:
    return sorted(SEEDS.glob("*.txt"))


def _table(times: AnswerTimes, peer: list[float]) -> Table:
    ratio = median(times.totals) / median(peer)
    rows = [
        bounded("answer, median", median(times.totals), ANSWER_MS, "ms"),
        bounded("share of it outside models, median", 100 * median(times.outside), 100 * OUTSIDE_MODELS, "%"),
        ["answer, 95th percentile", f"{high(times.totals):.0f} ms", "", ""],
        ["stock LangChain's query (finds, does not answer), median", f"{median(peer):.0f} ms", "", ""],
        ["our answer to its query, ratio", f"{ratio:.1f}", "", ""],
    ]
    rows += [[f"of the answer: {name}, median", f"{median(values):.0f} ms", "", ""] for name, values in times.stages]
    return Table("Answers on the seed texts", BOUND_HEADINGS, rows, f"{len(peer)} questions, after three to warm up.")
