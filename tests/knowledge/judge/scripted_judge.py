"""A judge of entailment that finds what it was told to find, and remembers what it was asked."""

from collections.abc import Mapping, Sequence

from knowledge.judge import RELATIONS, Judgement


class ScriptedEntailment:
    """Gives each pair named its relation, with the probability given; all others are neutral."""

    def __init__(self, known: Mapping[tuple[str, str], tuple[str, float]]) -> None:
        self.known = known
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        self.asked += pairs
        return [self._judged(pair) for pair in pairs]

    def _judged(self, pair: tuple[str, str]) -> Judgement:
        relation, sure = self.known.get(pair, ("neutral", 1.0))
        rest = (1 - sure) / 2
        return Judgement(relation, {one: sure if one == relation else rest for one in RELATIONS})
