"""Finds the runs of a text that stand in quotation marks, straight or curly, double or single."""

import re

from knowledge.words import FUNCTION_WORDS

LONGEST = 2500
"""No quotation is longer than this many characters; a mark whose partner is farther off is left unpaired."""

_OPENER = re.compile(r"(?<![\w.!?%)\]])[\"“„«‘'](?=[\w\[(….\-–—\"'“‘])")
_ELISION = re.compile(r"[‘'’](?:\d\d?s?\b|(?:tis|twas|em|cause|til|n|bout|round)\b)", re.IGNORECASE)
_CLOSERS = {'"': '"”', "“": '”"', "„": "“”", "«": "»", "‘": "’'", "'": "'’"}
_SINGLE = "‘'"
_WORD = re.compile(r"[^\W_]+")


def quoted_runs(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of the words inside quotation marks in `text[start:end]`, in order, none within another.

    The marks themselves and white space beside them are left out. A single mark counts only where a word ends before
    or after it, so that "the states' fears" and "it's" hold no quotation.
    """
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    place = start
    while opener := _OPENER.search(text, place, end):
        closer = _closer(text, opener.start(), min(end, opener.end() + LONGEST))
        place = opener.end() if closer is None else closer + 1
        if closer is not None:
            inner = text[opener.end() : closer]
            left = opener.end() + len(inner) - len(inner.lstrip())
            found.extend([(left, left + len(inner.strip()))] if inner.strip() else [])
    return found


def is_title(text: str) -> bool:
    """Whether words in quotation marks look like a work's title: every word that says something has a capital."""
    said = [word for word in _WORD.findall(text) if word.lower() not in FUNCTION_WORDS and len(word) > 1]
    return len(said) > 1 and all(word[0].isupper() or word[0].isdigit() for word in said)


def _closer(text: str, opener: int, end: int) -> int | None:
    mark = text[opener]
    if mark in _SINGLE:
        return None if _ELISION.match(text, opener) else _single_closer(text, opener, end)
    for place in range(opener + 1, end):
        if text[place] == mark and _OPENER.match(text, place):
            return None  # the first of two opening marks was never closed
        if text[place] in _CLOSERS[mark] and (mark != '"' or _closes(text, place)):
            return place
    return None


def _closes(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place + 1 : place + 2]
    return not before.isspace() and not after.isalnum()


def _single_closer(text: str, opener: int, end: int) -> int | None:
    """The mark that closes a single quotation; one that may be a plural's apostrophe only if no better one follows."""
    unsure: int | None = None
    for place in range(opener + 1, end):
        if text[place] == "\n" or (text[place] in _SINGLE and _OPENER.match(text, place)):
            return unsure
        if text[place] not in _CLOSERS[text[opener]] or not _closes(text, place):
            continue
        if text[place - 1] == "s" and re.match(r" [a-z]", text[place + 1 : place + 3]):
            unsure = place if unsure is None else unsure
        else:
            return place
    return unsure
