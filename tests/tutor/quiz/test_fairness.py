"""A set of questions stays fair: none alike, true and false balanced, and no blind strategy that pays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tutor.quiz.gate.sound_items import choice, short, statement
from tests.tutor.quiz.made_up_questions import SINGLE
from tutor.quiz.fairness import FIRST, LUCK, MOST_TRUE, Fairness, blind_odds

LONG_KEY = choice("Who is it?", "+Long enough to see", "Short", "Small", "Wee")
EVEN = choice("Who is it?", "+Short", "Large", "Small", "Green")
SHORT_KEY = choice("Who is it?", "+Wee", "Long enough to see", "Shorter", "Small")
TWO_LONGEST = choice("Who is it?", "+Large", "Small", "Red", "Wee")


@pytest.mark.parametrize(("question", "longest"), [(LONG_KEY, 1.0), (EVEN, 0.25), (SHORT_KEY, 0.0), (TWO_LONGEST, 0.5)])
def test_the_longest_option_is_the_key_as_often_as_its_ties_allow(question, longest: float) -> None:
    assert blind_odds(question)[0] == longest


@pytest.mark.parametrize(
    ("key", "expected"), [("Salted water", 1.0), ("Plain water", 0.0)], ids=["key echoes", "key does not"]
)
def test_the_option_with_most_words_of_the_stem_is_found(key: str, expected: float) -> None:
    other = "Plain water" if key == "Salted water" else "Salted flour"
    question = choice("What do salted doughs need?", f"+{key}", other, "Fresh milk", "Warm oil")
    assert blind_odds(question)[1] == expected


def test_the_same_question_in_nearly_the_same_words_repeats() -> None:
    fairness = Fairness()
    fairness.add(SINGLE)
    assert fairness.repeats(SINGLE.model_copy(update={"stem": "What does yeast make out of sugar?", "answer": "Gas"}))
    assert not fairness.repeats(SINGLE.model_copy(update={"stem": "Which gas lifts a loaf?", "answer": "Gas"}))


def test_a_key_comes_once_whatever_its_case_but_true_and_false_come_again() -> None:
    fairness = Fairness()
    fairness.add(SINGLE)
    assert fairness.repeats(SINGLE.model_copy(update={"stem": "Which gas lifts a loaf?", "answer": "CARBON DIOXIDE"}))
    fairness.add(statement("Salt slows yeast.", True))
    assert not fairness.repeats(statement("Gluten holds the gas in.", True))


@pytest.mark.parametrize(
    ("stem", "key", "gives_away"),
    [
        pytest.param("Why does a loaf rise with carbon dioxide?", "A warm oven", True, id="the stem names a key"),
        pytest.param("Which living thing makes the gas?", "Yeast", True, id="a stem names this key"),
        pytest.param("Which living thing makes the gas?", "Yeasts", True, id="in another form"),
        pytest.param("Which gas is not carbon?", "Oxygen", False, id="half of a key is none"),
        pytest.param("What slows the rise?", "Salt", False, id="nothing shared"),
        pytest.param("Who said so?", "A baker who wrote of yeast, water and sugar", False, id="a key of many words"),
    ],
)
def test_no_question_gives_the_short_key_of_another_away(stem: str, key: str, gives_away: bool) -> None:
    fairness = Fairness()
    fairness.add(SINGLE)
    assert fairness.gives_away(SINGLE.model_copy(update={"stem": stem, "answer": key})) is gives_away
    assert not fairness.copy().gives_away(statement("Carbon is black.", True))


@pytest.mark.parametrize(
    ("claim", "gives_away"),
    [
        ("A loaf needs warmth, moisture and sugar for the gas to form.", True),
        ("A loaf needs warmth and salt.", False),
    ],
)
def test_no_claim_tells_most_of_a_point_that_another_question_asks_for(claim: str, gives_away: bool) -> None:
    asked = short("What lets yeast work?", "Yeast works with warmth, moisture, sugar and gas.")
    fairness = Fairness()
    fairness.add(asked)
    assert fairness.gives_away(statement(claim, True)) is gives_away
    other = Fairness()
    other.add(statement(claim, True))
    assert other.gives_away(asked) is gives_away


@given(st.lists(st.booleans(), max_size=40))
def test_neither_true_nor_false_ever_has_more_than_its_share(answers: list[bool]) -> None:
    fairness = Fairness()
    for number, is_true in enumerate(answers):
        question = statement(f"Statement {number}.", is_true)
        if fairness.allows(question):
            fairness.add(question)
        total = sum(fairness.answers.values())
        assert max(fairness.answers.values()) <= max(2, MOST_TRUE * total)


@given(st.lists(st.sampled_from([LONG_KEY, EVEN, SHORT_KEY, TWO_LONGEST]), max_size=40))
def test_after_the_first_few_no_item_makes_a_blind_strategy_pay_more(items) -> None:
    fairness = Fairness()
    for question in items:
        before = fairness.longest / fairness.choices if fairness.choices else 0.0
        if fairness.allows(question):
            fairness.add(question)
            now = fairness.longest / fairness.choices
            assert fairness.choices <= FIRST or now <= max(LUCK, before)


def test_an_unlucky_start_does_not_keep_fair_items_out() -> None:
    fairness = Fairness()
    for _ in range(FIRST):
        fairness.add(LONG_KEY)
    assert not fairness.allows(LONG_KEY)
    assert fairness.allows(EVEN) and fairness.allows(SHORT_KEY)


def test_a_copy_goes_on_alone() -> None:
    fairness = Fairness()
    fairness.copy().add(SINGLE)
    assert not fairness.repeats(SINGLE)
