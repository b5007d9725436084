"""What a rule of the gate is: a name, the types of items it reads, and what it says of a flawed one."""

from collections.abc import Callable
from dataclasses import dataclass

from tutor.quiz.questions import QUESTION_TYPES, Question, QuestionType

EVERY_TYPE = QUESTION_TYPES
CHOICES: tuple[QuestionType, ...] = ("single_choice", "multiple_choice")


@dataclass(frozen=True, slots=True)
class Rule:
    """`finds` returns why an item is flawed, in plain words, or None; it is asked about items of `types` only."""

    name: str
    finds: Callable[[Question], str | None]
    types: tuple[QuestionType, ...] = CHOICES


LONGEST = 1000
"""Rules read no text with more letters than this: their patterns are made for sentences."""


def is_overlong(question: Question) -> bool:
    """Whether a text of the item is longer than any rule reads."""
    sides = (side for pair in question.pairs for side in (pair.left, pair.right))
    parts = (*(o.text for o in question.options), *sides, *(p.text for p in question.points), *question.accepts)
    return any(len(text) > LONGEST for text in (question.stem, question.hint, *parts))


def keys(question: Question) -> tuple[str, ...]:
    """The texts of the right options."""
    return tuple(option.text for option in question.options if option.correct)


def distractors(question: Question) -> tuple[str, ...]:
    """The texts of the wrong options."""
    return tuple(option.text for option in question.options if not option.correct)
