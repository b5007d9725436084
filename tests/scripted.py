"""A reranker that gives the scores it was told to give and remembers every reading that was asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass

ANSWER = 11.0
NO_ANSWER = -11.0
"""The two ends of what the packaged reranker gives; a text that no rule names gets the lower one."""


@dataclass(frozen=True)
class Rule:
    """The score of every text that holds `text`, when the query holds `query`; case does not matter.

    A score of None is that of a text for which there is no time.
    """

    text: str
    score: float | None = ANSWER
    query: str = ""


@dataclass(frozen=True)
class Reading:
    """One call: what was asked, which texts were to be read, and in how many seconds."""

    query: str
    texts: tuple[str, ...]
    seconds: float | None


class ScriptedReranker:
    """Scores by the first rule that fits.

    Args:
        rules: looked through in order.
        reads: how many texts there is time for; None for all.
        misses: positions for which there is no time.
    """

    def __init__(self, *rules: Rule, reads: int | None = None, misses: Sequence[int] = ()) -> None:
        self.rules = rules
        self.reads = reads
        self.misses = frozenset(misses)
        self.readings: list[Reading] = []

    def score(self, query: str, texts: Sequence[str], *, seconds: float | None = None) -> list[float | None]:
        self.readings.append(Reading(query, tuple(texts), seconds))
        allowed = len(texts) if self.reads is None else self.reads
        return [
            self._score(query.lower(), text.lower()) if index < allowed and index not in self.misses else None
            for index, text in enumerate(texts)
        ]

    def _score(self, query: str, text: str) -> float | None:
        fitting = (rule.score for rule in self.rules if rule.text.lower() in text and rule.query.lower() in query)
        return next(fitting, NO_ANSWER)
