"""Mends misspelt words of a question by the words of the sources themselves."""

import re
from collections.abc import Container, Mapping
from functools import cache, cached_property

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

from knowledge.words import FUNCTION_WORDS, words

SHORTEST = 5
"""Words shorter than this have too many neighbours to be mended."""


@cache
def ordinary_words() -> Container[str]:
    """The words of an English dictionary; they are no misspellings, whether or not the sources have them."""
    from spellchecker import SpellChecker

    return frozenset(SpellChecker().word_frequency.dictionary)


class SpellingCorrector:
    """Replaces words that are neither ordinary nor in the sources by the nearest word of the sources.

    Nearest by Damerau-Levenshtein distance: one slip in words of five to seven letters, two in longer
    ones; among equals the word that more passages hold. The first letter is trusted.

    Args:
        vocabulary: word to number of passages that hold it.
        ordinary: words that are left alone.
    """

    def __init__(self, vocabulary: Mapping[str, int], ordinary: Container[str] = ()) -> None:
        self._vocabulary = vocabulary
        self._ordinary = ordinary

    def mended(self, question: str) -> str:
        """The question with misspelt words replaced; everything else as it was typed."""
        result = question
        for word in dict.fromkeys(words(question)):
            better = self._better(word)
            if better:
                result = _replaced(result, word, better)
        return result

    def _better(self, word: str) -> str | None:
        known = word in self._vocabulary or word in FUNCTION_WORDS or word in self._ordinary
        if known or len(word) < SHORTEST or not word.isalpha():
            return None
        allowed = 1 if len(word) < 8 else 2
        near = extract(
            word, self._by_initial.get(word[0], []), scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=8
        )
        best = min(near, key=lambda found: (found[1], -self._vocabulary[found[0]], found[0]), default=None)
        return str(best[0]) if best else None

    @cached_property
    def _by_initial(self) -> dict[str, list[str]]:
        grouped: dict[str, list[str]] = {}
        for word in self._vocabulary:
            if len(word) >= SHORTEST - 1:
                grouped.setdefault(word[0], []).append(word)
        return grouped


def _replaced(text: str, word: str, better: str) -> str:
    """The text with a word, whatever its case, replaced where it stands by itself."""
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _: better, text, flags=re.IGNORECASE)
