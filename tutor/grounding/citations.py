"""A citation as pages, files and the command line print it."""

from typing import Self

from pydantic import BaseModel, ConfigDict

from knowledge.sources import Citation, Role


class PrintedCitation(BaseModel):
    """A place in a source and the words that stand there: `library.text(source_id)[start:end] == quote` always."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: int
    source_id: str
    source_file: str
    source_title: str
    role: Role
    page: int | None
    heading: tuple[str, ...]
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, citation: Citation) -> Self:
        """The same citation as a printable value."""
        return cls(**{name: getattr(citation, name) for name in cls.model_fields})
