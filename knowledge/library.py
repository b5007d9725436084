"""The one door to a course's sources: add, list, read, search and remove them in a data folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from langchain_core.embeddings import Embeddings

from knowledge.catalogue import Catalogue, SourceRecord
from knowledge.catalogue.connection import mapped
from knowledge.errors import KnowledgeError, UnreadableSource
from knowledge.indexing import Indexing, model_id_of
from knowledge.ingest import Progress, file_name_of, files_in, read_record, silent, source_id_of
from knowledge.locking import write_lock
from knowledge.settings import LibrarySettings
from knowledge.sources import Passage, Role, Sentence, Source, SourceDetails

if TYPE_CHECKING:
    from knowledge.reranking import Reranker

AddStatus = Literal["added", "already_there", "failed"]


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What became of one file.

    A source with an error was kept and is found by its words, but not yet by its meaning.
    """

    file_name: str
    source: Source | None
    status: AddStatus
    error: KnowledgeError | None = None


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
        self.settings = settings
        self._embeddings = embeddings
        self._reranker = reranker

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
        catalogue = Catalogue(folder)
        try:
            if not catalogue.is_current():
                with write_lock(folder, settings.busy_seconds):
                    catalogue.prepare()
        except BaseException:
            catalogue.close()
            raise
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
        report("reading", 0, 1)
        source_id = source_id_of(path)
        if self._has(source_id):
            return self._already_there(source_id, file_name_of(path), role, details)
        record = read_record(path, self.settings.reader_limits, role, details)
        report("reading", 1, 1)
        return self._keep(record, role, details, report)

    def add_all(
        self, paths: Iterable[Path], *, role: Role | None = None, progress: Progress | None = None
    ) -> Iterator[AddOutcome]:
        """Add files, and the supported files in folders; one that cannot be read is an outcome, not the end."""
        from knowledge.readers import SUPPORTED_SUFFIXES

        for path in files_in(paths, SUPPORTED_SUFFIXES):
            try:
                yield self.add(path, role=role, progress=progress)
            except UnreadableSource as error:
                yield AddOutcome(file_name_of(path), None, "failed", error)

    def resume(self, progress: Progress | None = None) -> None:
        """Finish the sources whose indexing was broken off; raises ModelError or LibraryBusy."""
        report = progress or silent
        if not self.catalogue.vectors.pending():
            return
        with write_lock(self.catalogue.folder, self.settings.busy_seconds):
            indexing = self._indexing()
            for source_id in self.catalogue.vectors.pending():
                indexing.complete(source_id, report)

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

    def close(self) -> None:
        """Let go of every file and lock."""
        self.catalogue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _has(self, source_id: str) -> bool:
        return any(source.id == source_id for source in self.catalogue.sources())

    def _keep(
        self, record: SourceRecord, role: Role | None, details: SourceDetails | None, report: Progress
    ) -> AddOutcome:
        source_id, file_name = record.source.id, record.source.file_name
        report("indexing words", 0, 1)
        if not self.catalogue.add(record):
            return self._already_there(source_id, file_name, role, details)
        report("indexing words", 1, 1)
        error = self._resume_quietly(report)
        return AddOutcome(file_name, self.catalogue.source(source_id), "added", error)

    def _already_there(
        self, source_id: str, file_name: str, role: Role | None, details: SourceDetails | None
    ) -> AddOutcome:
        if role is not None or details is not None:
            self.catalogue.describe(source_id, role, details)
        error = self._resume_quietly(silent)
        return AddOutcome(file_name, self.catalogue.source(source_id), "already_there", error)

    def _resume_quietly(self, report: Progress) -> KnowledgeError | None:
        try:
            self.resume(report)
        except KnowledgeError as error:
            return error
        return None

    def _model(self) -> Embeddings:
        if self._embeddings is None:
            from knowledge.embedding import default_embeddings

            self._embeddings = default_embeddings(self.settings)
        return self._embeddings

    def _indexing(self) -> Indexing:
        model = self._model()
        model_id = model_id_of(model, self.settings.embedding_model)
        return Indexing(self.catalogue, model, model_id, self.settings.embedding_batch)
