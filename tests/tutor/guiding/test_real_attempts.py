"""Attempts at made-up questions, read by the packaged judge: right ones, half-right ones and ones that deny a point."""

import pytest

from knowledge.judge import LocalEntailment
from tests.tutor.guiding.made_up import answered
from tutor.guiding.attempts import read_attempt
from tutor.guiding.points import points_of

pytestmark = pytest.mark.models

JUDGE = LocalEntailment()

TIDES = (
    "Why are there two high tides a day?",
    "The Moon pulls the water on the near side of the Earth towards itself.",
    "The Earth turns under two bulges of water once a day.",
)
KEYS = (
    "What does a library do with a book that nobody returns?",
    "The library sends the reader a reminder after two weeks.",
    "The reader pays for the book after three months.",
)
BEES = (
    "How do bees keep their hive warm in winter?",
    "The bees gather in a tight cluster around the queen.",
    "They shiver with their flight muscles to make heat.",
)


@pytest.mark.parametrize(
    ("about", "attempt", "states"),
    [
        (TIDES, "The moon attracts the water on the side facing it. The earth rotates below two bulges a day.", "pp"),
        (TIDES, "The Moon pulls the water on the near side of the Earth.", "pm"),
        (TIDES, "The Moon does not pull the water on the near side of the Earth towards itself.", "cm"),
        (KEYS, "After two weeks the library sends a reminder. The reader pays for it after three months.", "pp"),
        (KEYS, "The reader has to pay for the book after three months.", "mp"),
        (KEYS, "The reader never pays for the book.", "mc"),
        (BEES, "The bees form a tight cluster around the queen and shiver with their flight muscles for heat.", "pp"),
        (BEES, "They make heat by shivering with their flight muscles.", "mp"),
        (BEES, "The bees fly away to the south and come back in spring.", "mm"),
    ],
)  # fmt: skip
def test_the_packaged_judge_reads_attempts(about: tuple[str, ...], attempt: str, states: str) -> None:
    asked, *quotes = about
    found = read_attempt(attempt, asked, points_of(answered(*quotes, asked=asked)), JUDGE)
    assert "".join(one.state[0] for one in found.points) == states
