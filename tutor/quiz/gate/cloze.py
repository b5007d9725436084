"""Flaws of a sentence with a blank."""

import re

from knowledge.words import says_something
from tutor.quiz.gate.wording import folded, meaning_words
from tutor.quiz.questions import BLANK, Question

FEWEST_WORDS_AROUND = 6
MOST_ANSWER_WORDS = 4
_BLANKS = re.compile("_{2,}")
_TOUCHED = re.compile(r"[^\W_]_|_[^\W_]")


def misplaced(question: Question) -> str | None:
    """Not one blank, or one at the very start, or one that stands for part of a word."""
    if _BLANKS.findall(question.stem) != [BLANK]:
        return "It has to have one blank."
    if question.stem.strip().lstrip("\"“‘'(").startswith(BLANK):
        return "It begins with its blank, before the reader knows what it is about."
    return "Its blank is part of a word." if _TOUCHED.search(question.stem) else None


def undecidable(question: Question) -> str | None:
    """An answer that is too long or says nothing, or too few words around the blank to decide it."""
    answer = folded(question.answer)
    if not 1 <= len(answer.split()) <= MOST_ANSWER_WORDS:
        return f"Its answer has to have one to {MOST_ANSWER_WORDS} words."
    if not says_something(answer):
        return "The word that is left out carries no meaning."
    around = meaning_words(question.stem.replace(BLANK, " "))
    if len(set(around)) < FEWEST_WORDS_AROUND:
        return "Too few words stand around the blank to tell what belongs there."
    return None
