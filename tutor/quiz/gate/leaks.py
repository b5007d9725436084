"""Whether the stem or the hint says the answer."""

import re

from tutor.quiz.gate.rules import keys
from tutor.quiz.gate.wording import folded, squashed, stems_of
from tutor.quiz.questions import BLANK, Question

_SHORTEST_KEY = 3
_VERDICT = re.compile(r"\b(?:true|false|right|wrong|correct|incorrect)\b", re.IGNORECASE)


def in_stem(question: Question) -> str | None:
    """A stem that holds the answer: a choice's right option, a cloze's word in any form, a point, or the whole key."""
    stem = question.stem.replace(BLANK, " ")
    if any(_is_within(text, stem) for text in (*keys(question), question.answer)):
        return "The question holds its answer."
    if question.type == "cloze" and stems_of(question.answer) & stems_of(stem):
        return "A word of the answer stands elsewhere in the sentence."
    if question.type == "cloze" and any(_has_words(text, stem) for text in question.accepts):
        return "The sentence holds another form of its answer."
    # Of two things that a question offers with "or", one is the answer.
    offers = re.search(r"\bor\b", stem) is not None
    if not offers and any(stems_of(one.text) and stems_of(one.text) <= stems_of(stem) for one in question.points):
        return "The question says what the answer has to say."
    return None


def in_hint(question: Question) -> str | None:
    """A hint that holds the answer, word for word or word by word."""
    if question.type == "true_false":
        return "The hint gives the verdict." if _VERDICT.search(question.hint) else None
    asked, hinted = stems_of(question.stem), stems_of(question.hint)
    answers = (*keys(question), *question.accepts, *question.answer.splitlines(), *(p.text for p in question.points))
    for text in answers:
        new = stems_of(text) - asked
        if _has_words(text, question.hint) or (new and new <= hinted):
            return "The hint holds the answer."
    return None


def _is_within(key: str, text: str) -> bool:
    """Whether the key stands in the text letter by letter, be it within a word."""
    bare = squashed(key).lower().rstrip(".")
    return len(bare) >= _SHORTEST_KEY and bare in squashed(text).lower()


def _has_words(key: str, text: str) -> bool:
    bare = folded(key)
    return bool(bare) and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", squashed(text).casefold()) is not None
