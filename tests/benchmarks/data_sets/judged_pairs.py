"""Public sentence pairs that people judged and no training saw, by set."""

import random
from dataclasses import dataclass

from knowledge.judge import RELATIONS
from knowledge.training.public_pairs import judged_lines, public_pairs
from tests.benchmarks.places import SHARED, needed

PAIRS = SHARED / "data" / "nli"
SETS = {
    "MultiNLI": ("mnli_hw", "mnli_llmsknow"),
    "SNLI": ("snli_devtest",),
    "SNLI, counterfactual": ("cad_snli",),
    "SciFact": ("scifact",),
    "FEVER symmetric": ("fever_symmetric",),
    "FEVER": ("fever",),
    "Wikipedia pairs (new protocols)": ("newprotocols",),
    "ConjNLI": ("conjnli",),
    "FOLIO": ("folio",),
}


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """Premises, hypotheses and the numbers of their relations."""

    name: str
    pairs: list[tuple[str, str]]
    labels: list[int]


def unseen_pairs(most: int | None) -> list[JudgedPairs]:
    """The sets, each of at most so many pairs drawn at random."""
    return [_drawn(name, members, most) for name, members in SETS.items()]


def hypotheses_to_learn_from() -> JudgedPairs:
    """The pairs that the judge was trained on, for the baseline that sees hypotheses alone."""
    needed(PAIRS)
    drawn = public_pairs(PAIRS / "train.jsonl.gz", 0)
    return JudgedPairs("training", [(one.first, one.second) for one in drawn], [one.label for one in drawn])


def _drawn(name: str, members: tuple[str, ...], most: int | None) -> JudgedPairs:
    needed(PAIRS)
    lines = [one for one in judged_lines(PAIRS / "dev.jsonl.gz") if one["set"] in members]
    chosen = lines if most is None or len(lines) <= most else random.Random(0).sample(lines, most)
    pairs = [(one["premise"], one["hypothesis"]) for one in chosen]
    return JudgedPairs(name, pairs, [RELATIONS.index(one["label"]) for one in chosen])
