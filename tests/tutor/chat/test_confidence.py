"""Confidence grows with the best sentence and with those beside it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.tutor.chat.made_up import judged, sentences
from tutor.chat.confidence import CONFIDENT, confidence

THREE = sentences("Walls alarm neighbours.", "Ships wait for signals.", "Captains insure cargo.")
LOGITS = st.floats(-11, 11)


def of(*logits: float) -> float:
    return confidence([judged(one, logit) for one, logit in zip(THREE, logits, strict=False)])


def test_nothing_found_gives_no_confidence() -> None:
    assert of() == 0.0


def test_a_plain_answer_is_enough_and_a_resemblance_is_not() -> None:
    assert of(8.0, -6.0, -8.0) >= CONFIDENT
    assert of(-4.0, -7.0, -9.0) < CONFIDENT


def test_sentences_that_are_nearer_to_the_question_give_more_confidence() -> None:
    def near(score: float) -> float:
        return confidence([replace(one, scores={**one.scores, "near": score}) for one in [judged(THREE[0], -2.0)] * 3])

    assert near(0.5) < near(0.7) < near(0.9)


@given(LOGITS, LOGITS, LOGITS)
def test_the_order_of_the_sentences_does_not_matter(first: float, second: float, third: float) -> None:
    assert abs(of(first, second, third) - of(third, first, second)) < 1e-9


@given(LOGITS, LOGITS, LOGITS, st.floats(0.1, 5))
def test_a_better_sentence_never_lowers_confidence(first: float, second: float, third: float, more: float) -> None:
    assert of(first + more, second, third) >= of(first, second, third)
