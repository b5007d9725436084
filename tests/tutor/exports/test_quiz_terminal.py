"""A quiz in a terminal: questions first, then hints and answers, and no character that does anything."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tutor.exports.hostile_questions import questions
from tests.tutor.quiz.made_up_questions import EVERY_TYPE, TRUE_FALSE
from tutor.exports.quiz_terminal import NO_QUESTIONS, quiz_as_text
from tutor.quiz.questions import Question


def test_a_question_comes_before_its_hint_and_its_answer() -> None:
    assert quiz_as_text((TRUE_FALSE,)).splitlines() == [
        "Questions",
        "---------",
        "1. Salt makes yeast work faster.",
        "   (True or false?)",
        "   True",
        "   False",
        "",
        "Hints",
        "-----",
        "1. Think of what bakers do on hot days.",
        "",
        "Answers",
        "-------",
        "1. False",
        "   Salt slows yeast down.",
        "   True (wrong) — The passage says the reverse. [1]",
        "   False (right) — Salt slows yeast down. [1]",
        "   [1] “Salt slows yeast down.” — On bread, Rising",
    ]


def test_no_answer_is_given_away_among_the_questions() -> None:
    asked, _, _ = quiz_as_text(EVERY_TYPE).partition("Answers\n")
    for question in EVERY_TYPE:
        assert question.explanation not in asked
        assert all(cited.quote not in asked for cited in question.citations)


def test_a_quiz_without_questions_says_so() -> None:
    assert quiz_as_text(()) == NO_QUESTIONS


@settings(max_examples=30)
@given(st.lists(questions(), max_size=3))
def test_no_control_character_reaches_the_terminal(several: list[Question]) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", quiz_as_text(several))
