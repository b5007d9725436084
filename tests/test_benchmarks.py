"""The page of the benchmarks: what it keeps, what it explains, and what it says of data that is not there."""

from pathlib import Path

import pytest

from tests.benchmarks.places import REPORT, SHARED, Skipped, needed
from tests.benchmarks.report import INTRODUCTION, write_report
from tests.benchmarks.results import Result, Table


def measured(name: str, value: str, date: str) -> Result:
    table = Table(f"A table of {name}", ("figure", "value"), [("found", value)], "A note.")
    return Result(name, "all questions", [table], None, date, 1.0, {"memory": f"{value} GB", "load": "0.1"})


def test_a_section_that_was_not_measured_stands_as_it_did(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "page.md"
    write_report({"one": measured("one", "11", "2026-11-01"), "two": measured("two", "22", "2026-11-02")}, page)
    before = page.read_text(encoding="utf-8")
    assert "- memory: 22 GB" in before

    write_report({"one": None, "two": measured("two", "33", "2026-11-03"), "three": None}, page)

    assert page.read_text(encoding="utf-8") == before.replace("22", "33").replace("2026-11-02", "2026-11-03")


def test_the_page_opens_with_the_introduction_of_the_code() -> None:
    assert REPORT.read_text(encoding="utf-8").startswith(f"{INTRODUCTION}\n- processor: ")


def test_what_is_not_there_is_named_as_seen_from_the_project() -> None:
    with pytest.raises(Skipped, match=r"^\.\./shared/no/such is not there$"):
        needed(SHARED / "no" / "such")
