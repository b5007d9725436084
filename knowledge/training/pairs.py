"""Pairs of a question and a sentence, with whether the sentence answers it."""

import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.embedding import LocalEmbeddings
from knowledge.fusion import fused
from knowledge.readers import read
from knowledge.segmentation import segment
from knowledge.sources import Sentence
from knowledge.words import content_words, stem

HARD = 10
"""Sentences that search finds first are the hardest to tell from answers; so many are drawn from."""

SAME_PLACE = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """`weight` is below 1 where nobody read the sentence and it may answer after all."""

    question: str
    text: str
    answers: bool
    weight: float
    group: int


def course_pairs(questions: Iterable[Path], course: Path, seed: int) -> list[Pair]:
    """Pairs from files of questions over the Markdown documents of a course.

    A question gives up to two sentences that answer it, two that look as if they did, and one or two of those
    that search finds first.
    """
    sentences = [one for path in sorted(course.glob("*.md")) for one in _sentences(path)]
    by_source: dict[str, list[int]] = {}
    for index, one in enumerate(sentences):
        by_source.setdefault(one.source_id, []).append(index)
    asked = [json.loads(line) for path in sorted(questions) for line in path.read_text().splitlines() if line.strip()]
    found = _searched([_alone(one) for one in asked], sentences)
    chance = random.Random(seed)
    pairs: list[Pair] = []
    for group, (one, hits) in enumerate(zip(asked, found, strict=True)):
        gold = _marked(one.get("gold", []), sentences, by_source)
        near = _marked(one.get("near", []), sentences, by_source)
        right = gold if one["answerable"] else set()
        close = (near | gold) - right
        if one["answerable"] and not right:
            continue
        others = [index for index in hits if index not in right | close]
        drawn = others[:1] + chance.sample(others[1:HARD], min(1 if close else 2, len(others[1:HARD])))
        unread = 0.6 if one["answerable"] else 1.0
        for indices, answers, weight in (
            (_some(sorted(right), chance), True, 1.0),
            (_some(sorted(close), chance), False, 1.0),
            (drawn, False, unread),
        ):
            texts = (_reading_text(sentences[index]) for index in indices)
            pairs += [Pair(_alone(one), text, answers, weight, group) for text in texts]
    return pairs


def _sentences(path: Path) -> list[Sentence]:
    _, found = segment(read(path), path.name)
    return [one for one in found if not (one.heading and one.heading[-1] == "References")]


def _alone(asked: dict[str, object]) -> str:
    history = asked.get("history") or []
    earlier = " ".join(history) if isinstance(history, list) else ""
    return f"{earlier} {asked['question']}".strip()


def _marked(
    marks: Sequence[dict[str, str]], sentences: Sequence[Sentence], by_source: dict[str, list[int]]
) -> set[int]:
    """The sentences that stand at the places marked."""
    return {
        index
        for mark in marks
        for index in by_source.get(mark["source"], [])
        if _same_place(mark["quote"], sentences[index].text)
    }


def _same_place(quote: str, text: str) -> bool:
    """Whether half of the shorter text's runs of four words stand in the longer one."""
    short, long = sorted((re.findall(r"\w+", quote.lower()), re.findall(r"\w+", text.lower())), key=len)
    runs = {tuple(long[i : i + 4]) for i in range(len(long) - 3)}
    own = [tuple(short[i : i + 4]) for i in range(len(short) - 3)]
    return sum(run in runs for run in own) / len(own) >= SAME_PLACE if own else " ".join(short) in " ".join(long)


def _searched(questions: Sequence[str], sentences: Sequence[Sentence]) -> list[list[int]]:
    """For each question the indices of the sentences nearest in words and meaning, best first."""
    model = LocalEmbeddings()
    rows = np.asarray(model.embed_documents([one.text for one in sentences]))
    stems = [{stem(word) for word in content_words(one.text)} for one in sentences]
    result = []
    for question in questions:
        asked = {stem(word) for word in content_words(question)}
        by_words = {index: float(len(asked & own)) for index, own in enumerate(stems)}
        by_meaning = dict(enumerate((rows @ np.asarray(model.embed_query(question))).tolist()))
        scores = fused({"words": by_words, "meaning": by_meaning}, {"words": 0.3, "meaning": 0.7})
        result.append(sorted(scores, key=lambda index: -scores[index])[:24])
    return result


def _some(indices: Sequence[int], chance: random.Random) -> list[int]:
    return chance.sample(indices, min(2, len(indices)))


def _reading_text(sentence: Sentence) -> str:
    return f"{sentence.heading[-1]}: {sentence.text}" if sentence.heading else sentence.text
