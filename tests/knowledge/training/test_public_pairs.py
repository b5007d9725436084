"""Pairs are drawn from each public set in equal numbers of its labels, and never from a set that is not listed."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from knowledge.judge import RELATIONS
from knowledge.training.public_pairs import SHARES, public_pairs

COUNTS = {
    "scifact": {"entailment": 1000, "neutral": 900, "contradiction": 100},
    "fever": {"entailment": 4000, "contradiction": 4000},
    "lingnli": {"entailment": 50, "neutral": 50, "contradiction": 50},
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pairs") / "train.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for name, labels in COUNTS.items():
            for label, count in labels.items():
                for number in range(count):
                    pair = {"premise": f"{name} {label}", "hypothesis": f"{number}.", "label": label, "set": name}
                    lines.write(json.dumps(pair) + "\n")
        long = {"premise": "word " * 500, "hypothesis": "Long.", "label": "neutral", "set": "scifact"}
        lines.write(json.dumps(long) + "\n")
    return path


def drawn(file: Path, seed: int = 0) -> Counter[tuple[str, str]]:
    return Counter((pair.first.split()[0], RELATIONS[pair.label]) for pair in public_pairs(file, seed))


def test_each_set_gives_its_share_and_its_labels_are_even_as_far_as_they_go(file: Path) -> None:
    counts = drawn(file)
    assert counts["scifact", "contradiction"] == 100
    assert counts["scifact", "entailment"] == counts["scifact", "neutral"] == (SHARES["scifact"] - 100) // 2
    assert counts["fever", "entailment"] == counts["fever", "contradiction"] == SHARES["fever"] // 2


def test_a_set_whose_licence_is_not_settled_is_left_out(file: Path) -> None:
    assert not any(name == "lingnli" for name, _ in drawn(file))


def test_a_pair_keeps_its_label_and_overlong_ones_are_left_out(file: Path) -> None:
    pairs = public_pairs(file, 0)
    assert all(RELATIONS[pair.label] in pair.first for pair in pairs)
    assert not any(pair.second == "Long." for pair in pairs)


def test_the_same_seed_draws_the_same_pairs(file: Path) -> None:
    assert public_pairs(file, 3) == public_pairs(file, 3) != public_pairs(file, 4)
