"""The values that every retrieval data set gives: files, and questions with the places that answer them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A run of characters `[start, end)` of a file; `end` None means the whole file."""

    file_name: str
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """A question and every place that counts as right."""

    id: str
    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class SearchSet:
    """Files to index and questions to ask; all peers get the same."""

    files: Sequence[Path]
    questions: Sequence[SearchQuestion]


def sampled(questions: Sequence[SearchQuestion], size: int | None) -> list[SearchQuestion]:
    """The same `size` questions at every run, in their own order; all when None."""
    if size is None or size >= len(questions):
        return list(questions)
    chosen = set(random.Random(SEED).sample(range(len(questions)), size))
    return [question for number, question in enumerate(questions) if number in chosen]
