"""A judge with a memory: what search, gate and grading ask again is not read again."""

from collections.abc import Sequence

from knowledge.judge import Entailment, Judgement


class Remembering:
    """A judge that reads no pair twice."""

    def __init__(self, judge: Entailment) -> None:
        self._judge = judge
        self._read: dict[tuple[str, str], Judgement] = {}

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        """For each premise and hypothesis its relation."""
        fresh = list(dict.fromkeys(pair for pair in pairs if pair not in self._read))
        if fresh:
            self._read |= dict(zip(fresh, self._judge.judge(fresh), strict=True))
        return [self._read[pair] for pair in pairs]
