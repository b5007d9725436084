"""A quiz in GIFT, read back as Moodle reads it: every word, every weight and the key are there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tutor.exports.gift_reader import SPACE, Item, read
from tests.tutor.exports.hostile_questions import SAID, questions
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, MULTIPLE, SINGLE
from tutor.exports.characters import one_line, portable
from tutor.exports.quiz_gift import quiz_as_gift
from tutor.exports.quiz_wording import general_feedback, rationale
from tutor.quiz.questions import Option, Question

KINDS = {
    "single_choice": "multichoice", "multiple_choice": "multichoice", "true_false": "truefalse",
    "cloze": "shortanswer", "short_answer": "essay", "matching": "match",
}  # fmt: skip


def only(question: Question, title: str = "On bread") -> Item:
    _, items = read(quiz_as_gift((question,), title))
    assert len(items) == 1
    return items[0]


def same(text: str) -> str:
    """The words as they are compared: Moodle cuts off spaces, and a joiner may stand where a sign had to be broken."""
    return portable(text).replace("\u2060", "").strip(SPACE)


def test_every_question_is_there_under_its_category_id_and_tags() -> None:
    category, items = read(quiz_as_gift(EVERY_TYPE, "On bread/dough"))
    assert category == "On bread/dough"
    assert [item.id for item in items] == [question.id for question in EVERY_TYPE]
    assert [item.kind for item in items] == [KINDS[question.type] for question in EVERY_TYPE]
    assert items[0].tags == ["tenet-yeast-rises", "difficulty-2"] and items[1].tags == ["difficulty-3"]


def test_the_source_of_every_quotation_stands_in_the_feedback() -> None:
    for question, item in zip(EVERY_TYPE, read(quiz_as_gift(EVERY_TYPE, ""))[1], strict=True):
        assert all(cited.quote in item.feedback for cited in question.citations)
        assert "On bread, Rising" in item.feedback and question.explanation in item.feedback


@pytest.mark.parametrize(
    ("rights", "wrongs", "right", "wrong"),
    [(2, 1, 50, -100), (3, 3, 33.33333, -33.33333), (1, 0, 100, 0), (6, 7, 16.66667, -14.28571)],
)
def test_right_options_share_the_mark_and_wrong_ones_take_it_away(
    rights: int, wrongs: int, right: float, wrong: float
) -> None:
    options = [Option(text=f"Option {place}", correct=place < rights, rationale="") for place in range(rights + wrongs)]
    item = only(MULTIPLE.model_copy(update={"options": tuple(options)}))
    assert not item.is_single
    assert [choice.weight for choice in item.choices] == [right] * rights + [wrong] * wrongs


def test_further_answers_are_right_and_a_star_is_not_a_wildcard() -> None:
    item = only(CLOZE.model_copy(update={"answer": "a*b", "accepts": ("a*b", "[html]c", "%50%d")}))
    assert [(choice.text, choice.weight, choice.format) for choice in item.choices] == [
        ("a\\*b", 100, "plain"), ("[html]c", 100, "plain"), ("%50%d", 100, "plain")
    ]  # fmt: skip


def test_no_text_is_shown_as_anything_but_plain() -> None:
    hostile = tuple(one.model_copy(update={"text": f"[html]<b>{one.text}"}) for one in SINGLE.options)
    item = only(SINGLE.model_copy(update={"options": hostile, "stem": "[html]<img src=x>"}))
    assert item.format == "plain" and item.stem == "[html]<img src=x>"
    assert {choice.format for choice in item.choices} == {"plain"} and item.choices[0].text == "[html]<b>Carbon dioxide"


@given(questions(), SAID)
def test_any_words_come_back_as_they_were(question: Question, title: str) -> None:
    item = only(question, title)
    assert item.kind == KINDS[question.type] and item.format == "plain"
    assert same(item.stem) == same(question.stem)
    assert same(item.id) == same(one_line(question.id)).replace("\\", "/")
    assert same(item.feedback) == same(general_feedback(question))
    if question.options:
        assert [same(choice.feedback) for choice in item.choices] == [
            same(rationale(question, one.rationale, one.citations)) for one in question.options
        ]
        assert [same(choice.text) for choice in item.choices] == [same(one.text) for one in question.options]
        assert [choice.weight > 0 for choice in item.choices] == [one.correct for one in question.options]
    if question.type == "cloze":
        typed = [same(choice.text.replace("\\*", "*")) for choice in item.choices]
        assert typed[0] == same(one_line(question.answer)).replace("->", "→")
    assert [(same(left), same(right)) for left, right in item.pairs] == [
        (same(pair.left).replace("->", "→"), same(pair.right)) for pair in question.pairs
    ]


@settings(max_examples=30)
@given(st.lists(questions(), max_size=4, unique_by=lambda one: portable(one.id)))
def test_questions_do_not_run_into_each_other(several: list[Question]) -> None:
    assert len(read(quiz_as_gift(several, "x"))[1]) == len(several)
    assert quiz_as_gift(several, "x") == quiz_as_gift(several, "x")
