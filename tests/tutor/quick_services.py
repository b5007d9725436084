"""The tutor's services with models that cost nothing; everything else is the real thing."""

from functools import cached_property
from pathlib import Path

from knowledge.library import Library
from tests.fakes import HashEmbeddings
from tests.scripted import Rule, ScriptedReranker
from tutor.services import Services
from tutor.settings import Settings


class QuickServices(Services):
    """Services whose library embeds by hashes and reranks by these rules: a text answers what shares its keyword."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.reranker = ScriptedReranker(
            Rule("second wall alarms", query="wall"), Rule("wait for signals", query="ships"), Rule("bold", -3.0)
        )

    @cached_property
    def library(self) -> Library:  # type: ignore[override]
        fitting = self.settings.library().model_copy(update={"exact_up_to": 100_000})
        return Library.open(Path(self.settings.data), fitting, embeddings=HashEmbeddings(64), reranker=self.reranker)

    def close(self) -> None:
        if "library" in self.__dict__:
            self.library.close()
        super().close()
