"""Which questions ask for a meaning, and which sentences give it."""

import pytest

from knowledge.definitions import asked_term, defining_strength, spoken_forms


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("What is a tidal lock?", "tidal lock"),
        ("what are mudflats", "mudflats"),
        ("What's sedimentation?", "sedimentation"),
        ("What does the term neap tide mean?", "neap tide"),
        ("What is meant by longshore drift?", "longshore drift"),
        ("What is the definition of a delta?", "delta"),
        ("Define the littoral zone.", "littoral zone"),
        ("What is the balance of sediment?", "balance of sediment"),
        ("What is the difference between a spit and a bar?", None),
        ("Why do spits form?", None),
        ("What is it?", None),
        ("", None),
    ],
)
def test_a_question_for_a_meaning_names_its_term(question: str, term: str | None) -> None:
    assert asked_term(question) == term


@pytest.mark.parametrize(
    ("term", "sentence", "least"),
    [
        ("spit", "A spit is a ridge of sand that joins the land at one end.", 1.0),
        ("spits", "A spit is a ridge of sand that joins the land at one end.", 1.0),
        ("neap tide", "Neap tides refer to the small ranges of half moon.", 1.0),
        ("longshore drift", "This movement along the coast is known as longshore drift.", 1.0),
        ("longshore drift", "Geographers define longshore drift as movement along the coast.", 1.0),
        ("mean sea level (MSL)", "Mean sea level (MSL) is the average over many years.", 1.0),
        ("spit", "**Spit**: ridge of sand.", 0.8),
        ("spit", "| Spit | Ridge of sand |", 0.8),
        ("spit", "The longest ridge of this kind is a spit.", 0.8),
    ],
)
def test_a_sentence_that_says_what_a_term_means_is_strong(term: str, sentence: str, least: float) -> None:
    assert defining_strength(term, sentence) >= least


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        ("spit", "Storms moved the spit to the north."),
        ("spit", "A spitfire is a kind of cannon."),
        ("longshore drift", "Drift along the shore is slow."),
        ("spit", ""),
    ],
)
def test_a_sentence_that_only_mentions_a_term_gains_nothing(term: str, sentence: str) -> None:
    assert defining_strength(term, sentence) == 0.0


def test_a_term_called_by_a_longer_name_is_not_defined() -> None:
    assert defining_strength("spit", "Such a place is called a spit head.") == 0.0


def test_a_short_form_in_brackets_is_a_form_of_its_own() -> None:
    assert spoken_forms("mean sea level (MSL)") == ["mean sea level (MSL)", "mean sea level", "MSL"]


def test_signs_in_a_term_are_only_signs() -> None:
    assert defining_strength("c++ (.*)", "C++ is a language.") > 0.0
