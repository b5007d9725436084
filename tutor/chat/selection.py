"""Chooses the few sentences that together answer a question, from those weighed."""

from collections.abc import Callable, Sequence

from knowledge.sources import Evidence, Sentence
from knowledge.words import content_words, stem
from tutor.chat.confidence import CONFIDENT, confidence
from tutor.chat.questions import Asked

CLOSE = 3.0
"""How far below the first a further sentence may be, in the score by which they are ordered."""

ALIKE = 0.6
"""Share of a sentence's words that another may hold before it counts as saying the same."""

SENTENCES = 3
"""Most sentences in an answer that is no list, where the question names no larger number."""

LONGEST_LIST = 7
UNREAD = float("-inf")
"""The score of a list item that was not weighed."""

SentencesOf = Callable[[str], Sequence[Sentence]]


def select(judged: Sequence[Evidence], asked: Asked, sentences_of: SentencesOf, most: int) -> list[Evidence]:
    """The evidence to quote, empty when nothing answers with confidence: items of a list in reading order, other
    sentences the best first. An item has the score that it was weighed with, or the lowest.

    Args:
        judged: sentences, the best to quote first.
        sentences_of: all sentences of a source, in reading order.
        most: the largest number of sentences; a list whose question names a larger number may have as many.
    """
    if confidence(judged) < CONFIDENT:
        return []
    if asked.expectation == "list" or _is_begun(judged[0]):
        items = _whole_list(judged, sentences_of)
        if items:
            named = (asked.count or 0) if asked.expectation == "list" else 0
            return _cut(items, judged[0], max(most, named))
    return _joined(judged, min(most, max(SENTENCES, asked.count or 0)))


def _is_begun(evidence: Evidence) -> bool:
    """Whether the words only lead into what follows, so that they say nothing alone."""
    return _words_of(evidence).rstrip().endswith(":")


def _joined(judged: Sequence[Evidence], most: int) -> list[Evidence]:
    """The best sentence and those nearly as good that say something new."""
    chosen: list[Evidence] = []
    for one in judged:
        if len(chosen) == most or judged[0].score - one.score > CLOSE:
            break
        if not any(_says_the_same(_words_of(one), _words_of(other)) for other in chosen):
            chosen.append(one)
    return chosen


def _cut(items: list[Evidence], best: Evidence, most: int) -> list[Evidence]:
    """The first items, the one that was found among them, in reading order."""
    kept = items[:most]
    found = next((one for one in items if one.sentence == best.sentence), kept[-1])
    return kept if found in kept else [*kept[:-1], found]


def _whole_list(judged: Sequence[Evidence], sentences_of: SentencesOf) -> list[Evidence]:
    """Every item of the list that the best sentence belongs to or leads into, in reading order."""
    best = judged[0]
    if best.sentence is None:
        return []
    every = sentences_of(best.source.id)
    group = _group_of(best.sentence, every)
    items = [one for one in every if group is not None and one.group == group and one.kind == "list_item"]
    if not 2 <= len(items) <= LONGEST_LIST:
        return []
    weighed = {one.sentence: one for one in judged}
    return [weighed.get(item) or Evidence(best.source, best.passage, item, UNREAD) for item in items]


def _group_of(sentence: Sentence, every: Sequence[Sentence]) -> int | None:
    if sentence.kind == "list_item":
        return sentence.group
    following = every[sentence.ordinal + 1] if sentence.ordinal + 1 < len(every) else None
    return following.group if following is not None and following.kind == "list_item" else None


def _says_the_same(text: str, other: str) -> bool:
    own = {stem(word) for word in content_words(text)}
    theirs = {stem(word) for word in content_words(other)}
    return len(own & theirs) / max(1, min(len(own), len(theirs))) > ALIKE


def _words_of(evidence: Evidence) -> str:
    return evidence.sentence.text if evidence.sentence else evidence.passage.text
