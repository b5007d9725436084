"""Writes docs/BENCHMARKS.md from the results that are kept; nothing in it is written by hand."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.results import Result, Table

INTRODUCTION = """# Benchmarks

Made by `make bench` (`python -m tests.benchmarks`); not edited by hand. Rates are in per cent. Every row that was
measured is shown, also where a peer is ahead. Speeds depend on the machine and on what else it was doing: the ratios
to a peer or to the bare model come from the same run and travel better. The machine is that of the newest section; a
section that was not measured with it stands as it was.

Search returns texts, best first. **R@k** is the share of questions with a right text among the first k; **MRR@5** the
mean of 1 / place of the first right text, 0 where none is among the first five. In questions that are to be answered,
every passage that answers is marked; a quotation is of a passage when half of the runs of four words of the shorter one
stand in the longer. A figure about speed has been **kept** when it is within its bound.

| figure of answers | of what | the share that |
| --- | --- | --- |
| answered | questions that the sources answer | was answered and not declined |
| correct | the same | was answered with a marked passage cited and the words that a right answer must hold |
| cited | the same | was answered with a marked passage cited (every one, where the answer takes several) |
| first cited | the same | was answered with a marked passage cited by the first sentence |
| focus | quotations in the answers to them | is of a marked passage |
| declined | questions that the sources do not answer | was declined |
| refusal precision | declined questions | was right to be declined |
| verbatim | all quotations | stands word for word in the document that it names |
| sentences | answers to questions that the sources answer | (no share: the median number of sentences) |

The **seed texts** are three documents beside the project, not part of it: an article, a study guide and a student's
essay ([what else is measured on](../tests/benchmarks/README.md)).
"""


def write_report(results: Mapping[str, Result | None], path: Path) -> None:
    """The page, with the newest result's machine at its head.

    Args:
        results: what was found by name, in the order of the page; the section of a None stands as it did.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    earlier = _sections(path.read_text(encoding="utf-8")) if path.is_file() else {}
    newest = max((one for one in results.values() if one), key=lambda one: one.date)
    sections = [_section(one) if one else earlier.get(name) for name, one in results.items()]
    parts = [INTRODUCTION, _machine(newest), *(one for one in sections if one)]
    path.write_text("\n".join(parts), encoding="utf-8")


def _sections(page: str) -> dict[str, str]:
    """The sections of a page by the name of their benchmark."""
    _, *sections = re.split(r"^## ", page, flags=re.MULTILINE)
    return {one.split("\n", 1)[0]: f"## {one.rstrip()}\n" for one in sections}


def _machine(result: Result) -> str:
    lines = [f"- {name}: {value}" for name, value in result.machine.items() if name != "load"]
    return "\n".join(lines) + "\n"


def _section(result: Result) -> str:
    if result.skipped:
        return f"## {result.name}\n\nNot measured: {result.skipped}.\n"
    command = f"python -m tests.benchmarks --only {result.name}"
    facts = f"`{command}`, {result.date}, {result.seconds:.0f} s, {result.sample}; load {result.machine['load']}."
    return "\n".join([f"## {result.name}\n", facts, "", *map(_table, result.tables)])


def _table(table: Table) -> str:
    lines = [f"### {table.title}\n", _row(table.headings), _row(["---"] * len(table.headings))]
    lines += [_row(row) for row in table.rows]
    return "\n".join([*lines, "", table.note, ""])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
