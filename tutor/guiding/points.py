"""The points of an answer: what a learner's own answer is held against."""

import re

from tutor.chat.replies import Reply
from tutor.quiz.finding.clauses import stands_alone
from tutor.quiz.finding.reasons import parts_of
from tutor.quiz.questions import Point

LONG = 20
"""Words above which a sentence may hold two points."""

_FEWEST = 5
_BETWEEN = re.compile(r"(?:;|, (?:and|but|while|whereas)\b) *")


def points_of(reply: Reply) -> tuple[Point, ...]:
    """One point a sentence of an answer, in its order, each a run of that sentence; none for a decline.

    A long sentence makes two where both halves are clauses that can be read by themselves.
    """
    if reply.status != "answered":
        return ()
    return tuple(
        Point(text=text, citations=sentence.citations)
        for sentence in reply.sentences
        for text in _halves(sentence.text)
    )


def _halves(sentence: str) -> tuple[str, ...]:
    if len(sentence.split()) > LONG:
        for found in _BETWEEN.finditer(sentence):
            left, right = sentence[: found.start()], sentence[found.end() :]
            if _is_clause(left) and _is_clause(right):
                return left, right
    return (sentence,)


def _is_clause(text: str) -> bool:
    # A clause that does not open with its subject, or whose verb cannot be told, stays with the rest.
    is_alone = len(text.split()) >= _FEWEST and stands_alone(text.rstrip(" ."))
    return is_alone and parts_of(text[:1].upper() + text[1:]) is not None
