"""An answer has a point for each of its sentences, and two for a long one whose halves can be read by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tutor.guiding.made_up import BREAD, GAS, NET, answered, declined
from tutor.guiding.points import points_of

LEFT = "Bakers can slow a dough down by keeping it in a cold room all night"
RIGHT = "millers can speed it up by adding malt to their flour"


def test_each_sentence_is_a_point_with_its_citations() -> None:
    assert [(one.text, one.citations) for one in points_of(BREAD)] == [(GAS, (1,)), (NET, (2,))]


def test_a_declined_reply_has_no_points() -> None:
    assert points_of(declined()) == ()


@pytest.mark.parametrize("between", ["; ", ", and ", ", but ", ", while ", ", whereas "])
def test_a_long_sentence_of_two_clauses_is_two_points_with_the_same_citation(between: str) -> None:
    points = points_of(answered(f"{LEFT}{between}{RIGHT}."))
    assert [one.text for one in points] == [LEFT, f"{RIGHT}."]
    assert {one.citations for one in points} == {(1,)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Yeast is alive, and salt is not alive.",
        f"{LEFT}, and they can warm it again in the morning before the ovens are lit.",
        f"{LEFT}, and this can be done in any kitchen that has a cellar underneath it.",
        f"{LEFT}, and flour of a weak harvest from the hills behind the town.",
        f"When the room is warm at night, a dough can rise too fast, and {RIGHT}.",
        "Bakers can add salt, sugar, butter, eggs and milk to any dough that is to be sweet, and soft, and very rich.",
    ],
)
def test_what_cannot_be_read_by_itself_stays_in_one_point(sentence: str) -> None:
    assert [one.text for one in points_of(answered(sentence))] == [sentence]


@given(st.lists(st.text(alphabet="abc isareancdbut,;. ", max_size=150), min_size=1, max_size=4))
def test_every_point_stands_in_its_sentence(sentences: list[str]) -> None:
    reply = answered(*sentences)
    for point in points_of(reply):
        assert any(point.text in one.text and point.citations == one.citations for one in reply.sentences)
