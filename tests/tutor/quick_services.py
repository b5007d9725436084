"""The tutor's services with models that cost nothing; everything else is the real thing."""

from functools import cached_property
from pathlib import Path

from knowledge.library import Library
from knowledge.packs import load_pack
from tests.fakes import HashEmbeddings
from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.scripted import Rule, ScriptedReranker
from tutor.judging import Judging
from tutor.services import Services
from tutor.settings import Settings

TINY_PACK = Path(__file__).parents[1] / "data" / "tiny_pack"
STATED, MISREADING = "Yeast turns sugars into carbon dioxide.", "Yeast makes oxygen."
TURNED = "The bubbles in bread are oxygen."


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

    @cached_property
    def judging(self) -> Judging:  # type: ignore[override]
        """The judge of a tiny course that has no labelled claims."""
        found = {(STATED, TURNED): ("contradiction", 0.98), (TURNED, MISREADING): ("entailment", 0.96)}
        return Judging([load_pack(TINY_PACK)], Path(self.settings.data), HashEmbeddings(64), ScriptedEntailment(found))

    def close(self) -> None:
        if "library" in self.__dict__:
            self.library.close()
        super().close()
