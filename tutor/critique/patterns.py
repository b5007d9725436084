"""Pieces of which the patterns for reading whose view a sentence gives are made."""

import re

LONGEST = 1000


def one_of(words: str) -> str:
    """A pattern for any of some words; `_` stands for a space within one."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


def verbs(words: str) -> str:
    """The same for verbs, with their regular endings."""
    return one_of(" ".join(f"{verb}(?:s|d)?" if verb[-1] == "e" else f"{verb}(?:s|es|ed)?" for verb in words.split()))


def any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I | re.S)


SAYS = (
    f"(?:{verbs('argue claim contend maintain insist believe assert object answer suggest suppose assume fear')}"
    f"|{verbs('conclude counter propose allege complain warn imagine add doubt declare hold think write say tell')}"
    "|held|thought|wrote|said|told|repl(?:y|ies|ied))"
)
