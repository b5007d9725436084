"""The words of a sentence with what stands around them: their stems, their places, and the clause that each is in."""

import re
from dataclasses import dataclass

from knowledge.words import FUNCTION_WORDS, stem

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BREAK = re.compile(r"[.;:!?,()]|—|–(?=\s)|\b(?:whereas|while|although|though|but|because|since)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, lower-cased and without its possessive ending; `clause` counts the clauses before it."""

    word: str
    stem: str
    clause: int
    start: int

    @property
    def says_something(self) -> bool:
        """Whether it is more than a function word."""
        return self.word not in FUNCTION_WORDS and len(self.word) > 1


def tokens(text: str) -> list[Token]:
    """The words of a text in order; `n't` and `cannot` are parted, so that every `not` is one word."""
    loose = re.sub(r"\bcan't\b", "can not", re.sub(r"\bcannot\b", "can not", text.replace("’", "'"), flags=re.I))
    loose = re.sub(r"n't\b", " not", loose)
    breaks = [found.start() for found in _BREAK.finditer(loose)]
    found = []
    passed = 0
    for match in _WORD.finditer(loose):
        while passed < len(breaks) and breaks[passed] <= match.start():
            passed += 1
        word = re.sub(r"'s$", "", match[0].lower())
        found.append(Token(word, stem(word), passed, match.start()))
    return found


def telling(text: str) -> list[str]:
    """The stems of the words that carry the meaning, in order."""
    return [one.stem for one in tokens(text) if one.says_something]


def share_found(text: str, *grounds: str) -> float:
    """The share of a text's telling words of which the grounds have a form; 1 where it has none."""
    own = telling(text)
    known = {one for ground in grounds for one in (token.stem for token in tokens(ground))}
    return sum(one in known for one in own) / len(own) if own else 1.0
