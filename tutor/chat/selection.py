"""Chooses the one to five sentences that together answer a question, from those weighed."""

from collections.abc import Callable, Sequence

from knowledge.sources import Evidence, Sentence
from knowledge.words import content_words, stem
from tutor.chat.questions import Asked
from tutor.chat.weighing import Weighed

ANSWERS = 0.5
"""The least probability at which a sentence is said to answer."""

JOINS = 0.5
"""The least probability at which a further sentence joins the first."""

CLOSE = 0.25
"""How far below the first a further sentence may be."""

ALIKE = 0.6
"""Share of a sentence's words that another may hold before it counts as saying the same."""

SENTENCES = 3
"""Most sentences in an answer that is no list."""

LONGEST_LIST = 7
SentencesOf = Callable[[str], Sequence[Sentence]]


def select(weighed: Sequence[Weighed], asked: Asked, sentences_of: SentencesOf, most: int) -> list[Evidence]:
    """The evidence to quote, the best first; empty when nothing answers.

    Args:
        weighed: sentences by falling probability.
        sentences_of: all sentences of a source, in reading order.
        most: the largest number of sentences.
    """
    if not weighed or weighed[0].probability < ANSWERS:
        return []
    if asked.expectation == "list":
        items = _whole_list(weighed[0].evidence, sentences_of)
        if items:
            return items[: max(most, asked.count or 0)]
    return _joined(weighed, min(most, asked.count or SENTENCES))


def _joined(weighed: Sequence[Weighed], most: int) -> list[Evidence]:
    """The best sentence and those nearly as probable that say something new."""
    least = max(JOINS, weighed[0].probability - CLOSE)
    chosen: list[Weighed] = []
    for one in weighed:
        if len(chosen) == most or one.probability < least:
            break
        if not any(_says_the_same(one.text, other.text) for other in chosen):
            chosen.append(one)
    return [one.evidence for one in chosen]


def _whole_list(best: Evidence, sentences_of: SentencesOf) -> list[Evidence]:
    """Every item of the list that the sentence belongs to or leads into, the best one first."""
    if best.sentence is None:
        return []
    every = sentences_of(best.source.id)
    group = _group_of(best.sentence, every)
    items = [one for one in every if group is not None and one.group == group and one.kind == "list_item"]
    if not 2 <= len(items) <= LONGEST_LIST:
        return []
    return [Evidence(best.source, best.passage, item, best.score, best.scores) for item in items]


def _group_of(sentence: Sentence, every: Sequence[Sentence]) -> int | None:
    if sentence.kind == "list_item":
        return sentence.group
    following = every[sentence.ordinal + 1] if sentence.ordinal + 1 < len(every) else None
    leads_in = sentence.text.rstrip().endswith(":") and following is not None and following.kind == "list_item"
    return following.group if leads_in and following else None


def _says_the_same(text: str, other: str) -> bool:
    own = {stem(word) for word in content_words(text)}
    theirs = {stem(word) for word in content_words(other)}
    return len(own & theirs) / max(1, min(len(own), len(theirs))) > ALIKE
