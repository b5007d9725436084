"""Sentence pairs that people judged, from public sets whose licences allow weights trained on them to be shipped."""

import gzip
import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.judge.entailment import RELATIONS
from knowledge.training.judging import JudgedPair

LONGEST = 600
"""Characters of a pair; the few longer ones cost more time than they teach."""

SHARES: Mapping[str, int] = {
    "mnli_hw": 20000,
    "mnli_llmsknow": 10000,
    "cad_snli": 8300,
    "newprotocols": 6000,
    "fever": 5000,
    "semiauto_wiki": 2500,
    "wikifactcheck_refuted": 2000,
    "scifact": 1600,
    "conjnli": 1500,
    "scientsbank": 1000,
    "folio": 400,
    "help": 400,
}
"""How many pairs are drawn of each set; of its labels as equal numbers as there are."""


def public_pairs(file: Path, seed: int) -> list[JudgedPair]:
    """The pairs drawn from lines of `{"premise", "hypothesis", "label", "set"}`, in random order."""
    chance = random.Random(seed)
    by_set: dict[str, dict[str, list[JudgedPair]]] = {name: {label: [] for label in RELATIONS} for name in SHARES}
    for one in judged_lines(file):
        if one["set"] in by_set and len(one["premise"]) + len(one["hypothesis"]) <= LONGEST:
            pair = JudgedPair(one["premise"], one["hypothesis"], RELATIONS.index(one["label"]))
            by_set[one["set"]][one["label"]].append(pair)
    drawn = [pair for name, share in SHARES.items() for pair in _drawn(by_set[name], share, chance)]
    chance.shuffle(drawn)
    return drawn


def judged_lines(file: Path) -> Iterator[dict[str, str]]:
    """The objects of a compressed file of JSON lines."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _drawn(by_label: Mapping[str, list[JudgedPair]], share: int, chance: random.Random) -> list[JudgedPair]:
    """Equal numbers of each label; what a rare one lacks is made up by the others."""
    drawn: list[JudgedPair] = []
    rarest_first = sorted((pairs for pairs in by_label.values() if pairs), key=len)
    for waiting, pairs in zip(range(len(rarest_first), 0, -1), rarest_first, strict=True):
        drawn += chance.sample(pairs, min(len(pairs), (share - len(drawn)) // waiting))
    return drawn
