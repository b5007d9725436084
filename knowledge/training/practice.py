"""Practice: small sets of documents, with questions and the sentences that answer them."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.readers import read
from knowledge.segmentation import segment
from knowledge.sources import Sentence

DOCUMENTS = (".md", ".txt")
SAME_PLACE = 0.5


@dataclass(frozen=True, slots=True)
class PracticeQuestion:
    """A question; `right` and `near` are indices of sentences that answer it and that only look as if they did.

    `eligible` are those that the tutor would look at: an essay's for a question about it, else the references'.
    """

    text: str
    answerable: bool
    right: frozenset[int]
    near: frozenset[int]
    eligible: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PracticeSet:
    """The sentences of some documents, as the models read them, and questions over them."""

    texts: tuple[str, ...]
    questions: tuple[PracticeQuestion, ...]


def practice_sets(libraries: Iterable[Path], course: Path, course_questions: Sequence[Path]) -> list[PracticeSet]:
    """One set for each folder with documents and `questions.jsonl`, and one for the course with each of its files."""
    folders = [(folder, folder / "questions.jsonl") for folder in libraries]
    return [
        _practice(folder, questions) for folder, questions in [*folders, *((course, one) for one in course_questions)]
    ]


def _practice(folder: Path, questions: Path) -> PracticeSet:
    paths = sorted(path for path in folder.iterdir() if path.suffix in DOCUMENTS)
    sentences = [one for path in paths for one in _sentences(path)]
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = (_question(one, sentences) for one in asked if one["kind"] != "un_role")
    kept = tuple(one for one in found if one.right or not one.answerable)
    return PracticeSet(tuple(_reading_text(one) for one in sentences), kept)


def _sentences(path: Path) -> list[Sentence]:
    _, found = segment(read(path), path.name)
    return [one for one in found if not (one.heading and one.heading[-1] == "References")]


def _question(asked: dict[str, Any], sentences: Sequence[Sentence]) -> PracticeQuestion:
    text = " ".join([*(asked.get("history") or []), str(asked["question"])])
    essay = "essay" in text.lower()
    eligible = tuple(i for i, one in enumerate(sentences) if ("essay" in one.source_id) == essay)
    answerable = bool(asked["answerable"])
    gold = _marked(asked.get("gold"), sentences)
    close = _marked(asked.get("near"), sentences) | _marked(asked.get("contradicts"), sentences)
    right = gold & frozenset(eligible) if answerable else frozenset()
    return PracticeQuestion(text, answerable, right, (close | gold) - gold if answerable else close | gold, eligible)


def _marked(marks: Sequence[Mapping[str, str]] | None, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The sentences that stand at the places marked."""
    return frozenset(
        index
        for mark in marks or ()
        for index, one in enumerate(sentences)
        if one.source_id == mark["source"] and same_place(mark["quote"], one.text)
    )


def same_place(quote: str, text: str, run_words: int = 4) -> bool:
    """Whether half of the shorter text's runs of so many words stand in the longer one."""
    short, long = sorted((re.findall(r"\w+", quote.lower()), re.findall(r"\w+", text.lower())), key=len)
    runs = {tuple(long[i : i + run_words]) for i in range(len(long) - run_words + 1)}
    own = [tuple(short[i : i + run_words]) for i in range(len(short) - run_words + 1)]
    return sum(run in runs for run in own) / len(own) >= SAME_PLACE if own else " ".join(short) in " ".join(long)


def _reading_text(sentence: Sentence) -> str:
    return f"{sentence.heading[-1]}: {sentence.text}" if sentence.heading else sentence.text
