"""What a question is about, said above it only where that gives nothing away."""

import re
from collections.abc import Iterable, Mapping

from tutor.quiz.questions import Question

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5


def given_topic(question: Question, tenets: Mapping[str, str]) -> str:
    """The topic, or else the title of the tenet; empty where each would help with the answer."""
    for label in (question.topic, tenets.get(question.tenet or "", "")):
        if label and not _gives_away(label, question):
            return label
    return ""


def full_topic(question: Question, tenets: Mapping[str, str]) -> str:
    """What a question that has been answered is about: its tenet, or else its topic."""
    return tenets.get(question.tenet or "") or question.topic or "Other topics"


def _gives_away(label: str, question: Question) -> bool:
    if label.casefold() in question.stem.casefold():
        return False
    # Whether a statement is true is given away by any statement on the same thing.
    return question.type == "true_false" or bool(_words([label]) & _words(_keys(question)) - _words([question.stem]))


def _keys(question: Question) -> Iterable[str]:
    yield question.answer
    yield from question.accepts
    yield from (option.text for option in question.options if option.correct)
    yield from (point.text for point in question.points)


def _words(texts: Iterable[str]) -> set[str]:
    return {word.casefold()[:_STEM] for text in texts for word in _WORD.findall(text)}
