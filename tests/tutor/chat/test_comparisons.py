"""Who asks how two things differ is told of both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sources import Evidence
from tests.tutor.chat.made_up import judged, sentences
from tutor.chat.comparisons import FAR, sides, with_both_sides

TIDES = sentences(
    "A spring tide is the strongest tide of the month.",
    "A neap tide is the weakest.",
    "Spring tides and neap tides come by turns.",
    "Ferries wait for neither.",
)
SPRING, NEAP, BOTH, NEITHER = TIDES
QUESTION = "What is the difference between a spring tide and a neap tide?"
FIVE = 5


def answered(chosen: list[Evidence], found: list[Evidence], question: str = QUESTION, most: int = FIVE) -> list[str]:
    return [one.sentence.text for one in with_both_sides(chosen, found, question, most) if one.sentence]


def ranked(*order: object) -> list[Evidence]:
    return [judged(one, 8.0 - index) for index, one in enumerate(order)]


@pytest.mark.parametrize(
    "question",
    [
        QUESTION,
        "spring tides vs neap tides",
        "How do spring and neap tides differ?",
        "How does a spring tide differ from a neap tide in a narrow bay?",
        "What sets spring tides apart from neap tides?",
        "Compare spring tides with neap tides.",
    ],
)
def test_the_side_that_the_answer_leaves_out_is_added(question: str) -> None:
    found = ranked(SPRING, NEITHER, NEAP)
    assert answered(found[:1], found, question) == [SPRING.text, NEAP.text]


def test_a_name_that_one_of_the_sides_has_more_of_belongs_to_it() -> None:
    assert sides("How do Lund and Astrid Berg differ?") == ({"lund"}, {"astrid", "berg"})


def test_a_sentence_that_speaks_of_both_sides_is_enough() -> None:
    found = ranked(BOTH, SPRING, NEAP)
    assert answered(found[:1], found) == [BOTH.text]


def test_a_sentence_on_both_sides_is_added_once_where_the_answer_speaks_of_neither() -> None:
    found = ranked(NEITHER, BOTH)
    assert answered(found[:1], found) == [NEITHER.text, BOTH.text]


def test_a_side_is_not_added_from_far_below_the_best() -> None:
    found = [judged(SPRING, 8.0), judged(NEAP, 8.0 - FAR - 0.1)]
    assert answered(found[:1], found) == [SPRING.text]


def test_what_was_chosen_gives_way_when_the_answer_would_grow_too_long() -> None:
    found = ranked(SPRING, NEITHER, NEAP)
    assert answered(found[:2], found, most=2) == [SPRING.text, NEAP.text]


@pytest.mark.parametrize("question", ["What is a spring tide?", "How do tides differ?", "tides vs tides", "", "vs"])
def test_an_answer_to_a_question_that_names_no_two_sides_is_left_as_it_is(question: str) -> None:
    found = ranked(SPRING, NEAP)
    assert sides(question) is None
    assert answered(found[:1], found, question) == [SPRING.text]


def test_what_was_declined_stays_declined() -> None:
    assert with_both_sides([], ranked(SPRING, NEAP), QUESTION, FIVE) == []


@given(st.text(max_size=200))
def test_any_text_may_be_asked(question: str) -> None:
    compared = sides(question)
    assert compared is None or not compared[0] & compared[1]
