"""A quiz as a table that spreadsheets open: a row a question, and no cell that a spreadsheet would calculate."""

import csv
from collections.abc import Sequence
from io import StringIO

from tutor.exports.quiz_wording import TYPE_NAMES, choices, lettered, offered, printable, solution
from tutor.quiz.questions import Question

COLUMNS = (
    "id", "type", "question", "options", "answer", "also right", "explanation", "rationales", "hint", "tenet", "topic",
    "asks", "origin", "difficulty", "sources",
)  # fmt: skip
_FORMULA_SIGNS = tuple("=+-@＝＋－＠")
"""How a formula begins, full-width signs included, which some spreadsheets take for the same."""


def quiz_as_csv(questions: Sequence[Question]) -> str:
    """The table with its heading row; what holds several things has each on a line of its own.

    A cell that begins like a formula, be it after spaces, gets an apostrophe in front.
    """
    written = StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([_harmless(cell) for cell in _row(question)] for question in printable(questions))
    return written.getvalue()


def _row(question: Question) -> tuple[str, ...]:
    said = solution(question, by_letter=True)
    return (
        question.id,
        TYPE_NAMES[question.type],
        question.stem,
        "\n".join(_offer(question)),
        "\n".join(said.answers) if question.type != "cloze" else question.answer,
        "\n".join(question.accepts),
        question.explanation,
        "\n".join(said.rationales),
        question.hint,
        question.tenet or "",
        question.topic,
        question.asks,
        question.origin,
        str(question.difficulty),
        "\n".join(map(str, said.quotations)),
    )


def _offer(question: Question) -> tuple[str, ...]:
    lefts = tuple(f"{number}. {pair.left}" for number, pair in enumerate(question.pairs, start=1))
    return choices(question, by_letter=True) + lefts + lettered(offered(question))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA_SIGNS) or cell.startswith(("\t", "\n")) else cell
