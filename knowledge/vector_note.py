"""The note that whoever lets go of the vector store leaves in the catalogue, by which the next knows it again."""

import json
from dataclasses import dataclass
from pathlib import Path

from knowledge.catalogue.rows import EmbeddingModel
from knowledge.catalogue.stored_vectors import Holding, Holdings
from knowledge.vectors import Signature, signature


@dataclass(frozen=True, slots=True)
class VectorNote:
    """How the folder was left: what it held, made with which model, and how its files looked."""

    model: EmbeddingModel | None
    held: Holdings
    files: Signature

    def fits(self, folder: Path) -> bool:
        """Whether the folder's files look as they did."""
        return bool(self.files) and self.files == signature(folder)

    def format(self) -> str:
        """The note as the catalogue keeps it."""
        held = [[*key, count] for key, count in sorted(self.held.items())]
        model = [self.model.id, self.model.dimension] if self.model else None
        return json.dumps({"model": model, "held": held, "files": self.files})

    @classmethod
    def parse(cls, kept: str) -> "VectorNote":
        """The note that was kept as this text."""
        values = json.loads(kept)
        held = {Holding(*row[:3]): row[3] for row in values["held"]}
        return cls(EmbeddingModel(*values["model"]) if values["model"] else None, held, values["files"])
