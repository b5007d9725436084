"""Pieces of work are done two at a time, in order, and none is begun after one has failed."""

from threading import Barrier, Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.side_by_side import side_by_side


@given(st.lists(st.integers()))
def test_what_each_piece_gives_comes_in_the_order_of_the_pieces(pieces: list[int]) -> None:
    assert side_by_side(lambda one: one * 2, pieces) == [one * 2 for one in pieces]


def test_two_pieces_are_worked_on_at_once() -> None:
    both_begun = Barrier(2, timeout=10)
    assert sorted(side_by_side(lambda _: both_begun.wait(), range(2))) == [0, 1]


def test_the_first_error_is_raised_and_what_waits_is_not_begun() -> None:
    failed, begun = Event(), []

    def work(piece: int) -> None:
        begun.append(piece)
        if piece == 0:
            failed.set()
            raise ValueError("piece 0")
        failed.wait(10)

    with pytest.raises(ValueError, match="piece 0"):
        side_by_side(work, range(500))
    assert len(begun) < 500
