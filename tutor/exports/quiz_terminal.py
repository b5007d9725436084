"""A quiz as plain text for a terminal: the questions, then their hints, then the answers with their sources."""

from collections.abc import Iterable, Iterator, Sequence

from tutor.exports.quiz_wording import INSTRUCTIONS, choices, lettered, offered, solution
from tutor.exports.terminal import safe_line
from tutor.quiz.questions import Question

NO_QUESTIONS = "There are no questions."


def quiz_as_text(questions: Sequence[Question]) -> str:
    """The quiz ready to print; a question has the same number in all parts."""
    if not questions:
        return NO_QUESTIONS
    numbered = tuple(enumerate(questions, start=1))
    parts = (
        _section("Questions", [_entry(number, _asked(one)) for number, one in numbered]),
        _section("Hints", [_entry(number, (one.hint,)) for number, one in numbered if one.hint.strip()]),
        _section("Answers", [_entry(number, _answered(one)) for number, one in numbered]),
    )
    return "\n\n".join(filter(None, parts))


def _section(heading: str, entries: Sequence[str]) -> str:
    """The entries, with an empty line between, under their underlined heading; empty where there are none."""
    return "\n".join([heading, "-" * len(heading), "\n\n".join(entries)]) if entries else ""


def _entry(number: int, lines: Iterable[str]) -> str:
    """The lines after a number and indented below it."""
    first, *others = (safe_line(" ".join(line.split())) for line in lines)
    return "\n".join([f"{number}. {first}", *(f"   {line}" for line in others)])


def _asked(question: Question) -> Iterator[str]:
    yield question.stem
    yield f"({INSTRUCTIONS[question.type]})"
    yield from choices(question, by_letter=True)
    yield from (f"{number}. {pair.left}" for number, pair in enumerate(question.pairs, start=1))
    yield from lettered(offered(question))


def _answered(question: Question) -> tuple[str, ...]:
    return solution(question, by_letter=True).lines()
