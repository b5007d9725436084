"""The judge of claims on the annotated essays, sentence by sentence: are errors put above what only looks like one?"""

import time
from collections.abc import Sequence

import numpy as np

from knowledge.embedding import embedding_id
from knowledge.judge import ERRORS, ClaimInContext, tenet_router
from knowledge.judge.trained import ANY_ERROR
from knowledge.training.measuring import Facts, Floats, auroc, precision_and_recall
from tests.benchmarks.data_sets.essays import AnnotatedSentence, annotated_sentences
from tests.benchmarks.measured.stance import Bundled, bundled
from tests.benchmarks.metrics.speed import BOUND_HEADINGS, bounded
from tests.benchmarks.results import Table

ROUTED = 4
"""Tenets that each sentence is judged by: those that it is likeliest about."""

AIM = 0.80
ESSAY_WORDS, ESSAY_SECONDS = 800, 8.0
CURVE = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95)


def essay_claims_tables(_: int | None) -> list[Table]:
    """Errors against decoys and plain sentences, the curve of precision and recall, and the time for an essay."""
    course = bundled()
    found = annotated_sentences()
    scores = error_scores(course, [one.claim for one in found])
    is_flaw = np.array([one.kind == "flaw" for one in found])
    return [_separation(found, scores, is_flaw), _curve(scores, is_flaw, course), _speed(course, found)]


def error_scores(course: Bundled, claims: Sequence[ClaimInContext]) -> Floats:
    """For each claim the greatest probability of an error towards any of the tenets that it may be about."""
    router = tenet_router(course.pack, course.embeddings, embedding_id(course.embeddings))
    routed = router.about(claims, ROUTED)
    judged = course.stance.judge([(tenet, claim) for claim, own in zip(claims, routed, strict=True) for tenet in own])
    errors = [sum(one.probabilities[name] for name in ERRORS) for one in judged]
    return np.array(errors, dtype=np.float32).reshape(len(claims), ROUTED).max(axis=1)


def _separation(found: Sequence[AnnotatedSentence], scores: Floats, is_flaw: Facts) -> Table:
    kinds = np.array([one.kind for one in found])
    rows = [["flaws against all others", f"{auroc(scores, is_flaw):.3f}", f"{AIM:.2f}"]]
    for kind in ("decoy", "plain"):
        some = is_flaw | (kinds == kind)
        rows.append([f"flaws against {kind} sentences", f"{auroc(scores[some], is_flaw[some]):.3f}", ""])
    counts = ", ".join(f"{int((kinds == kind).sum())} {kind}" for kind in ("flaw", "decoy", "plain"))
    return Table("Sentences of the annotated essays", ("", "AUROC", "aim"), rows, f"Sentences: {counts}.")


def _curve(scores: Floats, is_flaw: Facts, course: Bundled) -> Table:
    points = sorted({*CURVE, round(course.card.errors[ANY_ERROR].threshold, 2)})
    rows = []
    for point in points:
        precision, recall = precision_and_recall(scores, is_flaw, point)
        rows.append([f"{point:.2f}", str(int((scores >= point).sum())), f"{precision:.2f}", f"{recall:.2f}"])
    return Table("What naming errors from a probability on would find", ("from", "named", "precision", "recall"), rows)


def _speed(course: Bundled, found: Sequence[AnnotatedSentence]) -> Table:
    claims: list[ClaimInContext] = []
    words = 0
    for one in found:
        if words < ESSAY_WORDS:
            claims.append(one.claim)
            words += len(one.claim.sentence.split())
    error_scores(course, claims[:4])
    started = time.perf_counter()
    error_scores(course, claims)
    row = bounded(
        f"an essay of {words} words, {len(claims)} sentences", time.perf_counter() - started, ESSAY_SECONDS, "s"
    )
    return Table("Speed on an essay", BOUND_HEADINGS, [row])
