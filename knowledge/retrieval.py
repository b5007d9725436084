"""From a question to evidence: search by words and by meaning, over passages and sentences, then rerank."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from langchain_core.embeddings import Embeddings

from knowledge.catalogue import Catalogue, Unit, UnitKey
from knowledge.definitions import asked_term, defining_strength, spoken_forms
from knowledge.exact import VectorIndex
from knowledge.fusion import fused
from knowledge.ranking import (
    DEFINITION,
    PASSAGE_WEIGHTS,
    SENTENCE_WEIGHTS,
    best_first,
    best_inside,
    inside_scores,
    raised,
    scores_of,
)
from knowledge.rereading import Rereading
from knowledge.sources import Evidence, Passage, Role, Sentence, Source
from knowledge.spelling import SpellingCorrector, ordinary_words
from knowledge.timing import Stopwatch
from knowledge.words import content_words

TERM_SENTENCES = 200
"""How many sentences with the term are looked at for such a shape."""


class _Embeddings(Protocol):
    def __call__(self) -> Embeddings: ...


class Retrieval:
    """Searches one catalogue; cheap to make, safe to share by threads.

    Args:
        embeddings: gives the embedding model, loaded when first called.
        rereading: reads again what was found.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: VectorIndex,
        embeddings: _Embeddings,
        rereading: Rereading,
    ) -> None:
        self.rereading = rereading
        self._catalogue = catalogue
        self._vectors = vectors
        self._embeddings = embeddings
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
        deep = max(limit, self.rereading.depth.reranked)
        found, searches = self._found(query, deep, unit, source_ids, roles, Stopwatch())
        if unit == "sentence":
            return self.rereading.reranked(query, found)[:limit]
        return self.rereading.read_inside(query, found, self._telling(searches))[:limit]

    def warm(self) -> None:
        """Load the models that a question needs, whatever the library holds."""
        self._embeddings().embed_query("warm")
        self.rereading.warm()

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

    def by_words(
        self,
        queries: Sequence[str],
        *,
        limit: int,
        source_ids: Collection[str] | None = None,
        roles: Collection[Role] | None = None,
    ) -> list[list[Evidence]]:
        """For each query the sentences that words alone find, best first: rough, and quick for hundreds of queries."""
        sources = {source.id: source for source in self._catalogue.sources(roles)}
        within = _within(sources, source_ids, everything=roles is None)
        if not sources or within == set():
            return [[] for _ in queries]
        scores = [self._lexical_scores(query, limit, within) for query in queries]
        sentences = self._catalogue.sentences_by(key for own in scores for key in own)
        holders = {key: (key[0], one.passage) for key, one in sentences.items()}
        passages = self._catalogue.passages_by(set(holders.values()))
        units = _Units(sources, passages, sentences)
        return [_evidence("sentence", best_first(own), units, own, {"sentence words": own}) for own in scores]

    def _lexical_scores(self, query: str, limit: int, within: set[str] | None) -> dict[UnitKey, float]:
        if not query.strip():
            return {}
        hits = self._catalogue.lexical_search("sentence", content_words(query), limit, within)
        return {(source, ordinal): score for source, ordinal, score in hits}

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
        best = best_first(scores)[:limit]
        return _evidence(unit, best, self._units(unit, best, sources), scores, searches), searches

    def _searches(self, query: str, within: set[str] | None, watch: Stopwatch) -> dict[str, dict[UnitKey, float]]:
        """Scores by kind of search: words and meaning, passages and sentences."""
        terms = content_words(query)
        with watch.of("embedding"):
            vector = np.asarray(self._embeddings().embed_query(query), dtype=np.float32)
        depth = self.rereading.depth.found
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

    def _units(self, unit: Unit, keys: Collection[UnitKey], sources: Mapping[str, Source]) -> "_Units":
        """What stands behind the keys of passages, or of sentences and the passages that hold them."""
        sentences = self._catalogue.sentences_by(keys) if unit == "sentence" else {}
        holders = {(key[0], one.passage) for key, one in sentences.items()} if unit == "sentence" else set(keys)
        return _Units(sources, self._catalogue.passages_by(holders), sentences)


@dataclass(frozen=True, slots=True)
class _Units:
    sources: Mapping[str, Source]
    passages: Mapping[UnitKey, Passage]
    sentences: Mapping[UnitKey, Sentence]


def _evidence(
    unit: Unit,
    keys: Sequence[UnitKey],
    units: _Units,
    scores: Mapping[UnitKey, float],
    searches: Mapping[str, Mapping[UnitKey, float]],
) -> list[Evidence]:
    """A key whose unit was removed meanwhile is left out."""
    holders = {
        key: (key[0], units.sentences[key].passage) if unit == "sentence" else key
        for key in keys
        if unit == "passage" or key in units.sentences
    }
    return [
        Evidence(
            source=units.sources[key[0]],
            passage=units.passages[holder],
            sentence=units.sentences.get(key),
            score=scores[key],
            scores=scores_of(key, holder, unit, scores, searches),
        )
        for key, holder in holders.items()
        if holder in units.passages and key[0] in units.sources
    ]


def _within(sources: Mapping[str, Source], source_ids: Collection[str] | None, *, everything: bool) -> set[str] | None:
    """The ids to search in, or None for no restriction."""
    if source_ids is not None:
        return set(source_ids) & set(sources)
    return None if everything else set(sources)
