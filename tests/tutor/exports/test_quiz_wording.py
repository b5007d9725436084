"""The words that all exports of a quiz share, and the characters that every file can hold."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tutor.exports.hostile_questions import questions
from tests.tutor.quiz.made_up_questions import EVERY_TYPE, MATCHING, SHORT, SINGLE, citation
from tutor.exports.characters import one_line, portable
from tutor.exports.quiz_wording import letter, offered, printable, question_name, quotation, rationale, solution, tags
from tutor.quiz.questions import Pair, Question

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@given(st.text(st.characters()))
def test_no_character_that_xml_forbids_is_left(text: str) -> None:
    assert not FORBIDDEN.search(portable(text))
    assert "\n" not in one_line(text) and one_line(text) == one_line(text).strip()


@pytest.mark.parametrize(
    ("text", "kept"), [("Über\n½\t…", "Über\n½\t…"), ("a\r\nb\rc", "a\nb\nc"), ("\x1b[1m\x00\ud800", "�[1m��")]
)
def test_readable_characters_are_kept_and_others_leave_a_sign(text: str, kept: str) -> None:
    assert portable(text) == kept


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_options_are_lettered_beyond_the_alphabet(place: int, name: str) -> None:
    assert letter(place) == name


@pytest.mark.parametrize("rights", [("a", "b"), ("b", "a"), ("c", "a", "b"), ("A", "b", "C")])
def test_what_can_be_matched_is_never_offered_in_the_order_of_the_key(rights: tuple[str, ...]) -> None:
    pairs = tuple(Pair(left=f"left {right}", right=right, rationale="") for right in rights)
    mixed = offered(MATCHING.model_copy(update={"pairs": pairs}))
    assert mixed != rights and sorted(mixed) == sorted(rights)


def test_a_quotation_names_its_source_its_headings_and_its_page() -> None:
    cited = citation(2, "Salt\nslows yeast.").model_copy(update={"page": 7, "heading": ("Dough", "Salt")})
    assert str(quotation(cited)) == "[2] “Salt slows yeast.” — On bread, Dough › Salt, page 7"
    assert quotation(cited.model_copy(update={"role": "essay"})).place.startswith("On bread (student essay)")


def test_a_mark_that_stands_for_no_citation_is_left_out() -> None:
    assert rationale(SINGLE, "The passage says so.", (1, 9, 3)) == "The passage says so. [1][3]"


def test_a_solution_says_the_answer_and_why_each_option_is_right_or_wrong() -> None:
    said = solution(SINGLE, by_letter=True)
    assert said.answers == ("A. Carbon dioxide",)
    assert said.rationales[1] == "B. Pure oxygen (wrong) — Oxygen is not what the passage names. [1]"
    assert solution(SHORT, by_letter=True).answers[0] == "• Yeast turns sugars into carbon dioxide. [1]"
    assert solution(MATCHING, by_letter=True).answers[0] == "1. Yeast: B. Makes gas — It feeds on sugars. [1]"


def test_a_question_that_comes_twice_is_printed_once() -> None:
    assert printable((*EVERY_TYPE, *EVERY_TYPE)) == EVERY_TYPE


@given(questions())
def test_names_and_tags_are_short_and_on_one_line(question: Question) -> None:
    assert 0 < len(question_name(question)) <= 80 and "\n" not in question_name(question)
    assert all(re.fullmatch(r"(tenet|difficulty)-[\w.-]+", tag) for tag in tags(question))
