"""How the gate compares texts: folded to what a reader hears, and cut into the words that carry meaning."""

import re
from functools import lru_cache

from knowledge.words import FUNCTION_WORDS, stem, words

_SPACE = re.compile(r"\s+")
_EDGES = " \t\n.,;:!?\"'“”‘’()[]"
_RUN = re.compile(r"[a-z0-9]+")
# The smallest words only: whoever picks the option that repeats most of the stem skips no more than these.
_SMALLEST = frozenset(
    """a an the of to in on for and or is are was were be by with that this which what who whom whose it its as at from
    do does did how why when not""".split()
)


def squashed(text: str) -> str:
    """The text in one line with single spaces."""
    return _SPACE.sub(" ", text).strip()


def folded(text: str) -> str:
    """The text as one compares it: one line, lower case, straight apostrophes, no punctuation at its ends."""
    return squashed(text).casefold().replace("’", "'").strip(_EDGES)


@lru_cache(maxsize=8192)
def stems_of(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; none where there are none."""
    return frozenset(stem(word) for word in meaning_words(text))


@lru_cache(maxsize=8192)
def meaning_words(text: str) -> tuple[str, ...]:
    """The words that carry meaning, as written, in lower case and in order."""
    return tuple(word for word in words(text) if word not in FUNCTION_WORDS and (len(word) > 1 or word.isdigit()))


@lru_cache(maxsize=8192)
def plain_words(text: str) -> frozenset[str]:
    """Every word but articles, prepositions, question words and forms of to be and to do."""
    return frozenset(_RUN.findall(text.lower())) - _SMALLEST
