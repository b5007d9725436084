"""A line costs the readers about its length, whatever it is made of."""

import itertools
import time

import pytest

from knowledge.readers.markers import is_table_rule

BLANKS = " " * 100_000
PADDED = "| -" + "    |      " * 30 + "| total |"


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize(
    "line",
    [
        f"# Ropes{BLANKS}and chains",
        f"= Ropes{BLANKS}and chains",
        f"# {BLANKS}#{BLANKS}.",
        f"Ropes{BLANKS}and chains |-",
        f"|{BLANKS}-{BLANKS}|{BLANKS}x|",
        PADDED,
    ],
)
def test_a_long_line_is_read_within_a_second(read_as, suffix, line):
    started = time.perf_counter()
    read_as(f"Prose.\n\n{line}\nMore prose.", f"file.{suffix}")
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("line", [f"title{BLANKS}x", f"title: a{BLANKS}b", f"title:{BLANKS}# b"])
def test_a_long_line_in_front_matter_is_read_within_a_second(read_as, line):
    started = time.perf_counter()
    read_as(f"---\nyear: 1999\n{line}\n---\n\nProse.", "file.md")
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        *((rule, True) for rule in ("|---|---|", "--- | ---", "|:-|:-:|-:|", "| - |   | - |", "-|", "|-", "|-||:|::|")),
        *(
            (other, False)
            for other in ("---", "||", "| |", "|-- -|", "|-|x|", "|:|-|", "| - | - - |", "|-|:::|", PADDED)
        ),
    ],
)
def test_the_rule_under_a_tables_header_is_known(line, is_one):
    assert is_table_rule(line) is is_one


def test_no_row_of_signs_is_taken_for_long():
    started = time.perf_counter()
    for signs in itertools.product("|-: ", repeat=1):
        is_table_rule("|-" + "".join(signs) * 40 + "x")
    assert time.perf_counter() - started < 5
