"""The judge of claims on cases of no training, beside entailment alone and similarity alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import f1_score

from knowledge.embedding import LocalEmbeddings, embedding_id
from knowledge.judge import ERRORS, STANCES, LocalEntailment, judge_card, stance_judge, tenet_router
from knowledge.judge.fallback import EntailmentStance
from knowledge.judge.pair_model import Probabilities
from knowledge.judge.routing import meanings
from knowledge.judge.stance import ClaimInContext, Stance, tenet_text
from knowledge.judge.trained import ANY_ERROR, JudgeCard, judge_folder
from knowledge.packs import LabelledClaim, Pack, Tenet, bundled_packs, is_held_out, load_claims, load_pack
from knowledge.training.measuring import (
    Labels,
    accuracy,
    auroc,
    calibration_error,
    columns,
    macro_f1,
    precision_and_recall,
    reliability,
)
from knowledge.training.packs import SEED
from knowledge.training.stance import in_context, labelled_claims
from knowledge.training.stance_figures import PRECISION, best_recall, halves
from tests.benchmarks.places import Skipped
from tests.benchmarks.results import Table

OWN_ERRORS = [STANCES.index(one) for one in ERRORS]


@dataclass(frozen=True, slots=True)
class Bundled:
    """The bundled course with its judge."""

    pack: Pack
    card: JudgeCard
    stance: Stance
    embeddings: LocalEmbeddings


def bundled() -> Bundled:
    """The first course that brings a judge of its own; raises Skipped where none does."""
    for folder in bundled_packs().values():
        pack = load_pack(folder)
        found = judge_folder(pack)
        if found is not None:
            return Bundled(pack, judge_card(found), stance_judge(pack), LocalEmbeddings())
    raise Skipped("no course brings a judge")


def stance_tables(_: int | None) -> list[Table]:
    """The figures on the half of the unseen cases that set nothing."""
    course = bundled()
    unseen = halves([claim for claim in load_claims(course.pack) if is_held_out(claim.case)])[1]
    router = tenet_router(course.pack, course.embeddings, embedding_id(course.embeddings))
    shown = labelled_claims(course.pack, unseen, router, SEED)
    labels = np.array([STANCES.index(one.stance) for one in shown], dtype=np.int64)
    asked = [(one.tenet, in_context(one.claim)) for one in shown]
    learnt = _probabilities(course.stance, asked)
    alone = _probabilities(EntailmentStance(course.pack, LocalEntailment()), asked)
    return [
        _overall(learnt, alone, labels, _similarity(course, asked)),
        _by_stance(learnt, labels, course.card),
        _by_tenet(learnt, labels, [one.claim for one in shown], course),
        _curve(learnt, labels),
    ]


def _probabilities(judge: Stance, asked: Sequence[tuple[Tenet, ClaimInContext]]) -> Probabilities:
    return np.array([[one.probabilities[name] for name in STANCES] for one in judge.judge(asked)], dtype=np.float32)


def _similarity(course: Bundled, asked: Sequence[tuple[Tenet, ClaimInContext]]) -> Probabilities:
    """How unlike its tenet a claim is: all that similarity could say of its being an error."""
    claims = meanings(course.embeddings, [claim for _, claim in asked])
    tenets = np.array(course.embeddings.embed_documents([tenet_text(course.pack, tenet) for tenet, _ in asked]))
    return np.asarray(-np.sum(claims * tenets, axis=1), dtype=np.float32)


def _overall(learnt: Probabilities, alone: Probabilities, labels: Labels, unlike: Probabilities) -> Table:
    commonest = np.bincount(labels, minlength=len(STANCES)).argmax()
    constant = np.tile(np.eye(len(STANCES), dtype=np.float32)[commonest], (len(labels), 1))
    rows = [
        [name, *(f"{measure(one, labels):.3f}" for one in (learnt, alone, constant)), aim]
        for name, measure, aim in MEASURES
    ]
    is_error = np.isin(labels, OWN_ERRORS)
    note = (
        f"{len(labels)} claims beside tenets, {int(is_error.sum())} of them errors. Unlikeness to the tenet alone "
        f"tells errors with AUROC {auroc(unlike, is_error):.3f}. Before this project's judge, all-MiniLM-L6 trained on "
        "1,800 claims reached AUROC 0.73 on unseen cases of its own."
    )
    return Table(
        "Claims about cases of no training", ("", "the judge", "entailment alone", "commonest label", "aim"), rows, note
    )


def _error_auroc(probabilities: Probabilities, labels: Labels) -> float:
    return auroc(columns(probabilities, OWN_ERRORS), np.isin(labels, OWN_ERRORS))


def _error_recall(probabilities: Probabilities, labels: Labels) -> float:
    return best_recall(columns(probabilities, OWN_ERRORS), np.isin(labels, OWN_ERRORS))


MEASURES: Sequence[tuple[str, Callable[[Probabilities, Labels], float], str]] = (
    ("macro-F1 of the six stances", macro_f1, "0.75"),
    ("accuracy", accuracy, ""),
    ("error against no error, AUROC", _error_auroc, "0.90"),
    (f"recall of errors at precision {PRECISION}", _error_recall, "0.60"),
    ("expected calibration error", calibration_error, ""),
)


def _by_stance(learnt: Probabilities, labels: Labels, card: JudgeCard) -> Table:
    scores = f1_score(labels, learnt.argmax(1), labels=range(len(STANCES)), average=None, zero_division=0)
    rows = []
    for index, name in enumerate(STANCES):
        point = card.errors.get(name)
        at = precision_and_recall(learnt[:, index], labels == index, point.threshold) if point else None
        rows.append(
            [name, str(int((labels == index).sum())), f"{scores[index]:.3f}"]
            + ([f"{point.threshold:.2f}", f"{at[0]:.2f}", f"{at[1]:.2f}"] if point and at else ["", "", ""])
        )
    point = card.errors[ANY_ERROR]
    at = precision_and_recall(columns(learnt, OWN_ERRORS), np.isin(labels, OWN_ERRORS), point.threshold)
    rows.append(
        [
            "any error",
            str(int(np.isin(labels, OWN_ERRORS).sum())),
            "",
            f"{point.threshold:.2f}",
            f"{at[0]:.2f}",
            f"{at[1]:.2f}",
        ]
    )
    note = "Thresholds were set for a precision of 0.90 on the other half of the unseen cases."
    return Table("Each stance", ("stance", "claims", "F1", "named from", "precision there", "recall there"), rows, note)


def _by_tenet(learnt: Probabilities, labels: Labels, claims: Sequence[LabelledClaim], course: Bundled) -> Table:
    threshold = course.card.errors[ANY_ERROR].threshold
    scores, is_error = columns(learnt, OWN_ERRORS), np.isin(labels, OWN_ERRORS)
    rows = []
    for tenet in course.pack.tenets:
        own = np.array([claim.tenet == tenet.slug for claim in claims])
        precision, recall = precision_and_recall(scores[own], is_error[own], threshold)
        rows.append(
            [
                tenet.slug,
                str(int(own.sum())),
                f"{auroc(scores[own], is_error[own]):.2f}",
                f"{precision:.2f}",
                f"{recall:.2f}",
            ]
        )
    headings = ("tenet", "claims", "AUROC", "precision", "recall")
    return Table("Errors by tenet, at the operating point of any error", headings, rows)


def _curve(learnt: Probabilities, labels: Labels) -> Table:
    rows = [[f"{share:.2f}", f"{sure:.2f}", f"{right:.2f}"] for share, sure, right in reliability(learnt, labels)]
    return Table("Reliability", ("share of the claims", "mean confidence", "right"), rows)
