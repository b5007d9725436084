"""The judge as commands and pages use it: relations of texts, stances of claims, a course's judge trained anew."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from knowledge.embedding import embedding_id
from knowledge.judge.entailment import Entailment, LocalEntailment
from knowledge.judge.judgements import Judgement
from knowledge.judge.routing import TenetRouter
from knowledge.judge.stance import ClaimInContext, Stance
from knowledge.judge.trained import judge_folder, stance_judge, tenet_router
from knowledge.packs.claims import LabelledClaim, load_claims
from knowledge.packs.corrections import add_correction, corrected, load_corrections
from knowledge.packs.pack import Pack, Tenet
from tutor.errors import UnknownCourse, UnknownTenet

if TYPE_CHECKING:
    from knowledge.training.packs import Trained

Progress = Callable[[str, int, int], None]


class Judging:
    """The judge for the courses of one data folder; what is trained or corrected here is kept there.

    Args:
        embeddings: by which a newly trained judge finds the tenets that a claim is about; those of the settings.
        entailment: judges sentences by passages; the packaged judge where None.
    """

    def __init__(
        self, packs: Sequence[Pack], data: Path, embeddings: Embeddings, entailment: Entailment | None = None
    ) -> None:
        self._packs = {pack.slug: pack for pack in packs}
        self._data = data
        self._embeddings = embeddings
        self._stances: dict[str, Stance] = {}
        self.entailment = entailment or LocalEntailment()

    def stances(self, claims: Sequence[tuple[str, ClaimInContext]]) -> list[Judgement]:
        """The stance of each claim towards the tenet of the slug beside it; raises UnknownTenet."""
        located = [(*self._tenet(slug), claim) for slug, claim in claims]
        judgements: list[Judgement | None] = [None] * len(located)
        for course in {pack.slug for pack, _, _ in located}:
            own = [index for index, (pack, _, _) in enumerate(located) if pack.slug == course]
            for index, one in zip(own, self._stance(course).judge([located[i][1:] for i in own]), strict=True):
                judgements[index] = one
        return [one for one in judgements if one is not None]

    def stance_for(self, pack: Pack) -> Stance:
        """The judge of claims by the tenets of a course."""
        return self._stance(pack.slug)

    def router_for(self, pack: Pack) -> TenetRouter:
        """What names the tenets of a course that claims may be about."""
        return tenet_router(pack, self._embeddings, embedding_id(self._embeddings), self._own(pack))

    def has_learnt(self, pack: Pack) -> bool:
        """Whether the judge of a course has learnt from labelled claims; else it goes by entailment alone."""
        return judge_folder(pack, self._own(pack)) is not None

    def correct(self, claim: LabelledClaim) -> None:
        """Keep a teacher's correction for the next training; raises UnknownTenet."""
        pack = self._tenet(claim.tenet)[0] if claim.tenet is not None else next(iter(self._packs.values()))
        add_correction(self._corrections(pack), claim)

    def train(self, course: str | None, progress: Progress, longer: bool = False) -> "Trained":
        """Train a course's judge, the first course's where None, from its claims and the corrections kept here.

        `longer` goes on from the judge that there is.

        Raises UnknownCourse, or InvalidPack where there is too little to learn from.
        """
        from knowledge.training.packs import train_pack

        pack = self._packs.get(course or next(iter(self._packs), ""))
        if pack is None:
            raise UnknownCourse(f"There is no course {course}.", f"There are: {', '.join(sorted(self._packs))}.")
        claims = corrected(load_claims(pack), load_corrections(self._corrections(pack), pack))
        trained = train_pack(pack, claims, self._embeddings, self._own(pack), progress, longer=longer)
        self._stances.pop(pack.slug, None)
        return trained

    def _stance(self, course: str) -> Stance:
        if course not in self._stances:
            pack = self._packs[course]
            self._stances[course] = stance_judge(pack, self._own(pack), self.entailment)
        return self._stances[course]

    def _tenet(self, slug: str) -> tuple[Pack, Tenet]:
        for pack in self._packs.values():
            for tenet in pack.tenets:
                if tenet.slug == slug:
                    return pack, tenet
        raise UnknownTenet(f"No course has a tenet {slug}.", "The tenets stand in a course's tenets.toml.")

    def _own(self, pack: Pack) -> Path:
        return self._data / "judges" / pack.slug

    def _corrections(self, pack: Pack) -> Path:
        return self._data / "corrections" / f"{pack.slug}.jsonl"
