"""Writes docs/BENCHMARKS.md from the results that are kept; nothing in it is written by hand."""

from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.results import Result, Table

INTRODUCTION = """# Benchmarks

Made by `make bench` (`python -m tests.benchmarks`); not edited by hand. Rates are in per cent. Every row that was
measured is shown, also where a peer is ahead. Speeds depend on the machine and on what else it was doing: the ratios
to a peer or to the bare model come from the same run and travel better.
"""


def write_report(results: Sequence[Result], path: Path) -> None:
    """The page, with the newest result's machine at its head."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = [INTRODUCTION, _machine(max(results, key=lambda result: result.date)) if results else ""]
    parts += [_section(result) for result in results]
    path.write_text("\n".join(parts), encoding="utf-8")


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
