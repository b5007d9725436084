"""A quiz as a table, read back with csv: a row a question, and nothing that a spreadsheet would calculate."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tutor.exports.hostile_questions import questions
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, MATCHING, SINGLE
from tutor.exports.characters import portable
from tutor.exports.quiz_csv import COLUMNS, quiz_as_csv
from tutor.quiz.questions import Question


def read(written: str) -> list[dict[str, str]]:
    rows = list(csv.reader(StringIO(written, newline=""), strict=True))
    assert tuple(rows[0]) == COLUMNS and all(len(row) == len(COLUMNS) for row in rows)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]


def test_every_question_is_a_row_with_its_key_and_its_sources() -> None:
    rows = read(quiz_as_csv(EVERY_TYPE))
    assert [row["id"] for row in rows] == [question.id for question in EVERY_TYPE]
    for row, question in zip(rows, EVERY_TYPE, strict=True):
        assert row["question"] == question.stem and row["difficulty"] == str(question.difficulty)
        assert all(cited.quote in row["sources"] for cited in question.citations)
        assert all(option.rationale in row["rationales"] for option in question.options)


def test_options_answers_and_further_answers_have_a_line_each() -> None:
    single, cloze, matching = read(quiz_as_csv((SINGLE, CLOZE, MATCHING)))
    assert single["options"].splitlines()[0] == single["answer"] == "A. Carbon dioxide"
    assert (cloze["answer"], cloze["also right"]) == ("gluten", "glutens")
    assert matching["options"].splitlines() == [
        "1. Yeast", "2. Salt", "3. Gluten", "A. Holds the gas", "B. Makes gas", "C. Slows the rising"
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "  =1", "\r=1", "＝1"])
def test_a_cell_that_begins_like_a_formula_is_made_text(sign: str) -> None:
    (row,) = read(quiz_as_csv((SINGLE.model_copy(update={"stem": sign}),)))
    assert row["question"] == f"'{portable(sign)}"


@settings(max_examples=30)
@given(st.lists(questions(), max_size=3, unique_by=lambda one: portable(one.id)))
def test_any_words_come_back_but_for_the_apostrophe_that_disarms_them(several: list[Question]) -> None:
    rows = read(quiz_as_csv(several))
    for row, question in zip(rows, several, strict=True):
        assert row["question"] in {portable(question.stem), f"'{portable(question.stem)}"}
        assert row["hint"] in {portable(question.hint), f"'{portable(question.hint)}"}
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row.values())
