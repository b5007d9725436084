"""Our retrieval and its peers on the same files and the same questions, in one go."""

import time
from collections.abc import Sequence

from tests.benchmarks.data_sets.searching import SearchSet, sampled
from tests.benchmarks.data_sets.squad import squad
from tests.benchmarks.data_sets.textbook import textbook
from tests.benchmarks.metrics.recall import recall
from tests.benchmarks.metrics.timing import median
from tests.benchmarks.peers.bm25 import Bm25
from tests.benchmarks.peers.ours import Ours, OursUnranked
from tests.benchmarks.peers.peer import Peer
from tests.benchmarks.peers.rank_fusion import RankFusion
from tests.benchmarks.peers.stock_langchain import StockLangChain
from tests.benchmarks.places import emptied
from tests.benchmarks.results import Table

PEERS: Sequence[type[Peer]] = (Ours, OursUnranked, StockLangChain, Bm25, RankFusion)
HEADINGS = ("", "R@1", "R@4", "R@5", "MRR@5", "ms a question", "index, s")


def squad_tables(size: int | None) -> list[Table]:
    """Paragraphs of Wikipedia."""
    folder = emptied("squad-files")
    note = (
        "Each file is an article (title and paragraphs), the same for all. A hit: at least half of the returned text "
        "lies in the question's paragraph, or it holds at least half of that paragraph."
    )
    return [_compared("SQuAD 2.0 paragraphs", squad(folder), size, note)]


def textbook_tables(size: int | None) -> list[Table]:
    """Terms of a textbook."""
    note = "The question is 'What is TERM?' for each glossary term; a hit: the text is of a module that marks the term."
    return [_compared("A textbook's terms (OpenStax)", textbook(), size, note)]


def _compared(title: str, data: SearchSet, size: int | None, note: str) -> Table:
    questions = sampled(data.questions, size)
    rows = [_row(kind(), SearchSet(data.files, questions)) for kind in PEERS]
    pinned = "; ".join(f"{kind.name}: {kind.settings}" for kind in PEERS)
    counted = f"{len(data.files)} files, {len(questions)} of {len(data.questions)} questions. "
    return Table(title, HEADINGS, rows, f"{counted}{note} Pinned: {pinned}.")


def _row(peer: Peer, data: SearchSet) -> list[str]:
    started = time.perf_counter()
    peer.index(data.files, emptied(type(peer).__name__))
    indexing = time.perf_counter() - started
    peer.find("What is warm?")
    returned, times = {}, []
    for number, question in enumerate(data.questions, start=1):
        started = time.perf_counter()
        returned[question.id] = peer.find(question.text)
        times.append((time.perf_counter() - started) * 1000)
        if number % 50 == 0:
            print(f"  {peer.name}: {number} of {len(data.questions)}", flush=True)
    peer.close()
    figures = recall(data.questions, returned)
    print(f"  {peer.name}: {figures}", flush=True)
    return [peer.name, *(f"{100 * value:.1f}" for value in figures.values()), f"{median(times):.0f}", f"{indexing:.0f}"]
