"""A decline says why, and what the nearest passages are about."""

from typing import get_args

import pytest

from tests.tutor.chat.made_up import evidence, sentences
from tutor.chat.declining import NEAREST, decline_message, nearest_passages
from tutor.chat.replies import DeclineReason

WALLS = evidence(sentences("Walls alarm.")[0], "Harbours", "Walls")
SHIPS = evidence(sentences("Ships wait.", of="ships")[0], "Ships")
BARE = evidence(sentences("Stone lasts.", of="stone")[0])


@pytest.mark.parametrize("near", [(), (WALLS,)], ids=["nothing near", "something near"])
@pytest.mark.parametrize("reason", get_args(DeclineReason))
def test_every_reason_has_words_of_its_own(reason: DeclineReason, near) -> None:
    others = {decline_message(other, near) for other in get_args(DeclineReason) if other != reason}
    message = decline_message(reason, near)
    assert message.endswith(".") and message not in others


def test_what_is_near_is_named_by_its_nearest_heading_or_its_title_and_once() -> None:
    message = decline_message("not_covered", [WALLS, SHIPS, WALLS, BARE])
    assert message.endswith("The nearest passages are about “Walls”, “Ships” and “The stone of harbours”.")
    assert decline_message("not_covered", [WALLS]).endswith("about “Walls”.")


def test_where_nothing_is_near_the_message_says_so() -> None:
    assert "Nothing" in decline_message("not_covered", [])


@pytest.mark.parametrize("reason", ["unclear", "out_of_role", "false_premise"])
def test_other_declines_name_no_passages(reason: DeclineReason) -> None:
    assert decline_message(reason, [WALLS]) == decline_message(reason, [])


def test_the_nearest_passages_are_the_first_few_and_each_once() -> None:
    first = [evidence(one) for one in sentences("Walls alarm.", "Ships wait.")]
    others = [evidence(sentences("Fog.", passage=number)[0]) for number in range(1, 5)]
    near = nearest_passages([*first, *others])
    assert near == [first[0], *others][:NEAREST]
    assert nearest_passages([]) == []
