"""Reads again, with slower models, what search has found: to narrow it, to put it in order, to judge what answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.catalogue import UnitKey
from knowledge.late_interaction import finding_model
from knowledge.ranking import PASSAGE_RERANK_WEIGHT, RERANK_WEIGHT, joined, reordered
from knowledge.reranking import Reranker, answering_reranker, local_reranker
from knowledge.side_by_side import side_by_side
from knowledge.sources import Evidence, Passage, Sentence
from knowledge.timing import Stopwatch

FOUND_SHARE, NEAR_SHARE = 3.0, 100.0
"""How much the fused score and the late interaction count beside the logit that a sentence answers; chosen on course_a
and the practice libraries defreal_e and defreal_f of the benchmarks."""


@dataclass(frozen=True, slots=True)
class Depth:
    """How many results each search contributes, and how many sentences or passages the reranker may read.

    Of each passage that it reads, it also reads the `telling` sentences that were found best.
    """

    found: int = 60
    reranked: int = 24
    passages: int = 20
    telling: int = 2


@dataclass(frozen=True, slots=True)
class Models:
    """What reads.

    `relevant` knows what is on a question's subject; `answers` whether a sentence answers it, which nothing on the
    subject need do; `near` says it less surely and much faster, as it reads a text once for all questions.
    """

    relevant: Reranker
    answers: Reranker
    near: Reranker | None = None


def default_models(reranking: str | None) -> Models:
    """The packaged models, the cross-encoders replaced by one that is set."""
    return Models(local_reranker(reranking), answering_reranker(reranking), finding_model())


class Rereading:
    """Cheap to make, safe to share by threads. No reading takes longer than `seconds`."""

    def __init__(self, models: Models, seconds: float, depth: Depth | None = None) -> None:
        self._models = models
        self._seconds = seconds
        self.depth = depth or Depth()

    def warm(self) -> None:
        """Load what judges answers, so that the first question need not wait for it."""
        for model in (self._models.near, self._models.answers):
            if model is not None:
                model.score("warm", ["warm"])

    def narrowed(
        self, wordings: Sequence[str], found: Sequence[Evidence], limit: int, watch: Stopwatch | None = None
    ) -> list[Evidence]:
        """The best few by fused score and late interaction, the score `near`; unread ones keep their order, last.

        Where a question has several wordings, the score is the mean over them.
        """
        if self._models.near is None:
            return list(found[:limit])
        with (watch or Stopwatch()).of("reranking"):
            scores = self._mean(self._models.near, wordings, [reading_text(one) for one in found])
        read = [
            replace(one, scores={**one.scores, "near": score})
            for one, score in zip(found, scores, strict=True)
            if score is not None
        ]
        unread = [one for one, score in zip(found, scores, strict=True) if score is None]
        return [*sorted(read, key=lambda one: -_found_and_near(one)), *unread][:limit]

    def narrowed_each(
        self, queries: Sequence[str], found: Sequence[Sequence[Evidence]], limit: int
    ) -> list[list[Evidence]]:
        """For each query, asked in one wording, the best few of what was found for it."""
        if self._models.near is not None and queries:
            # All texts are read first and once: what is left of each query is to read its own few words.
            texts = dict.fromkeys(reading_text(one) for own in found for one in own)
            self._models.near.score(queries[0], tuple(texts))
        pairs = zip(queries, found, strict=True)
        return side_by_side(lambda pair: self.narrowed([pair[0]], pair[1], limit), pairs)

    def judged(
        self, wordings: Sequence[str], found: Sequence[Evidence], watch: Stopwatch | None = None
    ) -> list[Evidence]:
        """Evidence with the logit that it answers, as the score `answers`; what there was no time for is left out.

        Ordered by that logit, the late interaction and the fused score together, best to quote first. Where a
        question has several wordings, the logit is the mean over them.
        """
        texts = [reading_text(one) for one in found[: self.depth.reranked]]
        with (watch or Stopwatch()).of("reranking"):
            logits = self._mean(self._models.answers, wordings, texts)
        judged = [
            replace(one, score=logit + _found_and_near(one), scores={**one.scores, "answers": logit})
            for one, logit in zip(found, logits, strict=False)
            if logit is not None
        ]
        return sorted(judged, key=lambda one: -one.score)

    def reranked(self, query: str, found: Sequence[Evidence]) -> list[Evidence]:
        """The same evidence in the order of fused and reranking score together; unread ones keep their order, last."""
        texts = [reading_text(one) for one in found[: self.depth.reranked]]
        return reordered(found, self._models.relevant.score(query, texts, seconds=self._seconds), RERANK_WEIGHT)

    def read_inside(
        self, query: str, found: Sequence[Evidence], telling: Mapping[UnitKey, Sequence[Sentence]]
    ) -> list[Evidence]:
        """Passages in the order of fused score and of the logits of the passage and its telling sentences, joined.

        A passage says much beside the answer, and a sentence lacks what stands before it: one of them is enough
        (after "MaxP", Dai and Callan 2019, arXiv 1905.09217).
        """
        texts: list[str] = []
        owners: list[int] = []
        for index, one in enumerate(found[: self.depth.passages]):
            inside = telling.get((one.source.id, one.passage.ordinal), [])[: self.depth.telling]
            own = dict.fromkeys([reading_text(one), *map(_with_heading, inside)])
            texts.extend(own)
            owners.extend([index] * len(own))
        logits: list[float | None] = [None] * min(len(found), self.depth.passages)
        read = self._models.relevant.score(query, texts, seconds=self._seconds)
        for index, logit in zip(owners, read, strict=True):
            logits[index] = joined(logits[index], logit)
        return reordered(found, logits, PASSAGE_RERANK_WEIGHT)

    def _mean(self, model: Reranker, wordings: Sequence[str], texts: Sequence[str]) -> list[float | None]:
        """Each text's mean score over the wordings; None where a reading is missing."""
        seconds = self._seconds / len(wordings)
        columns = zip(*(model.score(wording, texts, seconds=seconds) for wording in wordings), strict=True)
        read = ([score for score in column if score is not None] for column in columns)
        return [sum(scores) / len(scores) if len(scores) == len(wordings) else None for scores in read]


def reading_text(evidence: Evidence) -> str:
    """What the models read: the nearest heading and the words."""
    return _with_heading(evidence.sentence or evidence.passage)


def _found_and_near(evidence: Evidence) -> float:
    return FOUND_SHARE * evidence.scores["fused"] + NEAR_SHARE * evidence.scores.get("near", 0.0)


def _with_heading(unit: Passage | Sentence) -> str:
    return f"{unit.heading[-1]}: {unit.text}" if unit.heading else unit.text
