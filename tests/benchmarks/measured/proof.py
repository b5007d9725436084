"""What the proof of generated sentences makes of true, altered and invented ones, as tables of its verdicts."""

from collections import Counter
from collections.abc import Sequence

from knowledge.judge import Entailment, LocalEntailment
from tests.benchmarks.data_sets.statements import KINDS, Case, cases
from tests.benchmarks.metrics.speed import BOUND_HEADINGS, bounded
from tests.benchmarks.metrics.timing import milliseconds
from tests.benchmarks.results import Table
from tutor.grounding.proof import Proved, Statement, prove

VERDICTS = ("supported", "partly", "unsupported")
HEADINGS = ("kind", *VERDICTS, "not supported")
STATEMENT_SECONDS = 0.5
TITLES = {
    "a": "Half a, on which rules and thresholds were chosen",
    "b": "Half b: other documents; the rules, not the thresholds, were also mended on sentences of it",
    "c": "Part c: sentences written when the rules were fixed; its totals were seen once before the last changes",
}
NOTE = (
    "Sentences written by hand over the course, the practice libraries and texts on other subjects, as a chat model "
    "might write them: true is a faithful paraphrase of its evidence, invented is on the subject and not in the "
    "evidence, the others are a true one with one thing altered. The aims: of all but the true at least 95 in 100 are "
    "not supported, and of the true at most 10."
)
PARAGRAPHS = (
    "The same sentences with the whole paragraphs of their evidence as passages. How much of a passage the judge reads "
    "was chosen on half a."
)


def proof_tables(_: int | None) -> list[Table]:
    """The verdicts on each part of the data by kind of sentence, and the time that a sentence takes."""
    judge = LocalEntailment()
    every = cases()
    tables = [_table(title, [one for one in every if one.half == half], judge) for half, title in TITLES.items()]
    unseen = [one for one in every if one.half in ("b", "c")]
    tables.append(
        _table("Half b and part c by whole paragraphs", unseen, judge, whole_paragraphs=True, note=PARAGRAPHS)
    )
    some = every[:20]
    seconds = milliseconds(lambda: [_proved(one, judge, whole_paragraphs=True) for one in some]) / 1000 / len(some)
    return [
        *tables,
        Table("Speed of the proof", BOUND_HEADINGS, [bounded("one sentence", seconds, STATEMENT_SECONDS, "s")]),
    ]


def _table(
    title: str, some: Sequence[Case], judge: Entailment, *, whole_paragraphs: bool = False, note: str = NOTE
) -> Table:
    found: list[tuple[str, str]] = [
        (one.kind, _proved(one, judge, whole_paragraphs=whole_paragraphs).verdict) for one in some
    ]
    counts: Counter[tuple[str, str]] = Counter(found)
    rows = [_row(kind, [counts[kind, verdict] for verdict in VERDICTS]) for kind in KINDS]
    false = [sum(counts[kind, verdict] for kind in KINDS if kind != "true") for verdict in VERDICTS]
    rows.append(_row("all but true", false))
    print(f"  {title}: {rows[0][-1]} of true, {rows[-1][-1]} of the others not supported", flush=True)
    return Table(title, HEADINGS, [row for row in rows if row], note)


def _row(kind: str, counts: Sequence[int]) -> list[str]:
    total = sum(counts)
    return [kind, *map(str, counts), f"{100 * (total - counts[0]) / total:.1f}" if total else ""]


def _proved(one: Case, judge: Entailment, *, whole_paragraphs: bool) -> Proved:
    passages = one.passages(whole_paragraphs=whole_paragraphs)
    return prove([Statement(one.text, tuple(passages))], passages, judge)[0]
