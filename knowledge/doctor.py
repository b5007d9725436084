"""Looks a library over: its folder, its database, its indexes and its model."""

from collections.abc import Callable
from dataclasses import dataclass

from langchain_core.embeddings import Embeddings

from knowledge.catalogue import Catalogue
from knowledge.embedding import embedding_id
from knowledge.errors import KnowledgeError
from knowledge.indexing import check_model
from knowledge.vector_search import VectorSearch


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `hint` says what to do when it is not as it should be."""

    name: str
    ok: bool
    detail: str
    hint: str = ""


def examine(catalogue: Catalogue, vectors: VectorSearch, embeddings: Embeddings) -> list[Check]:
    """Every check in order; a check that fails does not keep the later ones from being made."""
    looks: dict[str, Callable[[], Check]] = {
        "data folder": lambda: _folder(catalogue),
        "database": lambda: _database(catalogue),
        "sources": lambda: _sources(catalogue),
        "word index": lambda: _words(catalogue),
        "embedding model": lambda: _model(catalogue, embeddings),
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
    check_model(catalogue, embedding_id(embeddings))
    return Check("embedding model", True, embedding_id(embeddings))


def _vectors(vectors: VectorSearch) -> Check:
    trouble = vectors.trouble()
    hint = "Nothing needs doing: searches compare all vectors until it is made anew. `rebuild` does so now."
    return Check("vector store", not trouble, trouble or "sound", hint if trouble else "")
