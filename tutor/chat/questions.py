"""Reads from a question's own words what kind of answer it asks for."""

import re
from dataclasses import dataclass
from typing import Literal

from knowledge.words import says_something, words
from tutor.chat.followups import standalone

Expectation = Literal["definition", "person", "year", "list", "reason", "comparison", "example", "open"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for.

    `count` is the number of items that it names ("what three things"); `about_essay` says whether it asks
    what an essay says, `about_reference` whether it names another kind of source; `parts` are its halves
    when it asks two things at once, else the question alone, each in the wordings to read it in.
    """

    expectation: Expectation
    count: int | None
    about_essay: bool
    about_reference: bool
    parts: tuple[tuple[str, ...], ...]


def read_question(question: str) -> Asked:
    """What the question asks for, by its question words and phrases."""
    lowered = question.lower()
    expectation: Expectation = next((kind for kind, pattern in _PATTERNS if pattern.search(lowered)), "open")
    return Asked(
        expectation=expectation,
        count=_count(lowered),
        about_essay=bool(_ESSAY.search(lowered)),
        about_reference=bool(_REFERENCE.search(lowered)),
        parts=_parts(question),
    )


_PATTERNS: tuple[tuple[Expectation, re.Pattern[str]], ...] = (
    ("year", re.compile(r"(^\W*when|\b(what|which) (year|decade)|\bwhat date|\bhow long ago)\b")),
    (
        "comparison",
        re.compile(r"\b(differ|difference|differences|compare|compared|versus|vs|distinguish\w*|disagree|contrast)\b"),
    ),
    (
        "list",
        re.compile(
            r"\b(list|name (the|some|all|two|three|four|five|six)|what are|whats? the (ways|reasons|steps|kinds|types)|"
            r"(what|which) (two|three|four|five|six|seven|\d|kinds|types|ways|factors|reasons|conditions|things|"
            r"strategies|options|problems|assumptions|costs|criticisms|measures|consequences)|ways (to|of|in which))\b"
        ),
    ),
    (
        "person",
        re.compile(
            r"\b(who|whom|whose|which (scholar|author|writer|theorist|thinker|person|political scientist)\w*)\b"
        ),
    ),
    ("example", re.compile(r"\b(example|examples|instance|case|illustrat\w*|real[- ]life)\b")),
    ("reason", re.compile(r"\b(why|how come|what makes|what causes|reason)\b")),
    (
        "definition",
        re.compile(
            r"\b(define|definition|meaning of|what does .{1,60} mean|term for|called|known as)\b|"
            r"^\W*what(?:'s| is| are|s) (?:an? |the )?[\w\s'-]{2,50}\??$"
        ),
    ),
)

# Most libraries do not hold the word, so that "esay" is not mended; "a student of markets" is no student.
_ESSAY = re.compile(
    r"\bes+a[iy]s?\b|\b(students?|pupils?)(?:'?s?)\b(?! of\b)|"
    r"\b(this|student|young) (paper|author|writer)\b|\bassignment\b"
)
_REFERENCE = re.compile(
    r"\b(guide|article|textbook|chapter|course|reading|readings|handout|lecture|sources|literature)\b"
)
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
SHORTEST_PART = 4
"""Words that half a question needs to be one: "which rivers and which weapons help?" is a single question."""

_SECOND_PART = re.compile(
    r",?\s+(?:and|but)\s+(?=(?:what|who|whom|which|why|how|when|where|in what|by whom|does|do|did|is|are|was|were)\b)",
    re.IGNORECASE,
)


def _count(lowered: str) -> int | None:
    return next((_NUMBERS[word] for word in words(lowered) if word in _NUMBERS), None)


def _parts(question: str) -> tuple[tuple[str, ...], ...]:
    """The question cut where a second question word begins, when both halves say something.

    A second half that leans on the first ("and who is for it?") takes it along, and is read by itself too, so that
    the first does not outweigh it.
    """
    pieces = [piece.strip(" ,") for piece in _SECOND_PART.split(question) if piece.strip(" ,")]
    if len(pieces) != 2 or not all(len(piece.split()) >= SHORTEST_PART for piece in pieces):
        return ((question,),)
    first, second = pieces
    whole = standalone(second, [first])
    return ((first,), (whole, second) if whole != second and says_something(second) else (whole,))
