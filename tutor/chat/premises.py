"""Finds the passage that contradicts what a question takes for granted."""

import re
from collections.abc import Sequence

from knowledge.judge import Entailment
from knowledge.sources import Evidence
from knowledge.words import content_words, stem, words
from tutor.chat.questions import read_question

CONTRADICTS = 0.65
"""From this probability on a sentence contradicts what a question takes for granted; chosen on one half of the practice
libraries, where it calls hardly a true premise false."""

LOOKED_AT = 6
"""Sentences that are held against a question, the best first."""

SHARED = 0.4
"""Share of the statement's telling words that a sentence must hold, as the judge may take what has nothing to do with a
statement for its contradiction."""

_PRESUMES = re.compile(
    r"^\W*(why|how (?:does|do|did|come)|what (?:led|made|makes|explains|causes|caused)|when did|in what way|since)\b",
    re.I,
)
_AUXILIARY = re.compile(r"^\s*(?:does|do|did|is|are|was|were|has|have|can)\b", re.I)


def correction(question: str, found: Sequence[Evidence], entailment: Entailment) -> Evidence | None:
    """The sentence that most surely contradicts what the question takes for granted; None if none does surely.

    Only questions that take something for granted are looked at ("Why does ...", "What led ... to ..."). A comparison
    names both sides by its nature and is left alone.
    """
    statement = taken_for_granted(question)
    if statement is None or read_question(question).expectation == "comparison":
        return None
    near = [one for one in found[:LOOKED_AT] if _is_about(_text(one), statement)]
    judged = entailment.judge([(_text(one), statement) for one in near])
    sure = [one.probabilities["contradiction"] for one in judged]
    best = max(range(len(near)), key=sure.__getitem__, default=None)
    return near[best] if best is not None and sure[best] >= CONTRADICTS else None


def taken_for_granted(question: str) -> str | None:
    """The statement that a question rests on, nearly as a sentence of its own; None where it rests on none.

    "Why did the alliance fail?" takes for granted "the alliance fail".
    """
    if not _PRESUMES.match(question):
        return None
    return _AUXILIARY.sub("", _PRESUMES.sub("", question)).strip(" ?") or None


def _text(one: Evidence) -> str:
    return (one.sentence or one.passage).text


def _is_about(text: str, statement: str) -> bool:
    stated = set(map(stem, content_words(statement)))
    return len(stated & set(map(stem, words(text)))) >= SHARED * len(stated)
