"""The practice libraries say what they are taken to say: every mark stands word for word in its document."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.words import FUNCTION_WORDS, words

PRACTICE = Path(__file__).parent / "benchmarks" / "practice"
FOLDERS = sorted(path.parent for path in PRACTICE.glob("*/questions.jsonl"))
ALIKE = 0.6
"""Share of the telling words of two questions that both hold, from which they count as nearly the same."""

DOCUMENTS = ("article.txt", "guide.txt", "essay.txt")


def squashed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_sentence_that_is_marked_stands_in_the_document_that_is_named(folder: Path) -> None:
    texts = {name: squashed((folder / name).read_text(encoding="utf-8")) for name in DOCUMENTS}
    asked = [json.loads(line) for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({one["id"] for one in asked}) == len(asked) > 100
    for one in asked:
        assert bool(one["gold"]) == one["answerable"], one["id"]
        for mark in [*one["gold"], *one["near"], *one.get("contradicts", [])]:
            assert squashed(mark["quote"]) in texts[mark["source"]], one["id"]


def test_no_two_questions_of_a_library_are_the_same() -> None:
    assert FOLDERS
    for folder in FOLDERS:
        asked = [json.loads(line) for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
        assert len({(one["question"].lower(), *one["history"]) for one in asked}) == len(asked), folder.name


def test_no_question_to_train_or_fit_on_is_nearly_one_of_those_that_figures_are_reported_on(
    shared: Callable[[str], Path],
) -> None:
    reported = asked_in(shared("gold/questions.jsonl"))
    ours = [*PRACTICE.glob("*/questions.jsonl"), *(PRACTICE.parent / "questions").glob("*.jsonl")]
    alike = [
        (path.parent.name, question, other)
        for path in ours
        for question in asked_in(path)
        for other in reported
        if len(question & other) >= ALIKE * len(question | other)
    ]
    assert alike == []


def asked_in(path: Path) -> set[frozenset[str]]:
    """The telling words of each question of a file and of those asked before it."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = [" ".join([*one["history"], one["question"]]).lower() for one in lines]
    found = (frozenset(word for word in words(text) if word not in FUNCTION_WORDS) for text in texts)
    return {one for one in found if one}
