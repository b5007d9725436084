"""Trains the judge of a pack from its labelled claims, measures it on cases kept out, and writes it with its card."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from langchain_core.embeddings import Embeddings
from safetensors.numpy import load_file, save_file
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from knowledge.embedding import embedding_id
from knowledge.errors import InvalidPack
from knowledge.judge.pair_model import TEMPERATURE, PairModel
from knowledge.judge.routing import BUCKETS, TenetRouter, buckets, meanings, word_weight
from knowledge.judge.stance import STANCES
from knowledge.judge.trained import CARD, ROUTING, STANCE, JudgeCard, judge_folder
from knowledge.packs.claims import LabelledClaim, is_held_out
from knowledge.packs.pack import Pack
from knowledge.training.bert import save_adapter
from knowledge.training.judging import JudgedPair, fit
from knowledge.training.learning import Recipe
from knowledge.training.stance import in_context, stance_pairs
from knowledge.training.stance_figures import StanceFigures, halves, stance_figures, stance_score
from knowledge.weights import COLBERT

SEED = 0


class Plan(NamedTuple):
    """How many of the last layers learn, in how many passes, from which rate on, in which order of claims."""

    layers: int
    epochs: int
    rate: float
    seed: int


FIRST = Plan(6, 4, 1.5e-4, SEED)
LONGER = Plan(9, 5, 1e-4, 1)
"""Goes on from what `FIRST` made."""

REGULARISATION = 2.0
FEWEST = 200
"""Claims to learn from, below which nothing is learnt."""


@dataclass(frozen=True, slots=True)
class Trained:
    """The figures of the judge that was trained, and of the one before it where there was one, on the same claims."""

    after: JudgeCard
    before: StanceFigures | None


def train_pack(
    pack: Pack,
    claims: Sequence[LabelledClaim],
    embeddings: Embeddings,
    out: Path,
    progress: Callable[[str, int, int], None],
    epochs: int | None = None,
    longer: bool = False,
) -> Trained:
    """Train a judge for the pack into the folder `out`; what lies there is replaced only when all is done.

    `longer` goes on from the judge that the pack has, with more layers and passes, in about twice the time; `epochs`
    are those of the plan where None. Of all passes the one is kept that names stances best on the claims that the
    judge is set by, since later ones learn the claims of the training by heart.

    `progress` is told the stage, the steps done and those to do. Raises InvalidPack when there are too few claims to
    learn from, or too few cases are kept out of training to measure on.
    """
    learnt, unseen = _split(pack, claims)
    work = out.with_name(f"{out.name}.new")
    work.mkdir(parents=True, exist_ok=True)
    progress("finding tenets", 0, 1)
    router = _learn_routing(pack, learnt, embeddings, work / ROUTING)
    earlier = judge_folder(pack, out)
    plan = LONGER if longer else FIRST
    to_set, to_report = (stance_pairs(pack, half, router, SEED) for half in halves(unseen))
    best = _BestPass(work / STANCE, plan.layers, to_set)
    recipe = Recipe(
        plan.layers,
        plan.epochs if epochs is None else epochs,
        plan.rate,
        plan.seed,
        lambda done, steps, _: progress("learning", done, steps),
        best.keep,
    )
    pairs = stance_pairs(pack, learnt, router, SEED)
    start = earlier / STANCE if longer and earlier is not None else None
    fit(pairs, len(STANCES), recipe, COLBERT, start, partial(progress, "reading the claims"))
    figures = stance_figures(PairModel(lambda: work / STANCE, COLBERT), to_set, to_report)
    _note_temperature(work / STANCE, figures.temperature)
    before = (
        stance_figures(PairModel(lambda: earlier / STANCE, COLBERT), to_set, to_report) if earlier is not None else None
    )
    card = JudgeCard(
        pack=pack.slug,
        version=pack.version,
        embeddings=embedding_id(embeddings),
        sha256={name: _digest(work / name) for name in (STANCE, ROUTING)},
        claims=len(learnt),
        errors=figures.errors,
        measured=figures.measured,
    )
    _put_in_place(work, out, card)
    return Trained(card, before)


class _BestPass:
    """Keeps the weights of the pass with the greatest macro-F1 on the given pairs in a file."""

    def __init__(self, file: Path, layers: int, pairs: Sequence[JudgedPair]) -> None:
        self._file = file
        self._layers = layers
        self._pairs = pairs
        self._score = -1.0

    def keep(self, model: Any) -> None:
        """Take the model after a pass, if it is the best so far."""
        tried = self._file.with_suffix(".tried")
        save_adapter(model, COLBERT, self._layers, tried)
        score = stance_score(PairModel(lambda: tried, COLBERT), self._pairs)
        if score > self._score:
            self._score = score
            tried.replace(self._file)
        else:
            tried.unlink()


def _split(pack: Pack, claims: Sequence[LabelledClaim]) -> tuple[list[LabelledClaim], list[LabelledClaim]]:
    learnt = [claim for claim in claims if not is_held_out(claim.case)]
    unseen = [claim for claim in claims if is_held_out(claim.case)]
    if len(learnt) < FEWEST or len({claim.case for claim in unseen}) < 2:
        raise InvalidPack(
            f"The course {pack.slug} has too few labelled claims to learn from: {len(learnt)}, and {len(unseen)} "
            "on cases that are kept out to measure on.",
            f"Write {FEWEST} claims or more, on a dozen cases or more.",
        )
    return learnt, unseen


def _learn_routing(pack: Pack, claims: Sequence[LabelledClaim], embeddings: Embeddings, file: Path) -> TenetRouter:
    """The router learnt by logistic regression from the claims that have a tenet."""
    slugs = [tenet.slug for tenet in pack.tenets]
    about = [claim for claim in claims if claim.tenet is not None]
    vectors = meanings(embeddings, [in_context(claim) for claim in about])
    found = LogisticRegression(C=REGULARISATION, max_iter=100).fit(
        hstack([csr_matrix(vectors), _words_of(about)]).tocsr(), [slugs.index(claim.tenet or "") for claim in about]
    )
    weight = np.zeros((len(slugs), vectors.shape[1] + BUCKETS), dtype=np.float32)
    bias = np.full(len(slugs), UNSEEN, dtype=np.float32)
    weight[found.classes_], bias[found.classes_] = _for_each_class(found.coef_), _for_each_class(found.intercept_)
    meaning, words = np.split(weight, [vectors.shape[1]], axis=1)
    save_file(
        {
            "tenets.meaning": np.ascontiguousarray(meaning),
            "tenets.words": words.astype(np.float16),
            "tenets.bias": bias,
        },
        str(file),
    )
    return TenetRouter(pack, embeddings, file)


def _words_of(claims: Sequence[LabelledClaim]) -> Any:
    """A sparse row for each claim, with the weight of its words in their buckets."""
    found = [buckets(in_context(claim)) for claim in claims]
    rows = np.repeat(np.arange(len(found)), [len(own) for own in found])
    columns = [bucket for own in found for bucket in own]
    weights = [word_weight(len(own)) for own in found for _ in own]
    return csr_matrix((np.array(weights, dtype=np.float32), (rows, columns)), shape=(len(found), BUCKETS))


def _for_each_class(learnt: Any) -> Any:
    """Of two classes logistic regression gives the odds of the second alone."""
    return learnt if len(learnt) > 1 else np.concatenate([-learnt / 2, learnt / 2])


UNSEEN = -30.0
"""The score of a tenet that no claim is about."""


def _note_temperature(file: Path, temperature: float) -> None:
    weights = load_file(str(file))
    save_file(weights, str(file), {TEMPERATURE: f"{temperature:.4f}"})


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _put_in_place(work: Path, out: Path, card: JudgeCard) -> None:
    """Move the new files over the old ones; the card last, as it is what makes them a judge."""
    out.mkdir(parents=True, exist_ok=True)
    (out / CARD).unlink(missing_ok=True)
    for name in (STANCE, ROUTING):
        (work / name).replace(out / name)
    (work / CARD).write_text(card.model_dump_json(indent=1) + "\n", encoding="utf-8")
    (work / CARD).replace(out / CARD)
    work.rmdir()
