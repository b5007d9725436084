"""What a person may set, by environment variable or `tutor.toml`; read once at the entry and passed down."""

import os
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from knowledge.readers import ReaderLimits
from knowledge.settings import LibrarySettings
from tutor.errors import InvalidSettings

PREFIX = "TUTOR_"
FILE = "tutor.toml"


class _Section(BaseModel):
    # A value may hold a password, and a mistyped name does not tell.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class ReaderSettings(_Section):
    """What a file may cost."""

    max_megabytes: float = Field(default=20, gt=0, le=2000, description="Largest file that is read, in MB.")
    max_pages: int = Field(default=2000, ge=1, le=100_000, description="Longest PDF that is read, in pages.")
    max_seconds: float = Field(
        default=120,
        gt=0,
        le=3600,
        description="Longest time that reading one file may take, in seconds; not for plain text and Markdown.",
    )


class ModelSettings(_Section):
    """Which models find and weigh the evidence; empty means the packaged ones."""

    embedding: str | None = Field(default=None, description="Folder or hub id of a sentence-transformers model.")
    reranking: str | None = Field(
        default=None, description="Folder (ONNX or sentence-transformers) or hub id of a cross-encoder."
    )
    seconds: float = Field(
        default=2.5,
        gt=0,
        le=60,
        description="Longest time, in seconds, for one reading of the sentences found; an answer takes two readings, "
        "a question in two parts four.",
    )


class ChatSettings(_Section):
    """How answers are put together."""

    max_question_characters: int = Field(default=2000, ge=100, le=20_000, description="Longest question.")
    max_sentences: int = Field(
        default=5,
        ge=1,
        le=10,
        description="Most sentences quoted from a list (more where the question names more), or for a question that "
        "names a number; other answers hold at most three.",
    )


class ChatModelSettings(_Section):
    """A chat model that phrases answers; without one they are quoted."""

    model: str | None = Field(
        default=None,
        description="Chat model that phrases answers, as PROVIDER:NAME with one of the providers openai, anthropic, "
        "google_genai, mistralai, ollama; empty means that answers are quoted.",
    )
    base_url: str | None = Field(
        default=None,
        description="Address of an OpenAI-compatible server (vLLM, llama.cpp, LM Studio); the model is then its plain "
        "name there.",
    )
    api_key: SecretStr | None = Field(
        default=None,
        description="Key for the chat model; empty means the provider's own variable, or none where an address is set.",
    )
    seconds: float = Field(
        default=45, gt=0, le=600, description="Longest time, in seconds, until the chat model's text is whole."
    )
    characters: int = Field(
        default=12_000, ge=500, le=200_000, description="Longest text that a chat model may write, in characters."
    )


class CritiqueSettings(_Section):
    """What an essay may be."""

    max_words: int = Field(default=20_000, ge=500, le=200_000, description="Longest essay that is read, in words.")


class Settings(_Section):
    """Everything that can be set. Unknown names are refused; every number has bounds."""

    data: Path = Field(
        default=Path("data"), description="The folder that holds the catalogue, the indexes and the records."
    )
    database: SecretStr | None = Field(
        default=None,
        description="Address of a PostgreSQL database for the catalogue, in place of a file in the data folder.",
    )
    reading: ReaderSettings = ReaderSettings()
    models: ModelSettings = ModelSettings()
    chat: ChatSettings = ChatSettings()
    chat_model: ChatModelSettings = ChatModelSettings()
    critique: CritiqueSettings = CritiqueSettings()

    def library(self) -> LibrarySettings:
        """The part that the library understands."""
        return LibrarySettings(
            database=self.database,
            reader_limits=ReaderLimits(
                max_bytes=int(self.reading.max_megabytes * 1024 * 1024),
                max_pages=self.reading.max_pages,
                max_seconds=self.reading.max_seconds,
            ),
            embedding_model=self.models.embedding,
            reranking_model=self.models.reranking,
            search_seconds=self.models.seconds,
        )


def load_settings(data: Path | None = None, environment: dict[str, str] | None = None) -> Settings:
    """The settings of `tutor.toml` in the working folder, overruled by TUTOR_… variables, overruled by `data`.

    A variable names its section by two underscores: `TUTOR_MODELS__EMBEDDING`, `TUTOR_DATA`.

    Raises:
        InvalidSettings: an unknown name or a value out of bounds, in the file or among the variables.
    """
    values = _from_file(Path(FILE))
    for name, value in sorted((os.environ if environment is None else environment).items()):
        if name.startswith(PREFIX):
            _place(values, name.removeprefix(PREFIX).lower().split("__"), value)
    if data is not None:
        values["data"] = data
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise InvalidSettings(
            _listed(error), f"See the settings in the README; they come from {FILE} and {PREFIX}… ."
        ) from error


def _from_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidSettings(f"{path} could not be read: {error}.", "Mend the file or take it away.") from error


def _place(values: dict[str, Any], names: list[str], value: str) -> None:
    """Set a nested value; an empty variable counts as not set."""
    if not value:
        return
    for name in names[:-1]:
        inner = values.setdefault(name, {})
        values = inner if isinstance(inner, dict) else values
    values[names[-1]] = value


def _listed(error: ValidationError) -> str:
    problems = [
        f"{'.'.join(map(str, one['loc']))}: "
        + ("there is no such setting" if one["type"] == "extra_forbidden" else one["msg"].lower())
        for one in error.errors()
    ]
    return f"The settings are not valid: {'; '.join(problems)}."
