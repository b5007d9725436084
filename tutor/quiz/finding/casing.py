"""Tells words that are written small from names, by how the texts themselves write them."""

import re
from collections.abc import Iterable

from knowledge.words import FUNCTION_WORDS

_SMALL = re.compile(r"(?<![\w'’])[a-z][a-z’'-]*")
_COMMON_ENDING = re.compile(r"^[A-Za-z][a-z]{3,}(?:[a-z](?:al|ive|ing|ous|ary|tion|ness|ity|ment)|[a-z]{2}ed)$")
_FIRST = re.compile(r"^[A-Z][\w’'-]*")


class Casing:
    """The words that some texts write without a capital."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._small = frozenset(word for text in texts for word in _SMALL.findall(text)) | FUNCTION_WORDS

    def is_small(self, word: str) -> bool:
        """Whether the texts write this word without a capital somewhere, or it is made as no name is."""
        return word.lower() in self._small or _COMMON_ENDING.search(word) is not None

    def lowered(self, phrase: str) -> str:
        """A phrase from the beginning of a sentence as it stands within one; names keep their capital."""
        first = _FIRST.match(phrase)
        if first is None or first[0][1:] != first[0][1:].lower() or not self.is_small(first[0]):
            return phrase
        if re.match(r"[A-Z][\w’'-]* [A-Z][a-z]", phrase) and first[0].lower() not in FUNCTION_WORDS:
            return phrase
        return phrase[0].lower() + phrase[1:]
