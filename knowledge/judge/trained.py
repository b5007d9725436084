"""The judge that a pack brings in its folder `judge`, or that was trained on this computer for it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from langchain_core.embeddings import Embeddings
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.errors import ModelDamaged
from knowledge.judge.entailment import Entailment, LocalEntailment
from knowledge.judge.fallback import EntailmentStance
from knowledge.judge.pair_model import PairModel
from knowledge.judge.routing import TenetRouter
from knowledge.judge.stance import LearntStance, Stance
from knowledge.packs.pack import Pack
from knowledge.weights import COLBERT, check

FOLDER = "judge"
CARD = "judge.json"
STANCE, ROUTING = "stance.safetensors", "routing.safetensors"

ANY_ERROR = "any"
"""The operating point of all kinds of error together."""

_HINT = "Train the judge again with `tutor pack train`, or fetch the pack again."
Share = Annotated[float, Field(ge=0, le=1)]


class OperatingPoint(BaseModel):
    """From which probability on an error is named, with the precision and recall measured there on unseen cases.

    A threshold above one means that no probability was sure enough.
    """

    model_config = ConfigDict(frozen=True)

    threshold: Annotated[float, Field(ge=0)]
    precision: Share
    recall: Share


class JudgeCard(BaseModel):
    """What stands beside a trained judge: the files' digests, the course they are for, and where errors are named.

    `errors` has an operating point for each kind of error and one, "any", for all of them together.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pack: str
    version: str
    embeddings: str
    sha256: Mapping[str, str]
    claims: int
    errors: Mapping[str, OperatingPoint]
    measured: Mapping[str, float]


def judge_folder(pack: Pack, own: Path | None = None) -> Path | None:
    """Where the pack's judge lies: `own`, trained on this computer, before the pack's; None where there is neither."""
    folders = [folder for folder in (own, pack.folder / FOLDER) if folder is not None]
    return next((folder for folder in folders if (folder / CARD).is_file()), None)


def judge_card(folder: Path) -> JudgeCard:
    """The card in a judge's folder, its files checked against it; raises ModelMissing or ModelDamaged."""
    try:
        card = JudgeCard.model_validate(json.loads((folder / CARD).read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise ModelDamaged(f"The judge in {folder} cannot be read.", _HINT) from error
    check(folder, card.sha256, _HINT)
    return card


def stance_judge(pack: Pack, own: Path | None = None, entailment: Entailment | None = None) -> Stance:
    """The judge of claims for a pack: what it or this computer has trained; else entailment alone, more strictly."""
    folder = judge_folder(pack, own)
    if folder is None:
        return EntailmentStance(pack, entailment or LocalEntailment())
    judge_card(folder)
    return LearntStance(PairModel(lambda: folder / STANCE, COLBERT))


def tenet_router(pack: Pack, embeddings: Embeddings, embedding_id: str, own: Path | None = None) -> TenetRouter:
    """The router for a pack; what was learnt with other embeddings is left aside."""
    folder = judge_folder(pack, own)
    if folder is None or judge_card(folder).embeddings != embedding_id:
        return TenetRouter(pack, embeddings)
    return TenetRouter(pack, embeddings, folder / ROUTING)
