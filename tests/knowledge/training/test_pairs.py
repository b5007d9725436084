"""Pairs are drawn of what answers, of what looks as if it did, and of what the finder puts first."""

from collections.abc import Sequence

import pytest

from knowledge.late_interaction import LateInteraction
from knowledge.training.pairs import HARD, Pair, drawn_pairs
from knowledge.training.practice import PracticeQuestion, PracticeSet

TEXTS = tuple(f"Sentence {number}." for number in range(40))


class ScriptedFinder(LateInteraction):
    """Puts the texts in the order in which they stand; has no time for those named. Remembers what it read."""

    def __init__(self, unread: Sequence[str] = ()) -> None:
        self.unread = unread
        self.readings: list[tuple[str, tuple[str, ...]]] = []

    def score(self, query: str, texts: Sequence[str], *, seconds: float | None = None) -> list[float | None]:
        self.readings.append((query, tuple(texts)))
        return [None if text in self.unread else 1 - place / len(texts) for place, text in enumerate(texts)]


def asked(
    text: str = "Why?", *, right: Sequence[int] = (), near: Sequence[int] = (), eligible: Sequence[int] = range(20)
) -> PracticeQuestion:
    return PracticeQuestion(text, bool(right), frozenset(right), frozenset(near), tuple(eligible))


def drawn(*questions: PracticeQuestion, finder: ScriptedFinder | None = None, seed: int = 0) -> list[Pair]:
    return drawn_pairs([PracticeSet(TEXTS, questions)], finder or ScriptedFinder(), seed)


def numbers(pairs: Sequence[Pair]) -> list[int]:
    return [TEXTS.index(pair.text) for pair in pairs]


def test_two_of_each_are_drawn_and_with_them_what_comes_first() -> None:
    pairs = drawn(asked(right=[12, 13, 14], near=[15, 16, 17]))
    right, near, hard = pairs[:2], pairs[2:4], pairs[4:]
    assert all(pair.answers and pair.weight == 1 for pair in right)
    assert set(numbers(right)) < {12, 13, 14}
    assert not any(pair.answers for pair in near)
    assert set(numbers(near)) < {15, 16, 17} and {pair.weight for pair in near} == {1.0}
    assert len(hard) == 2 and not any(pair.answers for pair in hard)
    assert numbers(hard)[0] == 0 and 1 <= numbers(hard)[1] < HARD
    assert len({pair.text for pair in pairs}) == len(pairs) == 6


@pytest.mark.parametrize(("right", "weight"), [([12], 0.6), ([], 1.0)], ids=["answerable", "nothing answers"])
def test_what_nobody_read_weighs_less_where_something_answers(right: list[int], weight: float) -> None:
    hard = [pair for pair in drawn(asked(right=right)) if not pair.answers]
    assert [pair.weight for pair in hard] == [weight] * 4


def test_what_is_marked_is_not_drawn_as_something_that_comes_first() -> None:
    pairs = drawn(asked(right=[0, 1], near=[2, 3]))
    assert numbers(pairs)[4] == 4
    assert len(set(numbers(pairs))) == 6


def test_only_what_may_answer_is_read_and_drawn() -> None:
    finder = ScriptedFinder()
    pairs = drawn(asked("Which?", right=[31], eligible=[30, 31, 32]), finder=finder)
    assert finder.readings == [("Which?", (TEXTS[30], TEXTS[31], TEXTS[32]))]
    assert sorted(numbers(pairs)) == [30, 31, 32]


def test_a_sentence_for_which_there_was_no_time_comes_last() -> None:
    pairs = drawn(asked(right=[12], eligible=[10, 11, 12]), finder=ScriptedFinder([TEXTS[10]]))
    assert numbers(pairs) == [12, 11, 10]


def test_each_question_is_a_group_across_all_sets() -> None:
    sets = [PracticeSet(TEXTS, (asked("a", right=[1]), asked("b"))), PracticeSet(TEXTS, (asked("c"),))]
    pairs = drawn_pairs(sets, ScriptedFinder(), 0)
    assert {(pair.question, pair.group) for pair in pairs} == {("a", 0), ("b", 1), ("c", 2)}


def test_the_same_seed_draws_the_same_and_another_something_else() -> None:
    questions = [asked(f"{number}", right=[1, 2, 3], near=[5, 6, 7]) for number in range(10)]
    assert drawn(*questions, seed=1) == drawn(*questions, seed=1) != drawn(*questions, seed=2)
