"""A judge with a memory reads no pair twice."""

from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tutor.quiz.remembering import Remembering

YEAST, SALT, GLUTEN = ("Yeast makes gas.", "Gas is made."), ("Salt slows it.", "It is slow."), ("A net.", "A web.")


def test_each_pair_is_read_once_and_answered_in_the_order_asked() -> None:
    judge = ScriptedEntailment({YEAST: ("entailment", 0.9), SALT: ("contradiction", 0.8)})
    remembering = Remembering(judge)
    first = remembering.judge([YEAST, SALT, YEAST])
    assert [one.label for one in first] == ["entailment", "contradiction", "entailment"]
    again = remembering.judge([GLUTEN, SALT])
    assert [one.label for one in again] == ["neutral", "contradiction"]
    assert judge.asked == [YEAST, SALT, GLUTEN]


def test_nothing_asked_is_nothing_read() -> None:
    judge = ScriptedEntailment({})
    assert Remembering(judge).judge([]) == []
    assert judge.asked == []
