"""The one door to a course's sources: add, list, read, search and remove them in a data folder."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from langchain_core.embeddings import Embeddings

from knowledge.catalogue import Catalogue, SourceRecord, Unit
from knowledge.catalogue.connection import mapped
from knowledge.catalogue.rows import EmbeddingModel
from knowledge.doctor import Check, examine
from knowledge.embedding import LocalEmbeddings, embedding_id
from knowledge.errors import CorruptSource, KnowledgeError, UnreadableSource
from knowledge.indexing import Indexing, check_model
from knowledge.ingest import Progress, file_name_of, files_in, is_within, read_record, silent, source_id_of
from knowledge.locking import write_lock
from knowledge.outcomes import AddOutcome, AddStatus, RemovedSource
from knowledge.settings import LibrarySettings
from knowledge.sources import Evidence, Passage, Role, Sentence, Source, SourceDetails
from knowledge.vector_search import VectorSearch
from knowledge.vectors import VectorStoreFailed

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

    from knowledge.reranking import Reranker
    from knowledge.retrieval import Retrieval

__all__ = ["AddOutcome", "AddStatus", "Library", "RemovedSource"]

_Taken = AddOutcome | tuple[Source, AddStatus]
"""A file that was read and kept, or what became of one that could not be."""


class Library:
    """The sources of one data folder; usable from many threads, beside other processes."""

    def __init__(
        self,
        catalogue: Catalogue,
        settings: LibrarySettings,
        embeddings: Embeddings | None,
        reranker: "Reranker | None",
    ) -> None:
        self.catalogue = catalogue
        self.vectors = VectorSearch(catalogue, settings.exact_up_to)
        self.settings = settings
        self._embeddings = LocalEmbeddings(settings.embedding_model) if embeddings is None else embeddings
        self._reranker = reranker
        self._making = Lock()

    @classmethod
    def open(
        cls,
        folder: Path,
        settings: LibrarySettings | None = None,
        *,
        embeddings: Embeddings | None = None,
        reranker: "Reranker | None" = None,
    ) -> "Library":
        """Open the library in a folder, which is made when it is not there."""
        settings = settings or LibrarySettings()
        with mapped(folder):
            folder.mkdir(parents=True, exist_ok=True)
        catalogue = Catalogue(folder, settings.database)
        with ExitStack() as when_it_fails:
            when_it_fails.callback(catalogue.close)
            if not catalogue.is_current():
                with write_lock(folder, settings.busy_seconds):
                    catalogue.prepare()
            when_it_fails.pop_all()
        return cls(catalogue, settings, embeddings, reranker)

    def add(
        self,
        path: Path,
        *,
        role: Role | None = None,
        details: SourceDetails | None = None,
        progress: Progress | None = None,
    ) -> AddOutcome:
        """Add a file and make it findable. Raises UnreadableSource, or CatalogueError when it cannot be kept.

        The same bytes again change nothing but the role and details that are given.
        """
        report = progress or silent
        (outcome,) = self._indexed([self._take(path, role, details, report)], report)
        return outcome

    def add_all(
        self, paths: Iterable[Path], *, role: Role | None = None, progress: Progress | None = None
    ) -> Iterator[AddOutcome]:
        """Add files, and the supported files in folders; one that cannot be read is an outcome, not the end.

        The words of all can be searched before the meaning of the first is indexed; outcomes come in the files' order.
        """
        from knowledge.readers import SUPPORTED_SUFFIXES

        report = progress or silent
        taken: list[_Taken] = []
        for path in files_in(paths, SUPPORTED_SUFFIXES):
            try:
                taken.append(self._take(path, role, None, report))
            except UnreadableSource as error:
                taken.append(AddOutcome(file_name_of(path), None, "failed", error))
        yield from self._indexed(taken, report)

    def resume(self, progress: Progress | None = None) -> None:
        """Finish the sources whose indexing was broken off; raises ModelError or LibraryBusy."""
        pending = self.catalogue.vectors.pending()
        if pending:
            self._index(pending, progress or silent)
            self._share()

    def sources(self) -> list[Source]:
        """Every source, in the order that they were added."""
        return self.catalogue.sources()

    def source(self, source_id: str) -> Source:
        """The source with this id; raises UnknownSource."""
        return self.catalogue.source(source_id)

    def text(self, source_id: str) -> str:
        """The normalised text that every offset into the source refers to."""
        return self.catalogue.text(source_id)

    def passages(self, source_id: str) -> list[Passage]:
        """The passages of a source in reading order."""
        return self.catalogue.passages(source_id)

    def sentences(self, source_id: str) -> list[Sentence]:
        """The sentences of a source in reading order."""
        return self.catalogue.sentences(source_id)

    def original(self, source_id: str) -> bytes:
        """The file as it was added."""
        return self.catalogue.original(source_id)

    def remove(self, source_id: str) -> RemovedSource:
        """Take a source out, leaving no trace in the data folder; raises UnknownSource."""
        removed = RemovedSource(self.catalogue.remove(source_id))
        # Chroma does not erase what it deletes, so its folder goes and is made anew when it is next wanted.
        self.vectors.erase()
        return removed

    def restore(self, removed: RemovedSource, progress: Progress | None = None) -> AddOutcome:
        """Put back what was removed, without reading the file again."""
        report = progress or silent
        (outcome,) = self._indexed([self._keep(removed.record, report)], report)
        return outcome

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        source_ids: Collection[str] | None = None,
        roles: Collection[Role] | None = None,
        unit: Unit = "passage",
    ) -> list[Evidence]:
        """The evidence for a query, best first, from all sources or those with these ids and roles."""
        return self.retrieval.search(query, limit=limit, unit=unit, source_ids=source_ids, roles=roles)

    def retriever(
        self,
        *,
        limit: int = 10,
        source_ids: Collection[str] | None = None,
        roles: Collection[Role] | None = None,
        unit: Unit = "passage",
    ) -> "BaseRetriever":
        """The same search as a LangChain retriever, whose documents carry their place in the source."""
        from knowledge.retriever import EvidenceRetriever

        search = partial(self.search, limit=limit, source_ids=source_ids, roles=roles, unit=unit)
        return EvidenceRetriever(search=search)

    @property
    def retrieval(self) -> "Retrieval":
        """The search itself, for whoever wants its steps one by one."""
        with self._making:
            return self._retrieval

    @cached_property
    def _retrieval(self) -> "Retrieval":
        from knowledge.rereading import Models, Rereading, default_models
        from knowledge.retrieval import Retrieval

        given = self._reranker
        models = Models(given, given) if given is not None else default_models(self.settings.reranking_model)
        rereading = Rereading(models, self.settings.search_seconds)
        return Retrieval(self.catalogue, self.vectors, self._fitting_model, rereading)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the indexes anew; vectors are computed again only when the embedding model is another one."""
        with write_lock(self.catalogue.folder, self.settings.busy_seconds):
            model = self._embeddings
            known = self.catalogue.vectors.model()
            if known is not None and known != EmbeddingModel(embedding_id(model), len(model.embed_query("one"))):
                self.catalogue.vectors.clear()
            self.catalogue.rebuild_words()
            self.vectors.erase()
            self._complete(self.catalogue.vectors.pending(), progress or silent)
            self._share()

    def doctor(self) -> list[Check]:
        """What was looked at, and whether it is as it should be; mends nothing."""
        model = self.settings.reranking_model
        return examine(self.catalogue, self.vectors, self._embeddings, self._reranker, model)

    def close(self) -> None:
        """Let go of every file and lock."""
        try:
            self.vectors.close()
        finally:
            self.catalogue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _has(self, source_id: str) -> bool:
        return any(source.id == source_id for source in self.catalogue.sources())

    def _take(
        self, path: Path, role: Role | None, details: SourceDetails | None, report: Progress
    ) -> tuple[Source, AddStatus]:
        """Read a file and keep it, so that its words can be searched."""
        report("reading", 0, 1)
        limits = self.settings.reader_limits
        # What may not be read need not be hashed either: the reader says why.
        source_id = source_id_of(path) if is_within(path, limits) else ""
        if self._has(source_id):
            report("reading", 1, 1)
            return self.catalogue.describe(source_id, role, details), "already_there"
        record = read_record(path, limits, role, details)
        if record.source.id != source_id:
            raise CorruptSource(record.source.file_name, "it changed while it was read", "Try again.")
        report("reading", 1, 1)
        return self._keep(record, report)

    def _keep(self, record: SourceRecord, report: Progress) -> tuple[Source, AddStatus]:
        report("indexing words", 0, 1)
        status: AddStatus = "added" if self.catalogue.add(record) else "already_there"
        report("indexing words", 1, 1)
        return record.source, status

    def _indexed(self, taken: Iterable[_Taken], report: Progress) -> Iterator[AddOutcome]:
        """Index the meaning of what was taken, one after the other, and then of what an earlier run left unfinished."""
        is_needed = bool(self.catalogue.vectors.pending())
        is_hindered = False
        for one in taken:
            outcome = one if isinstance(one, AddOutcome) else self._outcome(*one, report)
            is_hindered = is_hindered or (outcome.source is not None and outcome.error is not None)
            yield outcome
        if is_needed and not is_hindered:
            # What was left unfinished is not what was asked for: it may wait once more.
            with suppress(KnowledgeError):
                self._index(self.catalogue.vectors.pending(), report)
            self._share()

    def _outcome(self, source: Source, status: AddStatus, report: Progress) -> AddOutcome:
        error = None
        try:
            self._index([one for one in self.catalogue.vectors.pending() if one == source.id], report)
        except KnowledgeError as raised:
            error = raised
        return AddOutcome(source.file_name, self.catalogue.source(source.id), status, error)

    def _index(self, source_ids: Sequence[str], report: Progress) -> None:
        if source_ids:
            with write_lock(self.catalogue.folder, self.settings.busy_seconds):
                self._complete(source_ids, report)

    def _complete(self, source_ids: Iterable[str], report: Progress) -> None:
        indexing = Indexing(self.catalogue, self._embeddings, self.settings.embedding_batch)
        for source_id in source_ids:
            indexing.complete(source_id, report)

    def _share(self) -> None:
        # The vector store is a cache: what it cannot take now it takes at a later query.
        with suppress(VectorStoreFailed):
            self.vectors.sync()

    def _fitting_model(self) -> Embeddings:
        check_model(self.catalogue, embedding_id(self._embeddings))
        return self._embeddings
