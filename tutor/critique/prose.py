"""Whether an essay is one: long enough, written in sentences, and in English."""

import re
from collections.abc import Sequence

from knowledge.judge.judgements import is_english
from knowledge.words import FUNCTION_WORDS, words
from tutor.critique.essay import CLAIMING, EssayUnit, UnitKind
from tutor.errors import EssayEmpty, EssayTooLong, EssayTooShort, NotEnglish, NotProse

FEWEST_WORDS = 80
_SENTENCE_WORDS, _MOST_SENTENCE_WORDS = 4, 150
_LETTERS, _GRAMMAR, _ENGLISH_GRAMMAR = 0.7, 0.3, 0.25
# Frequent in all English prose, and words of few other languages.
_ENGLISH_ONLY, _ENGLISH_ONLY_SHARE = frozenset("the and to that with by which this from not for are".split()), 0.05
_STOP = re.compile(r"[.!?…:;][\"'”’»)\]*_\d⁰¹²³⁴-⁹]*$")
_APART: frozenset[UnitKind] = frozenset({"reference", "footnote"})
_WRITE_OUT = "Add a text that is written out in sentences."


def check_length(text: str, most_words: int) -> int:
    """The number of words of a text that is neither empty nor too long; raises EssayEmpty or EssayTooLong."""
    count = len(text.split())
    if not any(map(str.isalnum, text)):
        raise EssayEmpty("The essay has no words in it.", "Add a file with text, or paste the essay.")
    if count > most_words:
        raise EssayTooLong(f"The essay has {count:,} words.", f"At most {most_words:,} can be read at once.")
    return count


def check_prose(text: str, units: Sequence[EssayUnit]) -> None:
    """Nothing for an English essay of some length; else raises EssayTooShort, NotProse or NotEnglish."""
    if not _is_in_latin(text):
        raise _foreign()
    if len(text.split()) < FEWEST_WORDS:
        raise _short(len(text.split()))
    apart = sum(len(unit.text.split()) for unit in units if unit.kind in _APART)
    written = sum(len(unit.text.split()) for unit in units if unit.kind not in _APART and _is_sentence(unit.text))
    # What the units leave out, such as code, is no prose either.
    if 2 * written < len(text.split()) - apart:
        raise NotProse("Less than half of the text is written in sentences.", _WRITE_OUT)
    prose = " ".join(unit.text for unit in units if unit.kind in CLAIMING)
    if len(prose.split()) < FEWEST_WORDS:
        raise _short(len(prose.split()))
    if not _is_in_english(words(prose)):
        raise _foreign()


def is_written_out(text: str) -> bool:
    """Whether a piece of text is prose: words for the most part, among them those that hold a sentence together."""
    return _has_letters(text) and _grammar(words(text)) >= _GRAMMAR


def _is_sentence(text: str) -> bool:
    if not _SENTENCE_WORDS <= len(text.split()) <= _MOST_SENTENCE_WORDS or not _has_letters(text):
        return False
    return _STOP.search(text) is not None or _grammar(words(text)) >= _GRAMMAR


def _has_letters(text: str) -> bool:
    signs = [sign for sign in text if not sign.isspace()]
    return sum(map(str.isalpha, signs)) >= _LETTERS * max(1, len(signs))


def _is_in_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" for letter in letters) >= 0.5 * len(letters)


def _is_in_english(own: list[str]) -> bool:
    common = sum(word in _ENGLISH_ONLY for word in own)
    return is_english(own) and _grammar(own) >= _ENGLISH_GRAMMAR and common >= _ENGLISH_ONLY_SHARE * len(own)


def _grammar(own: list[str]) -> float:
    """The share of function words."""
    return sum(word in FUNCTION_WORDS for word in own) / max(1, len(own))


def _short(count: int) -> EssayTooShort:
    return EssayTooShort(
        f"The essay has {count} words of prose.", f"At least {FEWEST_WORDS} are needed to say anything of it."
    )


def _foreign() -> NotEnglish:
    return NotEnglish("The essay does not seem to be in English.", "Only essays in English can be read.")
