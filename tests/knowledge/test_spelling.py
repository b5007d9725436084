"""Misspelt words are mended by words of the sources; everything else stays as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.spelling import SpellingCorrector, ordinary_words

VOCABULARY = {
    "security": 9,
    "dilemma": 7,
    "balancing": 5,
    "balance": 6,
    "waltz": 3,
    "theory": 4,
    "harbour": 2,
    "harbours": 8,
}
ORDINARY = frozenset({"weather", "harvest", "balanced", "security's"})
SPELLER = SpellingCorrector(VOCABULARY, ORDINARY)


@pytest.mark.parametrize(
    ("question", "mended"),
    [
        pytest.param("What is the secuirty dilema?", "What is the security dilemma?", id="two words"),
        pytest.param("secuirty", "security", id="two letters changed places"),
        pytest.param("Is SECUIRTY scarce?", "Is security scarce?", id="capitals"),
        pytest.param("secuirty, and secuirty again", "security, and security again", id="every occurrence"),
        pytest.param("the secuirty's price", "the security's price", id="possessive"),
        pytest.param("balancin", "balancing", id="letter missing at the end"),
        pytest.param("waltzz", "waltz", id="letter too many"),
    ],
)
def test_a_misspelt_word_becomes_the_nearest_word_of_the_sources(question: str, mended: str) -> None:
    assert SPELLER.mended(question) == mended


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("", id="nothing"),
        pytest.param("?!", id="no words"),
        pytest.param("Which harvest and what weather?", id="ordinary words near words of the sources"),
        pytest.param("walt thory", id="too far or too short"),
        pytest.param("Zecurity", id="another first letter"),
        pytest.param("s3curity", id="not only letters"),
        pytest.param("photosynthesis", id="nothing near"),
    ],
)
def test_other_words_are_left_alone(question: str) -> None:
    short = SpellingCorrector({"wall": 3, "theories": 2, **VOCABULARY}, {*ORDINARY, "thory"})
    assert short.mended(question) == question


def test_among_words_equally_near_the_commoner_one_is_taken() -> None:
    assert SpellingCorrector({"harbours": 8, "harbouri": 2}).mended("harbourx") == "harbours"
    assert SpellingCorrector({"harbours": 2, "harbouri": 8}).mended("harbourx") == "harbouri"


def test_one_slip_is_allowed_in_a_short_word_and_two_in_a_long_one() -> None:
    assert SPELLER.mended("dlema") == "dlema"
    assert SPELLER.mended("secuirti") == "security"


def test_without_sources_nothing_is_mended() -> None:
    assert SpellingCorrector({}).mended("What is the secuirty dilema?") == "What is the secuirty dilema?"


KNOWN = st.sampled_from([*VOCABULARY, *ORDINARY, "Why", "does", "the", "HARBOUR", "a", "Waltz's"])
SIGNS = st.sampled_from([" ", ", ", "? ", " – ", "\n", "; (", ")"])


@given(st.lists(st.tuples(KNOWN, SIGNS), max_size=12))
def test_a_question_of_known_and_ordinary_words_never_changes(pieces: list[tuple[str, str]]) -> None:
    question = "".join(word + sign for word, sign in pieces)
    assert SPELLER.mended(question) == question


@given(st.text(max_size=40))
def test_mending_twice_changes_no_more_than_mending_once(question: str) -> None:
    once = SPELLER.mended(question)
    assert SPELLER.mended(once) == once


def test_a_known_word_that_holds_a_misspelt_one_stays_whole() -> None:
    assert SPELLER.mended("Does balancin differ from balancing?") == "Does balancing differ from balancing?"


def test_a_letter_that_grows_in_lower_case_does_not_move_the_mending() -> None:
    assert SPELLER.mended("İzmir secuirty") == "İzmir security"


def test_ordinary_words_are_common_english() -> None:
    assert {"weather", "harvest", "computer", "running"} <= ordinary_words()
    assert not {"secuirty", "dilema"} & ordinary_words()
