"""Blind strategies are worth what they would score."""

import pytest

from tests.tutor.quiz.gate.sound_items import SOUND, choice, short, statement
from tutor.quiz.gate.balance import BlindFigures, blind_figures

STEM = "What keeps warm water in the sea warm?"


def test_without_single_choices_every_figure_is_zero() -> None:
    assert blind_figures([]) == BlindFigures(0, 0, 0, 0)
    assert blind_figures([statement("Ice floats.", True), short("Why?", "Ice is light.")]) == BlindFigures(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("options", "figures"),
    [
        (("+salt and sun", "ice", "wind", "rocks"), BlindFigures(1, 0, 0.25, 1)),
        (("+ice", "fog", "wind", "rocks"), BlindFigures(0, 0.5, 0.25, 1)),
        (("ice water", "+sea water", "the deep", "some mud"), BlindFigures(0.5, 0, 1, 1)),
        (("sea water", "+sea birds", "a warm sea"), BlindFigures(0, 0.5, 0, 1)),
    ],
)
def test_ties_count_as_the_chance_of_guessing_among_them(options: tuple[str, ...], figures: BlindFigures) -> None:
    assert blind_figures([choice(STEM, *options)]) == figures


def test_figures_are_means_over_the_questions_and_the_place_is_the_commonest_one() -> None:
    found = blind_figures(
        [choice(STEM, "+aaa", "b", "c"), choice(STEM, "aaa", "+b", "cc"), choice(STEM, "+a", "bb", "ccc")]
    )
    assert (found.longest, found.shortest) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert found.position == pytest.approx(2 / 3)


def test_blind_strategies_fail_over_the_sound_items() -> None:
    found = blind_figures(SOUND)
    assert found.longest <= 0.3
    assert found.overlap <= 0.35
    assert found.shortest <= 0.35
