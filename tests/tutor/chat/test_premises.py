"""A question that takes something for granted is corrected by a sentence that says the opposite, and no other."""

import pytest

from tests.tutor.chat.made_up import evidence, sentences
from tutor.chat.premises import correction


def found(*texts: str):
    return [evidence(one) for one in sentences(*texts)]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        pytest.param(
            "Why does conquest increase the power of harbours?",
            "Conquest reduces the power of harbours.",
            id="opposite",
        ),
        pytest.param(
            "What led keepers to reject the second wall?", "The keepers accepted the second wall.", id="past tense"
        ),
        pytest.param(
            "Why do keepers seek the conquest of rich neighbours?",
            "Keepers do not seek the conquest of rich neighbours.",
            id="denial",
        ),
        pytest.param(
            "How come keepers seek the conquest of rich neighbours?",
            "Keepers don't seek the conquest of rich neighbours.",
            id="contracted denial",
        ),
        pytest.param(
            "Why do keepers seek the conquest of rich neighbours?",
            "Keepers don’t seek the conquest of rich neighbours.",
            id="curly apostrophe",
        ),
        pytest.param("Why does conquest lower the cost of walls?", "Conquest raises the cost of walls.", id="to raise"),
        pytest.param("Why does conquest raise the cost of walls?", "Conquest lowers the cost of walls.", id="to lower"),
        pytest.param("Why are lower walls safe walls?", "The higher walls are safe walls.", id="the higher"),
        pytest.param("Why are higher walls safe walls?", "The lower walls are safe walls.", id="the lower"),
    ],
)
def test_a_sentence_that_turns_the_question_round_corrects_it(question: str, sentence: str) -> None:
    near = found("Ships wait for signals.", sentence)
    assert correction(question, near) == near[1]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        pytest.param(
            "Does conquest increase the power of harbours?",
            "Conquest reduces the power of harbours.",
            id="open question",
        ),
        pytest.param(
            "Why does conquest increase the power of harbours?",
            "Conquest increases the power of harbours.",
            id="agrees",
        ),
        pytest.param("Why does conquest increase the power of harbours?", "Bread reduces hunger.", id="another matter"),
        pytest.param(
            "Why do keepers not seek the conquest of rich neighbours?",
            "Keepers do not seek the conquest of rich neighbours.",
            id="both deny",
        ),
        pytest.param("Why?", "Keepers do not seek conquest.", id="nothing taken for granted"),
    ],
)
def test_a_sentence_that_does_not_contradict_corrects_nothing(question: str, sentence: str) -> None:
    assert correction(question, found(sentence)) is None


def test_without_evidence_there_is_no_correction() -> None:
    assert correction("Why does conquest increase power?", []) is None


def test_the_first_of_two_contradicting_sentences_is_taken() -> None:
    near = found("Conquest reduces the power of harbours.", "Conquest weakens the power of harbours.")
    assert correction("Why does conquest increase the power of harbours?", near) == near[0]
