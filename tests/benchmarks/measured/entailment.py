"""The judge of entailment on public pairs, beside baselines that read less than it does, and its speed."""

from collections import Counter
from functools import cache

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from knowledge.embedding import LocalEmbeddings
from knowledge.judge import RELATIONS, LocalEntailment
from knowledge.training.measuring import Floats, accuracy, auroc, calibration_error
from tests.benchmarks.data_sets.judged_pairs import JudgedPairs, hypotheses_to_learn_from, unseen_pairs
from tests.benchmarks.metrics.speed import BOUND_HEADINGS, bounded
from tests.benchmarks.metrics.timing import milliseconds
from tests.benchmarks.results import Table

AIMS = {"MultiNLI": 0.78, "SNLI": 0.78, "SciFact": 0.68, "FEVER symmetric": 0.85}
FIRST_TRY = {"MultiNLI": 0.65, "FEVER": 0.91}
"""What all-MiniLM-L6 reached after one pass over 60,000 public pairs, measured before this project's judge."""

PAIRS_SECONDS = 3.0
HEADINGS = (
    "set",
    "pairs",
    "accuracy",
    "aim",
    "contradiction AUROC",
    "calibration error",
    "majority",
    "hypothesis alone",
    "similarity alone",
    "first try",
)


def entailment_tables(most: int | None) -> list[Table]:
    """Three-way accuracy on each set of at most `most` pairs, and the time for 100 pairs."""
    judge = LocalEntailment()
    sets = unseen_pairs(most)
    rows = [_row(judge, one) for one in sets]
    hundred = sets[0].pairs[:100]
    judge.judge(hundred[:8])
    seconds = milliseconds(lambda: judge.judge(hundred)) / 1000
    return [
        Table("Entailment of sentences by passages, pairs of no training", HEADINGS, rows, NOTE),
        Table("Speed of the judge", BOUND_HEADINGS, [bounded("100 pairs of MultiNLI", seconds, PAIRS_SECONDS, "s")]),
    ]


NOTE = (
    "Accuracy is of the likeliest of three labels, also on sets that hold only two of them. Similarity alone: logistic "
    "regression on the cosine of the packaged embeddings, fitted on the training pairs, as is that of the words of the "
    "hypothesis alone."
)


def _row(judge: LocalEntailment, one: JudgedPairs) -> list[str]:
    labels = np.array(one.labels)
    probabilities = _probabilities(judge, one)
    aim = AIMS.get(one.name)
    return [
        one.name,
        str(len(labels)),
        f"{accuracy(probabilities, labels):.3f}",
        f"{aim:.2f}" if aim else "",
        f"{auroc(probabilities[:, 2], labels == RELATIONS.index('contradiction')):.3f}",
        f"{calibration_error(probabilities, labels):.3f}",
        f"{max(Counter(one.labels).values()) / len(labels):.2f}",
        f"{(_by_hypothesis().predict([second for _, second in one.pairs]) == labels).mean():.2f}",
        f"{(_by_similarity().predict(_cosines(one.pairs)) == labels).mean():.2f}",
        f"{FIRST_TRY[one.name]:.2f}" if one.name in FIRST_TRY else "",
    ]


def _probabilities(judge: LocalEntailment, one: JudgedPairs) -> Floats:
    judged = judge.judge(one.pairs)
    return np.array([[found.probabilities[relation] for relation in RELATIONS] for found in judged], dtype=np.float32)


@cache
def _by_hypothesis() -> Pipeline:
    learnt = hypotheses_to_learn_from()
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=2), LogisticRegression(max_iter=300))
    return model.fit([second for _, second in learnt.pairs], learnt.labels)


@cache
def _by_similarity() -> LogisticRegression:
    learnt = hypotheses_to_learn_from()
    return LogisticRegression().fit(_cosines(learnt.pairs[:4000]), learnt.labels[:4000])


def _cosines(pairs: list[tuple[str, str]]) -> Floats:
    first, second = (_EMBEDDINGS.embed_documents([pair[side] for pair in pairs]) for side in (0, 1))
    return np.sum(np.asarray(first, np.float32) * np.asarray(second, np.float32), axis=1, keepdims=True)


_EMBEDDINGS = LocalEmbeddings()
