"""Figures of a judge say what their names promise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.judge.pair_model import softmax
from knowledge.training.measuring import (
    accuracy,
    auroc,
    calibration_error,
    fitted_temperature,
    macro_f1,
    precision_and_recall,
    reliability,
    threshold_for,
)

SCORES = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4], np.float32)
TRUE = np.array([True, True, False, True, False, False])


@pytest.mark.parametrize(
    ("precision", "threshold", "recall"), [(1.0, 0.8, 2 / 3), (0.75, 0.6, 1.0), (0.5, 0.4, 1.0), (0.7, 0.6, 1.0)]
)
def test_the_lowest_threshold_that_keeps_the_precision_is_found(
    precision: float, threshold: float, recall: float
) -> None:
    found = threshold_for(SCORES, TRUE, precision)
    assert found == pytest.approx(threshold)
    kept, reached = precision_and_recall(SCORES, TRUE, found)
    assert kept >= precision and reached == pytest.approx(recall)


def test_where_no_threshold_keeps_the_precision_nothing_is_named() -> None:
    threshold = threshold_for(SCORES, ~TRUE, 0.9)
    assert precision_and_recall(SCORES, ~TRUE, threshold) == (1.0, 0.0)


def test_equal_scores_stand_on_one_side_of_a_threshold() -> None:
    scores = np.array([0.9, 0.9, 0.1], np.float32)
    assert threshold_for(scores, np.array([True, False, False]), 0.9) > 0.9


def test_labels_are_told_apart_or_not() -> None:
    sure, labels = np.eye(3, dtype=np.float32)[[0, 1, 2, 0]], np.array([0, 1, 2, 2])
    assert accuracy(sure, labels) == 0.75
    assert macro_f1(sure, labels) == pytest.approx((2 / 3 + 1 + 2 / 3) / 3)
    assert auroc(SCORES, TRUE) == pytest.approx(8 / 9)
    assert auroc(SCORES, np.zeros(6, bool)) == 0.5


def test_a_judge_that_is_as_sure_as_it_is_right_has_no_calibration_error() -> None:
    probabilities = np.tile(np.array([0.75, 0.25], np.float32), (4, 1))
    assert calibration_error(probabilities, np.array([0, 0, 0, 1])) == pytest.approx(0.0)
    assert calibration_error(probabilities, np.array([1, 1, 1, 1])) == pytest.approx(0.75)
    assert reliability(probabilities, np.array([0, 0, 0, 1])) == [(1.0, 0.75, 0.75)]


@given(st.floats(0.4, 4.0))
def test_the_temperature_that_was_applied_is_found_again(temperature: float) -> None:
    chance = np.random.default_rng(0)
    logits = chance.normal(size=(3000, 3)).astype(np.float32) * 2
    labels = np.array([chance.choice(3, p=row / row.sum()) for row in softmax(logits).astype(float)])
    assert fitted_temperature(logits * temperature, labels) == pytest.approx(temperature, rel=0.15)
