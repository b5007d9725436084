"""A term that holds nothing but marks, or a short form that does, is no term and breaks nothing."""

import pytest

from knowledge.definitions import asked_term, defining_strength, spoken_forms


@pytest.mark.parametrize("term", ["spit (-)", "spit ( )", "spit (--- -)", "spit ()"])
def test_a_short_form_of_marks_is_passed_over(term: str) -> None:
    assert asked_term(f"What is a {term}?") == term
    assert spoken_forms(term) == list(dict.fromkeys([term, "spit"]))
    assert defining_strength(term, "A spit is a ridge of sand.") == 1.0


@pytest.mark.parametrize("question", ["What is --?", "What is ( - )?", "Define - -."])
def test_marks_alone_are_not_asked_about(question: str) -> None:
    assert asked_term(question) is None


def test_marks_alone_are_defined_by_no_sentence() -> None:
    assert defining_strength("--", "A spit is a ridge of sand.") == 0.0
