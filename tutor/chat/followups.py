"""Understands a question that leans on the ones before it, without a chat model."""

import re
from collections.abc import Sequence

from knowledge.words import content_words, words

_LEANING_WORDS = frozenset(
    """it its itself that this these those they them their theirs he him his she her hers there then one ones former
    latter same such other others else instead again too either""".split()
)
_LEANING_OPENINGS = re.compile(
    r"^\W*(and|but|or|so|ok|okay|then|also|why|why not|how so|how come|what about|how about|what else|who else|"
    r"which ones?|really|for example|such as|like what|go on|tell me more|more|explain|meaning|in what way)\b",
    re.IGNORECASE,
)
FEW_WORDS = 2
"""A question with no more content words than this says too little to stand alone."""


def standalone(question: str, history: Sequence[str]) -> str:
    """The question as it would be asked without the conversation: itself, or after the questions it leans on.

    A question leans when it opens like a continuation, points back with a pronoun, or holds hardly a word
    of its own. The nearest earlier question that stands by itself is put before it, with those between.
    """
    earlier = [asked.strip() for asked in history if asked.strip()]
    if not earlier or not leans(question):
        return question.strip()
    start = len(earlier) - 1
    while start > 0 and leans(earlier[start]):
        start -= 1
    return " ".join([*earlier[start:], question.strip()])


def leans(question: str) -> bool:
    """Whether a question needs the ones before it to be understood."""
    own = words(question)
    carrying = [word for word in content_words(question) if word not in _LEANING_WORDS]
    if len(carrying) <= FEW_WORDS and _LEANING_OPENINGS.match(question):
        return True
    return len(set(carrying)) < FEW_WORDS or any(word in _LEANING_WORDS for word in _pointing(own))


def _pointing(own: Sequence[str]) -> list[str]:
    """The words that may point back: `that` before a verb's clause (`say that states`) points at nothing."""
    return [
        word
        for index, word in enumerate(own)
        if not (word in {"that", "there", "then"} and index > 0 and own[index - 1] in _CLAUSE_VERBS)
        and not (word == "there" and index + 1 < len(own) and own[index + 1] in {"is", "are", "was", "were", "be"})
        and not (word == "there" and index > 0 and own[index - 1] in {"is", "are", "was", "were"})
    ]


_CLAUSE_VERBS = frozenset(
    """say says said claim claims claimed argue argues argued think thinks thought believe believes believed hold holds
    held show shows showed mean means meant expect expects assume assumes so idea claim view fact argument belief sense
    given states""".split()
)
