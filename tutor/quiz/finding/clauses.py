"""Whether a piece of a sentence can be read without the sentences around it."""

import re

POINTING = re.compile(
    r"\b(?:this|these|he|she|his|hers?|him|himself|herself|we|our|ours|us|i|my|me|here|former|latter|aforementioned|"
    r"(?:as|see|shown|described|listed|given|discussed|noted) (?:above|below)|earlier|chapter|figure|section|"
    r"module|video|textbook|such (?!as\b)|likewise|also|too|however|"
    r"therefore|thus|moreover|furthermore|instead|meanwhile|then|so-called|the (?:author|text|book|passage|"
    r"article)s?)\b",
    re.IGNORECASE,
)
_BACKWARD = re.compile(r"\b(?:it|its|itself|they|them|their|themselves|those|that)\b", re.IGNORECASE)
_THOSE_WHO = re.compile(
    r"those (?:who|that|which|whose|in|of|with|without|from|\w+ (?:who|that|which|of|in|whose))\b", re.I
)
_DANGLING = re.compile(
    r"(?:\b(?:and|or|but|the|an?|of|to|which|that|who|in|on|for|by|with|from|as|at|what|is|are|was|were|be|than|"
    r"whether|if|"
    r"such as|including|because|not|more|between|into|about)|[,;:—–-])$",
    re.IGNORECASE,
)
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("‘", None))
_NEXT = re.compile(
    r"(?<=[a-z0-9)”\"’]{2}[.!?])(?<!Gov\.)(?<!Sen\.)(?<!Rep\.)(?<!Mrs\.)(?<!Prof\.)(?<! vs\.) (?=[A-Z“\"])"
)
_ODD = re.compile(r"[<>{}\[\]|\\`#*^~=@\x00-\x1f]|https?:|www\.|\.\.\.|…")


def is_whole(phrase: str) -> bool:
    """Whether a phrase has both marks of every pair, no markup, and does not break off at its end."""
    if not phrase or _ODD.search(phrase) or phrase.count('"') % 2 or _DANGLING.search(phrase.strip()):
        return False
    return all(right is None or phrase.count(left) == phrase.count(right) for left, right in _PAIRS)


def stands_alone(phrase: str) -> bool:
    """Whether a phrase points at nothing outside of itself; "its" and "they" need something of its own to mean."""
    if not is_whole(phrase) or POINTING.search(phrase):
        return False
    found = _BACKWARD.search(phrase)
    while found:
        word = found[0].lower()
        before = len(phrase[: found.start()].split())
        is_clear = before >= (1 if word == "that" else 3) or _THOSE_WHO.match(phrase, found.start()) is not None
        if not is_clear:
            return False
        found = _BACKWARD.search(phrase, found.end())
    return True


def pieces(text: str) -> list[str]:
    """The sentences of a unit that may hold several, as list items do, each without marks of emphasis."""
    return _NEXT.split(plain(text))


def plain(text: str) -> str:
    """A sentence without marks of emphasis and notes, with single spaces."""
    text = re.sub(r"(?<!\w)(?:\*\*|__|\*|_|`)(?=\S)|(?<=\S)(?:\*\*|__|\*|_|`)(?!\w)", "", text)
    text = re.sub(r"\s?\[\d{1,3}\]", "", text)
    return " ".join(text.split())
