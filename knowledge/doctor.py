"""Looks a library over: its folder, its database, its indexes and its models."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from knowledge.catalogue import Catalogue
from knowledge.embedding import embedding_id
from knowledge.errors import KnowledgeError
from knowledge.indexing import check_model
from knowledge.vector_search import Condition, VectorSearch
from knowledge.weights import (
    ANSWERING_ADAPTER,
    COLBERT,
    ENTAILMENT_ADAPTER,
    FINDING_ADAPTER,
    MARCO_RERANKER,
    MINILM_EMBEDDING,
    locate,
    locate_own,
)

if TYPE_CHECKING:
    from knowledge.reranking import Reranker

_VECTOR_STORE: dict[Condition, str] = {
    "sound": "sound",
    "damaged": "it does not hold the vectors that it should",
    "not made yet": "not made yet",
    "in use elsewhere": "not checked: another process has it open",
    "not ours to write": "not checked in a folder that cannot be written",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `hint` says what to do when it is not as it should be."""

    name: str
    ok: bool
    detail: str
    hint: str = ""


def examine(
    catalogue: Catalogue,
    vectors: VectorSearch,
    embeddings: Embeddings,
    reranker: "Reranker | None",
    reranking_model: str | None,
) -> list[Check]:
    """Every check in order; a check that fails does not keep the later ones from being made.

    Args:
        reranker: the one that was given to the library; None for the packaged models or the one set.
        reranking_model: the folder or hub id that the settings name.
    """
    looks: dict[str, Callable[[], Check]] = {
        "data folder": lambda: _folder(catalogue),
        "database": lambda: _database(catalogue),
        "sources": lambda: _sources(catalogue),
        "word index": lambda: _words(catalogue),
        "embedding model": lambda: _model(catalogue, embeddings),
        "rereading models": lambda: _rereading(reranker, reranking_model),
        "judge": _judge,
        "vector store": lambda: _vectors(vectors),
    }
    return [_looked_at(name, look) for name, look in looks.items()]


def _looked_at(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except KnowledgeError as error:
        return Check(name, False, error.message, error.hint)


def _folder(catalogue: Catalogue) -> Check:
    detail = f"{catalogue.folder} can be read{'' if catalogue.read_only else ' and written'}"
    return Check("data folder", True, detail)


def _database(catalogue: Catalogue) -> Check:
    damage = catalogue.database.damage()
    place = f" ({catalogue.database.place})" if catalogue.database.place else ""
    return Check(
        "database", not damage, "; ".join(damage) or f"sound{place}", catalogue.database.remedy if damage else ""
    )


def _sources(catalogue: Catalogue) -> Check:
    count, pending = len(catalogue.sources()), len(catalogue.vectors.pending())
    if pending:
        detail = f"{count}, of which {pending} found by words only so far"
        return Check("sources", False, detail, "Add any file, or run `rebuild`, to finish them.")
    return Check("sources", True, f"{count}, all indexed")


def _words(catalogue: Catalogue) -> Check:
    if catalogue.read_only:
        return Check("word index", True, "not checked in a folder that cannot be written")
    damaged = catalogue.damaged_words()
    if damaged:
        return Check("word index", False, f"damaged: {', '.join(damaged)}", "Run `rebuild`.")
    return Check("word index", True, "sound")


def _model(catalogue: Catalogue, embeddings: Embeddings) -> Check:
    name = embedding_id(embeddings)
    check_model(catalogue, name)
    if name == MINILM_EMBEDDING.id:
        locate(MINILM_EMBEDDING)
    return Check("embedding model", True, name)


def _rereading(reranker: "Reranker | None", model: str | None) -> Check:
    """Whether the packaged models' files are the right ones; what others name is not loaded only to be looked at."""
    if reranker is not None:
        return Check("rereading models", True, "not checked: a reranker was given")
    packaged = [COLBERT] if model else [MARCO_RERANKER, COLBERT]
    for weights in packaged:
        locate(weights)
    for adapter in [FINDING_ADAPTER] if model else [ANSWERING_ADAPTER, FINDING_ADAPTER]:
        locate_own(adapter)
    detail = f"{', '.join(weights.name for weights in packaged)}: sound"
    return Check("rereading models", True, f"{detail}; {model}: not checked" if model else detail)


def _judge() -> Check:
    """Whether the files of the judge that no setting replaces are the right ones."""
    locate(MARCO_RERANKER)
    locate_own(ENTAILMENT_ADAPTER)
    return Check("judge", True, f"{MARCO_RERANKER.name} with its adapter: sound")


def _vectors(vectors: VectorSearch) -> Check:
    condition = vectors.condition()
    hint = "Nothing needs doing: searches compare all vectors until it is made anew. `rebuild` does so now."
    is_damaged = condition == "damaged"
    return Check("vector store", not is_damaged, _VECTOR_STORE[condition], hint if is_damaged else "")
