"""What can go wrong between a document and its evidence, each with a sentence for the person.

KnowledgeError
  UnreadableSource         one file of a batch; the others go on
    EmptySource, EncryptedSource, ImageOnlySource, OverLimitSource, CorruptSource, UnknownFormat
  CatalogueError           the data folder
    CatalogueUnavailable, CatalogueReadOnly, DiskFull, LibraryBusy, UnknownSource
  ModelError               weights
    ModelMissing, ModelDamaged, ModelMismatch
  MissingExtra             an optional package
  InvalidPack              a course's data
"""


class KnowledgeError(Exception):
    """A failure that a person can act on: `message` says what happened, `hint` what to do next."""

    retry_helps = False

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UnreadableSource(KnowledgeError):
    """A file that could not become a source; `file_name` and `reason` say which and why."""

    reason = "it could not be read"

    def __init__(self, file_name: str, reason: str = "", hint: str = "") -> None:
        self.file_name = file_name
        self.reason = reason or type(self).reason
        super().__init__(f"{file_name} was not added: {self.reason}.", hint)


class EmptySource(UnreadableSource):
    """No text at all in the file."""

    reason = "it holds no text"


class EncryptedSource(UnreadableSource):
    """The file needs a password."""

    reason = "it is protected by a password"


class ImageOnlySource(UnreadableSource):
    """A PDF of pictures of text, with no text layer."""

    reason = "its pages are pictures without text"


class OverLimitSource(UnreadableSource):
    """Larger, longer or slower to read than the settings allow."""

    reason = "it is over the limit"


class CorruptSource(UnreadableSource):
    """The file breaks the rules of its own format."""

    reason = "the file is damaged"


class UnknownFormat(UnreadableSource):
    """Not one of the formats that the readers know, judged by content as well as by name."""

    reason = "its format is not supported"


class CatalogueError(KnowledgeError):
    """The data folder or its database cannot do what was asked."""


class CatalogueUnavailable(CatalogueError):
    """The database cannot be opened, or was made by a newer version."""


class CatalogueReadOnly(CatalogueError):
    """The data folder cannot be written."""


class DiskFull(CatalogueError):
    """No room left; nothing acknowledged was lost."""


class LibraryBusy(CatalogueError):
    """Another process is writing the library."""

    retry_helps = True


class UnknownSource(CatalogueError):
    """No source has this id."""


class ModelError(KnowledgeError):
    """A model's weights cannot be used."""


class ModelMissing(ModelError):
    """The weights were not found where the settings point."""


class ModelDamaged(ModelError):
    """The weights are not the bytes that were expected."""


class ModelMismatch(ModelError):
    """The library was indexed with another embedding model than the one set now."""


class MissingExtra(KnowledgeError):
    """An optional package is not installed; the hint is the command that installs it."""


class InvalidPack(KnowledgeError):
    """A knowledge pack breaks its own rules; the message lists every problem found."""
