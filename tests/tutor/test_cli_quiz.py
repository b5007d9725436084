"""Quizzes on the command line: one JSON document with the keys of the contract, or a text for a person."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.libraries import written
from tests.tutor.calls import Tutor, only_line
from tests.tutor.quiz.bakery import ESSAY, REFERENCES, BakeryServices
from tutor.quiz.questions import QUESTION_TYPES

PROMISED = set("id type stem options answer hint tenet difficulty citations".split())
OPTION = {"text", "correct", "rationale", "citations"}
CITATION = set("id source_id source_file source_title role page heading start end quote".split())


@pytest.fixture
def baking(fresh_tutor: Tutor, tmp_path: Path) -> Tutor:
    """The program with documents about bread and an essay in its library."""
    tutor = partial(fresh_tutor, build=BakeryServices)
    for name, text in REFERENCES.items():
        assert tutor("add", written(tmp_path / "files", name, text)).status == 0
    assert tutor("add", written(tmp_path / "files", "essay.md", ESSAY), "--role", "essay").status == 0
    return tutor


def quiz(tutor: Tutor, *options: str) -> dict[str, Any]:
    ran = tutor("quiz", *options, "--json")
    assert ran.status == 0
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_quiz_is_one_json_document_with_the_keys_of_the_contract(baking: Tutor) -> None:
    made = quiz(baking, "--count", "12", "--seed", "4")
    assert len(made["questions"]) == 12
    for question in made["questions"]:
        assert question.keys() >= PROMISED
        assert question["type"] in QUESTION_TYPES and question["difficulty"] in range(1, 6)
        numbers = {one["id"] for one in question["citations"]}
        assert numbers and all(one.keys() == CITATION for one in question["citations"])
        for option in question["options"]:
            assert option.keys() == OPTION and option["rationale"]
            assert set(option["citations"]) <= numbers
        if question["type"] == "single_choice":
            assert [one["text"] for one in question["options"] if one["correct"]] == [question["answer"]]


def test_what_was_refused_is_printed_with_its_reason_and_stem(baking: Tutor) -> None:
    made = quiz(baking, "--count", "400")
    assert made["rejected"]
    assert all(one["reason"] and one["stem"] for one in made["rejected"])


def test_every_quote_stands_in_the_text_that_the_program_prints(baking: Tutor) -> None:
    cited = [one for question in quiz(baking, "--count", "20")["questions"] for one in question["citations"]]
    texts = {name: baking("text", name).out for name in sorted({one["source_id"] for one in cited})}
    assert all(texts[one["source_id"]][one["start"] : one["end"]] == one["quote"] for one in cited)
    assert {one["source_file"] for one in cited} == set(REFERENCES)


def test_the_same_seed_prints_the_same_bytes_and_another_one_others(baking: Tutor) -> None:
    first, again, other = (baking("quiz", "--json", "--seed", seed).out for seed in ("7", "7", "8"))
    assert first == again != other


def test_types_and_tenet_are_those_asked_for(baking: Tutor) -> None:
    made = quiz(baking, "--types", "true_false, cloze", "--count", "5")
    assert {one["type"] for one in made["questions"]} == {"true_false", "cloze"}
    made = quiz(baking, "--tenet", "slow-rise-flavour", "--count", "3")
    assert {one["tenet"] for one in made["questions"]} == {"slow-rise-flavour"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--types", "essay"), "There is no type of question essay."),
        (("--tenet", "no-such-tenet"), "No course has a tenet no-such-tenet."),
        (("--count", "0"), "--count"),
        (("--count", "501"), "500"),
        (("--seed", "seven"), "--seed"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_in_one_line(baking: Tutor, options: tuple[str, ...], said: str) -> None:
    ran = baking("quiz", *options)
    assert (ran.status, ran.out) == (2, "")
    assert said in only_line(ran.err)


def test_a_quiz_shorter_than_asked_for_says_so_beside_the_document(baking: Tutor) -> None:
    ran = baking("quiz", "--count", "400", "--json")
    assert ran.status == 0
    assert "of the 400 that were asked for" in only_line(ran.err)
    assert json.loads(ran.out)["notes"] == [only_line(ran.err)]


def test_a_person_reads_questions_and_then_answers(baking: Tutor) -> None:
    ran = baking("quiz", "--count", "3")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.index("Questions") < ran.out.index("Answers")


def test_an_empty_library_says_what_to_do(fresh_tutor: Tutor) -> None:
    ran = fresh_tutor("quiz", build=BakeryServices)
    assert (ran.status, ran.out) == (2, "")
    assert "Add documents" in only_line(ran.err)


def test_an_empty_library_still_prints_a_document(fresh_tutor: Tutor) -> None:
    ran = fresh_tutor("quiz", "--json", "--count", "3", build=BakeryServices)
    assert ran.status == 0
    made = json.loads(ran.out)
    assert (made["questions"], made["rejected"]) == ([], [])
    assert len(made["notes"]) == 1
