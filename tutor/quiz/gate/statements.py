"""Flaws of a statement that is true or false."""

import re

from tutor.quiz.gate.phrasing import is_instruction, is_question
from tutor.quiz.questions import Question

_VERDICTS = ("True", "False")
_ABSOLUTE = re.compile(
    r"\b(?:always|never|invariably|under (?:all|any) circumstances|without exception|in (?:all|every) cases?|no matter|"
    r"at all times|completely|absolutely|entirely|totally|impossible)\b",
    re.IGNORECASE,
)
_DENIAL = r"(?:\b(?:not|no|never|none|nobody|nothing|neither|cannot|without|unable)\b|n['’]t\b)"
_DENIED_TWICE = re.compile(rf"{_DENIAL}(?: [\w-]+){{0,2}} (?:\w+)?{_DENIAL}", re.IGNORECASE)


def not_a_statement(question: Question) -> str | None:
    """Other options than the two verdicts, or a stem that nobody could call true or false."""
    if tuple(option.text for option in question.options) != _VERDICTS:
        return "Its options have to be True and False, in this order."
    if sum(option.correct for option in question.options) != 1:
        return "One of True and False has to be right."
    if is_question(question.stem) or is_instruction(question.stem):
        return "It has to be a statement."
    return "It denies what it has denied already." if _DENIED_TWICE.search(question.stem) else None


def gives_away(question: Question) -> str | None:
    """A false statement with a word that makes nearly every statement false."""
    is_false = any(option.correct and option.text == "False" for option in question.options)
    found = _ABSOLUTE.search(question.stem)
    return f"“{found[0].lower()}” gives away that it is false." if is_false and found else None
