"""Would the judge find false premises? Sentences that contradict what a question takes for granted, against answers."""

import json
import random
from collections.abc import Iterator, Sequence

import numpy as np

from knowledge.judge import LocalEntailment
from knowledge.sources import Evidence, Passage, Sentence, Source
from knowledge.training.measuring import Facts, Floats, auroc
from tests.benchmarks.places import PRACTICE
from tests.benchmarks.results import Table
from tutor.chat.premises import correction, taken_for_granted

POINTS = (0.5, 0.6, 0.7, 0.8, 0.9)
HEADINGS = ("", "false premises found", "true premises called false")
NOTE = (
    "Questions of the practice libraries that take something for granted: each with the sentence that is marked as "
    "contradicting it, or with the sentence that answers it. In use: the judge from 0.65 on, where sentence and "
    "question share words; an earlier rule of opposite words found 0.05 and called 0.02 false."
)

Case = tuple[str, str]
"""A question and a sentence."""


def premises_tables(most: int | None) -> list[Table]:
    """How many of `most` false and `most` true premises the rule in use and the judge call false."""
    contradicted, answered = list(_cases("contradicts")), list(_cases("gold"))
    chance = random.Random(0)
    some = [chance.sample(cases, min(most or len(cases), len(cases))) for cases in (contradicted, answered)]
    cases = [*some[0], *some[1]]
    is_false = np.array([True] * len(some[0]) + [False] * len(some[1]))
    probabilities = _contradiction(cases)
    judge = LocalEntailment()
    in_use = np.array([correction(question, [_evidence(text)], judge) is not None for question, text in cases])
    rows = [_row("in use", in_use, is_false)]
    rows += [_row(f"the judge, from {point:.1f}", probabilities >= point, is_false) for point in POINTS]
    sizes = f"{len(some[0])} false premises, {len(some[1])} true ones."
    found = f"AUROC of the judge {auroc(probabilities, is_false):.3f}."
    return [Table("False premises", HEADINGS, rows, f"{NOTE} {sizes} {found}")]


def _cases(mark: str) -> Iterator[Case]:
    for file in sorted(PRACTICE.glob("*/questions.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            asked = json.loads(line)
            is_other = mark == "gold" and asked.get("contradicts")
            if asked.get(mark) and not is_other and not asked["history"] and taken_for_granted(asked["question"]):
                yield asked["question"], asked[mark][0]["quote"]


def _contradiction(cases: Sequence[Case]) -> Floats:
    judged = LocalEntailment().judge([(sentence, taken_for_granted(question) or "") for question, sentence in cases])
    return np.array([one.probabilities["contradiction"] for one in judged], dtype=np.float32)


def _row(name: str, called_false: Facts, is_false: Facts) -> list[str]:
    return [name, f"{called_false[is_false].mean():.2f}", f"{called_false[~is_false].mean():.2f}"]


def _evidence(text: str) -> Evidence:
    source = Source("1", "a.txt", "A", "reference", "txt", "ready", "", len(text), len(text.split()))
    sentence = Sentence("1", 0, 0, 0, len(text), text)
    return Evidence(source, Passage("1", 0, 0, len(text), text), sentence, 1.0)
