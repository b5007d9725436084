"""Which words count, and which are forms of one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.words import FUNCTION_WORDS, content_words, stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" … — !?", [], id="only signs"),
        pytest.param("Walls ALARM neighbours.", ["walls", "alarm", "neighbours"], id="lower case"),
        pytest.param("Lund's wall", ["lund", "wall"], id="possessive"),
        pytest.param("Lund’s wall", ["lund", "wall"], id="possessive with a curly apostrophe"),
        pytest.param("states' walls", ["states", "walls"], id="possessive of a plural"),
        pytest.param("don't don’t", ["don't", "don’t"], id="contraction"),
        pytest.param("offence-defence", ["offence", "defence"], id="hyphen"),
        pytest.param("snake_case", ["snake", "case"], id="underscore"),
        pytest.param("in 1911, naïve 3.5", ["in", "1911", "naïve", "3", "5"], id="numbers and accents"),
    ],
)
def test_words_are_read_in_order(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Why do the walls alarm us?", ["walls", "alarm"], id="function words off"),
        pytest.param("What is it?", ["what", "is", "it"], id="nothing but function words"),
        pytest.param("wall x wall", ["wall", "wall"], id="single letters off, repetitions kept"),
        pytest.param("?", [], id="no word at all"),
    ],
)
def test_content_words_leave_out_what_carries_no_meaning(text: str, expected: list[str]) -> None:
    assert content_words(text) == expected


@given(st.text())
def test_content_words_are_words_of_the_text_and_none_only_when_there_are_none(text: str) -> None:
    every = words(text)
    assert set(content_words(text)) <= set(every)
    assert bool(content_words(text)) == bool(every)


@pytest.mark.parametrize(
    "forms",
    [
        "balance balances balanced balancing",
        "state states",
        "theory theories",
        "realist realists realism",
        "organisation organisations organization",
        "secure secures secured",
        "moderate moderates",
        "expand expands expanding expanded",
    ],
    ids=lambda forms: forms.split()[0],
)
def test_forms_of_one_word_meet(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["state statue", "power poor", "threat treaty", "offence defence"])
def test_different_words_stay_apart(pair: str) -> None:
    one, two = pair.split()
    assert stem(one) != stem(two)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=14))
def test_a_stem_is_the_beginning_of_its_word_and_never_less_than_three_letters_of_it(word: str) -> None:
    assert word.startswith(stem(word))
    assert len(stem(word)) >= min(3, len(word))


def test_function_words_are_written_as_words_are_read() -> None:
    assert all(word == word.lower() for word in FUNCTION_WORDS)
