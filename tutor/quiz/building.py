"""Puts a question together: its id and its citations follow from what it says and cites."""

from typing import Any

from tutor.quiz.citing import Citing
from tutor.quiz.facts import Fact
from tutor.quiz.identity import question_id
from tutor.quiz.questions import Origin, Question, QuestionType


def question(kind: QuestionType, stem: str, answer: str, citing: Citing, **parts: Any) -> Question:
    """The question with this key, which carries all that `citing` has numbered; `parts` are its other fields."""
    return Question(
        id=question_id(kind, stem, answer), type=kind, stem=stem, answer=answer, citations=citing.printed, **parts
    )


def question_on(
    fact: Fact, origin: Origin, kind: QuestionType, stem: str, answer: str, citing: Citing, **parts: Any
) -> Question:
    """The question on a fact, to whose tenet and source it belongs."""
    return question(
        kind, stem, answer, citing, tenet=fact.tenet, topic=fact.citation.source_title, origin=origin, **parts
    )
