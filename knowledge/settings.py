"""How a library reads, indexes and searches: the values that whoever opens one may set."""

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from knowledge.readers import ReaderLimits


class LibrarySettings(BaseModel):
    """Frozen; every number has bounds, and an unknown name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    database: SecretStr | None = Field(
        default=None, description="The address of a PostgreSQL database; None is the SQLite file of the data folder."
    )
    reader_limits: ReaderLimits = ReaderLimits()
    embedding_model: str | None = Field(
        default=None, description="A folder or hub id of a sentence-transformers model; None is the bundled one."
    )
    reranking_model: str | None = Field(
        default=None, description="A folder or hub id of a cross-encoder; None is the bundled one."
    )
    embedding_batch: int = Field(default=32, ge=1, le=1024, description="Passages embedded and stored at a time.")
    search_seconds: float = Field(default=10.0, gt=0, le=600, description="Time budget of one search.")
    busy_seconds: float = Field(
        default=300.0, ge=0, le=86_400, description="How long to wait while another process indexes."
    )
    exact_up_to: int = Field(
        default=0, ge=0, description="Libraries with at most this many vectors are searched without the vector store."
    )
