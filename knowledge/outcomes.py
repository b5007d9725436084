"""What becomes of a file that is added, and of a source that is removed."""

from dataclasses import dataclass
from typing import Literal

from knowledge.catalogue import SourceRecord
from knowledge.errors import KnowledgeError
from knowledge.sources import Role, Source, SourceDetails

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


@dataclass(frozen=True, slots=True)
class RemovedSource:
    """A source that was taken out, with all it takes to put it back as it was."""

    record: SourceRecord

    @property
    def file_name(self) -> str:
        """The base name of the file."""
        return self.record.source.file_name

    @property
    def data(self) -> bytes:
        """The file as it was added."""
        return self.record.data

    @property
    def role(self) -> Role:
        """Authority or essay."""
        return self.record.source.role

    @property
    def details(self) -> SourceDetails:
        """What was said of the source, or found in the file."""
        source = self.record.source
        return SourceDetails(source.title, source.authors, source.year, source.licence, source.origin)
