"""The judge on the command line: a line in, a line out; corrections kept; a course that cannot be trained says why."""

import json
from pathlib import Path

import pytest

from knowledge.judge import RELATIONS, STANCES
from tests.tutor.calls import Tutor, batch, only_line
from tests.tutor.quick_services import MISREADING, STATED, TURNED

TENET = "yeast-makes-gas"


def test_each_pair_is_judged_in_order(tutor: Tutor, tmp_path: Path) -> None:
    lines = [
        {"id": 7, "premise": STATED, "hypothesis": TURNED},
        {"id": "b", "premise": STATED, "hypothesis": "Bread is dear."},
        {"id": "c", "premise": STATED, "hypothesis": MISREADING},
    ]
    ran = tutor("judge", "--batch", batch(tmp_path, *lines))
    assert (ran.status, ran.err) == (0, "")
    assert [(one["id"], one["label"]) for one in ran.lines] == [
        ("7", "contradiction"),
        ("b", "neutral"),
        ("c", "neutral"),
    ]
    assert all(set(one["probabilities"]) == set(RELATIONS) for one in ran.lines)
    assert all(sum(one["probabilities"].values()) == pytest.approx(1, abs=1e-4) for one in ran.lines)


def test_each_claim_is_judged_by_its_tenet(tutor: Tutor, tmp_path: Path) -> None:
    lines = [
        {"id": "a", "tenet": TENET, "before": "", "sentence": TURNED},
        {"id": "b", "tenet": "slow-rise-flavour", "sentence": TURNED},
    ]
    ran = tutor("judge", "--stance", "--batch", batch(tmp_path, *lines))
    assert (ran.status, ran.err) == (0, "")
    assert [(one["id"], one["label"]) for one in ran.lines] == [("a", "contradicts"), ("b", "unrelated")]
    assert all(set(one["probabilities"]) == set(STANCES) for one in ran.lines)


@pytest.mark.parametrize(
    ("line", "arguments", "complaint"),
    [
        ({"id": 1, "premise": "A."}, [], 'line 1: needs "id", "premise" and "hypothesis"'),
        ({"id": 1, "premise": "A.", "hypothesis": 3}, [], 'needs "id", "premise" and "hypothesis"'),
        ({"id": 1, "sentence": "A."}, ["--stance"], 'needs "id", "tenet" and "sentence"'),
        ({"id": 1, "tenet": TENET, "sentence": "A.", "before": 1}, ["--stance"], '"before" and "after" must be text'),
        ({"id": 1, "tenet": "salt", "sentence": "A."}, ["--stance"], "No course has a tenet salt"),
        ("half {", [], "not JSON"),
    ],
)
def test_a_line_that_cannot_be_judged_is_named(
    tutor: Tutor,
    tmp_path: Path,
    line: object,
    arguments: list[str],
    complaint: str,
) -> None:
    ran = tutor("judge", *arguments, "--batch", batch(tmp_path, line))
    assert ran.status == 2
    assert complaint in only_line(ran.err)


def test_a_correction_is_kept_for_the_next_training(tutor: Tutor, tmp_path: Path) -> None:
    ran = tutor("pack", "correct", TURNED, "--tenet", TENET, "--verdict", "contradicts", "--before", "Look closely.")
    assert (ran.status, ran.err) == (0, "")
    (kept,) = (tmp_path / "data" / "corrections").glob("*.jsonl")
    line = json.loads(kept.read_text(encoding="utf-8"))
    assert (line["sentence"], line["verdict"], line["before"]) == (TURNED, "contradicts", "Look closely.")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--verdict", "wrong"], "verdict: "),
        (["--tenet", "salt"], "No course has a tenet salt"),
        (["--voice", "sung"], "voice: "),
    ],
)
def test_a_correction_that_makes_no_sense_is_not_kept(
    tutor: Tutor,
    tmp_path: Path,
    arguments: list[str],
    complaint: str,
) -> None:
    ran = tutor("pack", "correct", TURNED, *arguments)
    assert ran.status == 2
    assert complaint in only_line(ran.err)
    assert not (tmp_path / "data" / "corrections").exists()


def test_a_course_with_too_few_claims_is_not_trained(tutor: Tutor) -> None:
    ran = tutor("pack", "train", "bread")
    assert ran.status == 2
    assert "too few labelled claims" in only_line(ran.err)


def test_a_course_that_is_not_there_is_named_with_those_that_are(tutor: Tutor) -> None:
    ran = tutor("pack", "train", "cake")
    assert ran.status == 2
    assert "There is no course cake" in only_line(ran.err)
