"""Which words of an answer are withheld from a learner who is to find them, and a sentence without them."""

import re
from collections.abc import Iterator, Sequence

from knowledge.words import FUNCTION_WORDS, stem, words
from tutor.chat.replies import Reply
from tutor.quiz.questions import BLANK

FEWEST = 2
"""Gaps that a sentence has at least; one with fewer is not shown at all."""

AIM, MOST = 4, 3
"""One word of so many is to be a gap, and one of so many may be, as a word that is withheld is withheld everywhere."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def withheld(reply: Reply) -> frozenset[str]:
    """The stems of the words that no help may show before the points themselves are shown.

    They are telling words that neither the question nor the title of a source has, the longest of each sentence first.
    """
    sentences = [sentence.text for sentence in reply.sentences]
    known = known_to_the_learner(reply)
    chosen: frozenset[str] = frozenset()
    for sentence in sentences:
        for candidate in _candidates(sentence, known):
            if gaps_in(sentence, chosen) >= max(FEWEST, _count(sentence) // AIM):
                break
            if all(gaps_in(one, chosen | {candidate}) <= max(FEWEST, _count(one) // MOST) for one in sentences):
                chosen |= {candidate}
    return chosen


def known_to_the_learner(reply: Reply) -> frozenset[str]:
    """The stems of what a learner reads before any help: the question, and the titles of the sources."""
    titles = (citation.source_title for citation in reply.citations)
    return frozenset(one for text in (reply.question, reply.standalone_question, *titles) for one in stems(text))


def gaps_in(sentence: str, stems_withheld: frozenset[str]) -> int:
    """How many words of the sentence are withheld."""
    return sum(not stems_withheld.isdisjoint(stems(word[0])) for word in _WORD.finditer(sentence))


def gapped(sentence: str, stems_withheld: frozenset[str]) -> str:
    """The sentence with a gap for each word that is withheld."""
    return _WORD.sub(lambda word: word[0] if stems_withheld.isdisjoint(stems(word[0])) else BLANK, sentence)


def stems(text: str) -> Iterator[str]:
    """The stems of all words, in order."""
    # One by one, since lower-casing a whole text can move where its words end.
    return (stem(one) for word in _WORD.finditer(text) for one in words(word[0]))


def is_telling(word: str) -> bool:
    """Whether a word carries meaning by itself."""
    return word not in FUNCTION_WORDS and len(word) > 1


def _candidates(sentence: str, known: frozenset[str]) -> Sequence[str]:
    own = [one for word in _WORD.finditer(sentence) for one in words(word[0])]
    telling = [one for one in own if is_telling(one) and stem(one) not in known]
    return list(dict.fromkeys(stem(one) for one in sorted(telling, key=lambda one: (-len(one), own.index(one)))))


def _count(sentence: str) -> int:
    return sum(1 for _ in _WORD.finditer(sentence))
