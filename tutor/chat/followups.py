"""Understands a question that leans on the ones before it, without a chat model."""

import re
from collections.abc import Sequence

from knowledge.words import FUNCTION_WORDS, words

_LEANING_WORDS = frozenset(
    """it its itself that this these those they them their theirs he him his she her hers there then one ones former
    latter same such other others else instead again too either""".split()
)
_LEANING_OPENINGS = re.compile(
    r"^\W*(and|but|or|so|ok|okay|then|also|why|why not|how so|how come|what about|how about|what else|who else|"
    r"which ones?|really|for example|such as|like what|go on|tell me more|more|explain|meaning|in what way|"
    r"(give|name|show|list) (me )?(an?|some|one|another) (example|instance|case)s?)\b",
    re.IGNORECASE,
)
FEW_WORDS = 2
"""A question with no more content words than this says too little to stand alone."""

BETWEEN = 2
"""Most leaning questions that are put between: the models read 256 tokens of a question and a sentence together, and
a longer chain would leave no room for the sentence."""


def standalone(question: str, history: Sequence[str]) -> str:
    """The question as it would be asked without the conversation: itself, or after the questions it leans on.

    A question leans when it opens like a continuation, points back with a pronoun, or holds hardly a word
    of its own. The nearest earlier question that stands by itself is put before it, or the very first where
    none does, with the last few of those between.
    """
    earlier = [asked.strip() for asked in history if asked.strip()]
    if not earlier or not leans(question):
        return question.strip()
    start = len(earlier) - 1
    while start > 0 and leans(earlier[start]):
        start -= 1
    between = earlier[start + 1 :][-BETWEEN:]
    return " ".join([earlier[start], *between, question.strip()])


def leans(question: str) -> bool:
    """Whether a question needs the ones before it to be understood."""
    own = words(question)
    carrying = [word for word in own if word not in FUNCTION_WORDS and word not in _LEANING_WORDS and len(word) > 1]
    if not carrying:
        return True
    few = 1 if own[0] == "why" else FEW_WORDS
    if len(carrying) <= few and _LEANING_OPENINGS.match(question):
        return True
    return any(_points_back(own, index) for index in range(len(own)))


def _points_back(own: Sequence[str], index: int) -> bool:
    """Whether the word at `index` stands for something said before, and not in this question."""
    word = own[index]
    before, after = own[:index], own[index + 1 :]
    if word not in _LEANING_WORDS:
        return False
    if word == "that":
        previous = before[-1] if before else ""
        is_noun = bool(previous) and previous not in FUNCTION_WORDS and "'" not in previous and "’" not in previous
        opens_clause = previous in _CLAUSE_VERBS or is_noun
        return not (opens_clause and after)
    if word in {"there", "then"}:
        return not (before[-1:] and before[-1] in _BEING) and not (after[:1] and after[0] in _BEING)
    if word in {"they", "them", "their", "theirs"}:
        return not any(one.endswith("s") and one not in FUNCTION_WORDS for one in before)
    if word in {"its", "itself"}:
        return not any(one in {"a", "an", "the", "every", "each"} for one in before)
    return word != "too" or not after


_BEING = frozenset({"is", "are", "was", "were", "be"})
_CLAUSE_VERBS = frozenset(
    """say says said claim claims claimed argue argues argued think thinks thought believe believes believed hold holds
    held show shows showed mean means meant expect expects assume assumes so idea claim view fact argument belief sense
    given states""".split()
)
