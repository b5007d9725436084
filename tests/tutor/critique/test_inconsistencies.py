"""Two sentences clash where both are the writer's own, speak for the same holder and deny each other surely."""

import pytest

from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.tutor.critique.scripted_critic import essay, judged
from tutor.critique.inconsistencies import MOST, Inconsistency, inconsistencies

ONE = "The water of the bay never rises above the oldest stone of the pier."
TWO = "The water of the bay often rises above the oldest stone of the pier."


def _found(one: str, two: str, there: float = 0.99, back: float = 0.99) -> tuple[Inconsistency, ...]:
    known = {(one, two): ("contradiction", there), (two, one): ("contradiction", back)}
    return inconsistencies(*judged(essay(one, two), {}), ScriptedEntailment(known))


def test_two_sentences_that_deny_each_other_are_named_the_later_one_first() -> None:
    (found,) = _found(ONE, TWO)
    assert (found.unit.text, found.other.text) == (TWO, ONE)
    assert found.confidence == pytest.approx(0.99)


@pytest.mark.parametrize(("there", "back"), [(0.99, 0.5), (0.5, 0.99), (0.9, 0.9)])
def test_each_must_deny_the_other_surely(there: float, back: float) -> None:
    assert _found(ONE, TWO, there, back) == ()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (f"Lunarists hold that {ONE[0].lower()}{ONE[1:]}", TWO),
        (f"Lunarists hold that {ONE[0].lower()}{ONE[1:]}", f"Windists hold that {TWO[0].lower()}{TWO[1:]}"),
        (f"Critics object that {ONE[0].lower()}{ONE[1:]}", TWO),
        (f"It is wrong to say that {ONE[0].lower()}{ONE[1:]}", TWO),
        (ONE, "Does the water of the bay rise above the oldest stone of the pier?"),
        (ONE, "Dogs may bark."),
    ],
)
def test_views_of_several_people_do_not_clash(one: str, two: str) -> None:
    assert _found(one, two) == ()


def test_sentences_for_the_same_holder_do_clash() -> None:
    one, two = (f"Lunarists hold that {text[0].lower()}{text[1:]}" for text in (ONE, TWO))
    assert len(_found(one, two)) == 1


def test_only_sentences_that_share_words_are_read_and_few_are_named() -> None:
    clashing = [
        f"The water of the bay {verb} above the oldest stone of the pier." for verb in "rises falls leaps".split()
    ]
    pairs = {(one, two): ("contradiction", 0.97) for one in clashing for two in clashing if one != two}
    judge = ScriptedEntailment(pairs)
    found = inconsistencies(*judged(essay(*clashing, "Dogs may bark."), {}), judge)
    assert len(found) == MOST
    assert not any("Dogs may bark." in pair for pair in judge.asked)


def test_an_essay_without_claims_has_no_clash() -> None:
    assert inconsistencies((), {}, ScriptedEntailment({})) == ()
