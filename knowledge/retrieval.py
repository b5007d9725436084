"""From a question to evidence: search by words and by meaning, over passages and sentences, then rerank."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from langchain_core.embeddings import Embeddings

from knowledge.catalogue import Catalogue, Unit, UnitKey
from knowledge.definitions import asked_term, defining_strength, spoken_forms
from knowledge.exact import VectorIndex
from knowledge.fusion import fused
from knowledge.ranking import (
    DEFINITION,
    PASSAGE_RERANK_WEIGHT,
    PASSAGE_WEIGHTS,
    RERANK_WEIGHT,
    SENTENCE_WEIGHTS,
    best_inside,
    inside_scores,
    joined,
    raised,
    reordered,
    scores_of,
)
from knowledge.reranking import Reranker
from knowledge.sources import Evidence, Passage, Role, Sentence, Source
from knowledge.spelling import SpellingCorrector, ordinary_words
from knowledge.timing import Stopwatch
from knowledge.words import content_words

FUSED_SHARE = 5.0
"""How much the fused score counts beside the logit that a sentence answers; fitted on course_a of the benchmarks."""

TERM_SENTENCES = 200
"""How many sentences with the term are looked at for such a shape."""


@dataclass(frozen=True, slots=True)
class Depth:
    """How many results each search contributes, and how many sentences or passages the reranker may read.

    Of each passage that it reads, it also reads the `telling` sentences that were found best.
    """

    found: int = 60
    reranked: int = 24
    passages: int = 20
    telling: int = 2


class _Embeddings(Protocol):
    def __call__(self) -> Embeddings: ...


class Retrieval:
    """Searches one catalogue; cheap to make, safe to share by threads.

    Args:
        embeddings: gives the embedding model, loaded when first called.
        reranker: knows what is on a question's subject.
        answering: knows whether a sentence answers the question, which nothing on the subject need do.
        seconds: the longest that reranking may take.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: VectorIndex,
        embeddings: _Embeddings,
        reranker: Reranker,
        *,
        answering: Reranker,
        seconds: float,
        depth: Depth | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._vectors = vectors
        self._embeddings = embeddings
        self._reranker = reranker
        self._answering = answering
        self._seconds = seconds
        self._depth = depth or Depth()
        self._speller: tuple[int, SpellingCorrector] | None = None

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        unit: Unit = "passage",
        source_ids: Collection[str] | None = None,
        roles: Collection[Role] | None = None,
    ) -> list[Evidence]:
        """The best evidence, best first; those that the reranker had no time for follow those it read."""
        query = self.mended(query)
        deep = max(limit, self._depth.reranked)
        found, searches = self._found(query, deep, unit, source_ids, roles, Stopwatch())
        if unit == "sentence":
            return self.reranked(query, found)[:limit]
        return self._read_inside(query, found, self._telling(searches))[:limit]

    def mended(self, query: str) -> str:
        """The query with misspelt words replaced by the nearest words of the sources."""
        generation = self._catalogue.generation()
        if self._speller is None or self._speller[0] != generation:
            self._speller = (generation, SpellingCorrector(dict(self._catalogue.vocabulary()), ordinary_words()))
        return self._speller[1].mended(query)

    def candidates(
        self,
        query: str,
        *,
        limit: int,
        unit: Unit,
        source_ids: Collection[str] | None = None,
        roles: Collection[Role] | None = None,
        watch: Stopwatch | None = None,
    ) -> list[Evidence]:
        """What words and meaning find, by fused score, before any reranking; `watch` times the embedding."""
        return self._found(query, limit, unit, source_ids, roles, watch or Stopwatch())[0]

    def reranked(self, query: str, found: list[Evidence], watch: Stopwatch | None = None) -> list[Evidence]:
        """The same evidence in the order of fused and reranking score together; unread ones keep their order, last."""
        depth = self._depth.reranked
        with (watch or Stopwatch()).of("reranking"):
            read = self._reranker.score(query, [reading_text(one) for one in found[:depth]], seconds=self._seconds)
        return reordered(found, read, RERANK_WEIGHT)

    def judged(self, query: str, found: list[Evidence], watch: Stopwatch | None = None) -> list[Evidence]:
        """Evidence with the logit that it answers, as the score `answers`; what there was no time for is left out.

        Ordered by that logit and the fused score together, best to quote first.
        """
        texts = [reading_text(one) for one in found[: self._depth.reranked]]
        with (watch or Stopwatch()).of("reranking"):
            logits = self._answering.score(query, texts, seconds=self._seconds)
        judged = [
            replace(one, score=logit + FUSED_SHARE * one.score, scores={**one.scores, "answers": logit})
            for one, logit in zip(found, logits, strict=False)
            if logit is not None
        ]
        return sorted(judged, key=lambda one: -one.score)

    def _read_inside(
        self, query: str, found: list[Evidence], telling: Mapping[UnitKey, list[Sentence]]
    ) -> list[Evidence]:
        """Passages in the order of fused score and of the logits of the passage and its telling sentences, joined.

        A passage says much beside the answer, and a sentence lacks what stands before it: one of them is enough
        (after "MaxP", Dai and Callan 2019, arXiv 1905.09217).
        """
        texts: list[str] = []
        owners: list[int] = []
        for index, one in enumerate(found[: self._depth.passages]):
            inside = telling.get((one.source.id, one.passage.ordinal), [])[: self._depth.telling]
            own = dict.fromkeys([reading_text(one), *map(_with_heading, inside)])
            texts.extend(own)
            owners.extend([index] * len(own))
        logits: list[float | None] = [None] * min(len(found), self._depth.passages)
        for index, logit in zip(owners, self._reranker.score(query, texts, seconds=self._seconds), strict=True):
            logits[index] = joined(logits[index], logit)
        return reordered(found, logits, PASSAGE_RERANK_WEIGHT)

    def _telling(self, searches: Mapping[str, Mapping[UnitKey, float]]) -> dict[UnitKey, list[Sentence]]:
        """The sentences that were found, by the passage that they are in, best first."""
        scores = raised(inside_scores(searches), searches.get(DEFINITION, {}))
        found = self._catalogue.sentences_by(scores)
        result: dict[UnitKey, list[Sentence]] = {}
        for key in sorted(found, key=lambda key: (-scores[key], key)):
            result.setdefault((key[0], found[key].passage), []).append(found[key])
        return result

    def _found(
        self,
        query: str,
        limit: int,
        unit: Unit,
        source_ids: Collection[str] | None,
        roles: Collection[Role] | None,
        watch: Stopwatch,
    ) -> tuple[list[Evidence], dict[str, dict[UnitKey, float]]]:
        """The best evidence by fused score, and the scores of every search."""
        sources = {source.id: source for source in self._catalogue.sources(roles)}
        within = _within(sources, source_ids, everything=roles is None)
        if not sources or within == set() or not query.strip():
            return [], {}
        searches = self._searches(query, within, watch)
        searches[DEFINITION] = self._definitions(query, within)
        scores = self._sentence_scores(searches) if unit == "sentence" else self._passage_scores(searches)
        best = sorted(scores, key=lambda key: (-scores[key], key))[:limit]
        return self._evidence(unit, best, sources, scores, searches), searches

    def _searches(self, query: str, within: set[str] | None, watch: Stopwatch) -> dict[str, dict[UnitKey, float]]:
        """Scores by kind of search: words and meaning, passages and sentences."""
        terms = content_words(query)
        with watch.of("embedding"):
            vector = np.asarray(self._embeddings().embed_query(query), dtype=np.float32)
        depth = self._depth.found
        result: dict[str, dict[UnitKey, float]] = {}
        for unit in ("passage", "sentence"):
            by_words = self._catalogue.lexical_search(unit, terms, depth, within)
            by_meaning = self._vectors.query(unit, vector, depth, within)
            result[f"{unit} words"] = {(source, ordinal): score for source, ordinal, score in by_words}
            result[f"{unit} meaning"] = {(source, ordinal): score for source, ordinal, score in by_meaning}
        return result

    def _definitions(self, query: str, within: set[str] | None) -> dict[UnitKey, float]:
        """How much each sentence looks like the definition that the query asks for, 0 to 1."""
        term = asked_term(query)
        if term is None:
            return {}
        found = self._catalogue.lexical_search("sentence", spoken_forms(term), TERM_SENTENCES, within)
        sentences = self._catalogue.sentences_by((source, ordinal) for source, ordinal, _ in found)
        strengths = {key: defining_strength(term, one.text) for key, one in sentences.items()}
        return {key: strength for key, strength in strengths.items() if strength}

    def _sentence_scores(self, searches: Mapping[str, Mapping[UnitKey, float]]) -> dict[UnitKey, float]:
        definitions = searches[DEFINITION]
        keys = {*searches["sentence words"], *searches["sentence meaning"], *definitions}
        inside = {key: (one.source_id, one.passage) for key, one in self._catalogue.sentences_by(keys).items()}
        by_passage = {
            name: {key: searches[name][inside[key]] for key in inside if inside[key] in searches[name]}
            for name in ("passage words", "passage meaning")
        }
        total = fused(
            {"words": searches["sentence words"], "meaning": searches["sentence meaning"], **by_passage},
            SENTENCE_WEIGHTS,
        )
        return raised(total, definitions)

    def _passage_scores(self, searches: Mapping[str, Mapping[UnitKey, float]]) -> dict[UnitKey, float]:
        sentences = inside_scores(searches)
        holders = {
            key: (one.source_id, one.passage)
            for key, one in self._catalogue.sentences_by({*sentences, *searches[DEFINITION]}).items()
        }
        total = fused(
            {
                "words": searches["passage words"],
                "meaning": searches["passage meaning"],
                "sentence": best_inside(sentences, holders),
            },
            PASSAGE_WEIGHTS,
        )
        return raised(total, best_inside(searches[DEFINITION], holders))

    def _evidence(
        self,
        unit: Unit,
        keys: list[UnitKey],
        sources: Mapping[str, Source],
        scores: Mapping[UnitKey, float],
        searches: Mapping[str, Mapping[UnitKey, float]],
    ) -> list[Evidence]:
        sentences: Mapping[UnitKey, Sentence] = self._catalogue.sentences_by(keys) if unit == "sentence" else {}
        holders = {
            key: (key[0], sentences[key].passage) if unit == "sentence" else key
            for key in keys
            if unit == "passage" or key in sentences
        }
        passages: Mapping[UnitKey, Passage] = self._catalogue.passages_by(set(holders.values()))
        return [
            Evidence(
                source=sources[key[0]],
                passage=passages[holder],
                sentence=sentences.get(key),
                score=scores[key],
                scores=scores_of(key, holder, unit, scores, searches),
            )
            for key, holder in holders.items()
            if holder in passages and key[0] in sources
        ]


def reading_text(evidence: Evidence) -> str:
    """What the reranker reads: the nearest heading and the words."""
    return _with_heading(evidence.sentence or evidence.passage)


def _with_heading(unit: Passage | Sentence) -> str:
    return f"{unit.heading[-1]}: {unit.text}" if unit.heading else unit.text


def _within(sources: Mapping[str, Source], source_ids: Collection[str] | None, *, everything: bool) -> set[str] | None:
    """The ids to search in, or None for no restriction."""
    if source_ids is not None:
        return set(source_ids) & set(sources)
    return None if everything else set(sources)
