"""A question that takes something for granted is corrected by what surely contradicts it, and by nothing else."""

import pytest

from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.tutor.chat.made_up import evidence, sentences
from tutor.chat.premises import correction, taken_for_granted

ASKED = "Why does conquest increase the power of harbours?"
GRANTED = "conquest increase the power of harbours"
CONTRARY = "Conquest reduces the power of harbours."


def found(*texts: str):
    return [evidence(one) for one in sentences(*texts)]


def judge(*contradicting: str, sure: float = 0.9) -> ScriptedEntailment:
    return ScriptedEntailment({(text, GRANTED): ("contradiction", sure) for text in contradicting})


def test_a_sentence_that_contradicts_what_the_question_takes_for_granted_corrects_it() -> None:
    near = found("Ships wait for signals.", CONTRARY)
    assert correction(ASKED, near, judge(CONTRARY)) == near[1]


@pytest.mark.parametrize(
    ("question", "sentence", "sure"),
    [
        pytest.param("Does conquest increase the power of harbours?", CONTRARY, 0.9, id="open question"),
        pytest.param("Why?", CONTRARY, 0.9, id="nothing taken for granted"),
        pytest.param(ASKED, CONTRARY, 0.5, id="not surely"),
        pytest.param(ASKED, "Bread reduces hunger.", 0.9, id="another matter, whatever the judge says"),
    ],
)
def test_a_sentence_that_does_not_contradict_corrects_nothing(question: str, sentence: str, sure: float) -> None:
    assert correction(question, found(sentence), judge(sentence, sure=sure)) is None


def test_without_evidence_there_is_no_correction() -> None:
    assert correction(ASKED, [], judge()) is None


def test_the_surest_of_two_contradicting_sentences_is_taken() -> None:
    near = found("Conquest weakens the power of harbours.", CONTRARY)
    answers = {(near[0].sentence.text, GRANTED): ("contradiction", 0.7), (CONTRARY, GRANTED): ("contradiction", 0.9)}
    assert correction(ASKED, near, ScriptedEntailment(answers)) == near[1]


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Why did the alliance fail?", "the alliance fail"),
        ("How come keepers seek walls?", "keepers seek walls"),
        ("What led keepers to build?", "keepers to build"),
        ("What is a wall?", None),
        ("Why?", None),
        ("", None),
    ],
)
def test_what_a_question_takes_for_granted_is_what_follows_the_question_word(
    question: str, statement: str | None
) -> None:
    assert taken_for_granted(question) == statement
