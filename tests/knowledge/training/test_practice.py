"""Practice is read from folders: sentences as the models read them, and for each question what answers it."""

import json
from pathlib import Path

import pytest

from knowledge.training.practice import PracticeQuestion, PracticeSet, practice_sets
from tests.libraries import written

GUIDE = """# Harbours

A second wall alarms every neighbour who sees it. The alarm does not depend on what the builder intends.

# References

Lund, A. 1911. On the walls of harbours and their keepers.
"""
ESSAY = "Every keeper agrees that a second wall brings peace. Nobody was ever alarmed by stone.\n"
ALARMS, INTENDS, PEACE, STONE = (
    "A second wall alarms every neighbour who sees it.",
    "The alarm does not depend on what the builder intends.",
    "Every keeper agrees that a second wall brings peace.",
    "Nobody was ever alarmed by stone.",
)


def marked(source: str, quote: str) -> list[dict[str, str]]:
    return [{"source": source, "quote": quote}]


def asked(question: str, **more: object) -> dict[str, object]:
    return {"id": "q", "kind": "fact", "question": question, "history": [], "answerable": True, **more}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "walls", "guide.md", GUIDE)
    written(tmp_path / "walls", "essay.txt", ESSAY)
    written(tmp_path / "walls", "notes.csv", "A table is no document, of walls")
    return tmp_path / "walls"


def practised(folder: Path, *questions: dict[str, object]) -> PracticeSet:
    """What comes of a library with these questions; a blank line between them is no question."""
    written(folder, "questions.jsonl", "\n\n".join(json.dumps(one) for one in questions))
    (found,) = practice_sets([folder], folder, [])
    return found


def texts(found: PracticeSet, indices: object) -> list[str]:
    return [found.texts[index] for index in sorted(indices)]  # type: ignore[call-overload]


def only(found: PracticeSet) -> PracticeQuestion:
    (question,) = found.questions
    return question


def test_sentences_are_read_under_their_heading_and_references_are_left_out(folder: Path) -> None:
    assert practised(folder).texts == (PEACE, STONE, f"Harbours: {ALARMS}", f"Harbours: {INTENDS}")


@pytest.mark.parametrize(
    ("question", "eligible", "right", "near"),
    [
        pytest.param(
            asked("Whom does it alarm?", gold=marked("guide.md", ALARMS), near=marked("guide.md", INTENDS)),
            [f"Harbours: {ALARMS}", f"Harbours: {INTENDS}"],
            [f"Harbours: {ALARMS}"],
            [f"Harbours: {INTENDS}"],
            id="of the references",
        ),
        pytest.param(
            asked("What does the essay claim?", gold=marked("essay.txt", PEACE)), [PEACE, STONE], [PEACE], [],
            id="of the essay",
        ),
        pytest.param(
            asked("Whom does it alarm?", gold=marked("guide.md", "second wall alarms every neighbour")),
            [f"Harbours: {ALARMS}", f"Harbours: {INTENDS}"],
            [f"Harbours: {ALARMS}"],
            [],
            id="part of a sentence is marked",
        ),
        pytest.param(
            asked(
                "Does a wall calm?",
                gold=marked("guide.md", ALARMS),
                near=marked("guide.md", ALARMS),
                contradicts=marked("essay.txt", STONE),
            ),
            [f"Harbours: {ALARMS}", f"Harbours: {INTENDS}"],
            [f"Harbours: {ALARMS}"],
            [STONE],
            id="what answers is not what only looks so",
        ),
        pytest.param(
            asked("Who built it?", answerable=False, near=marked("guide.md", INTENDS)),
            [f"Harbours: {ALARMS}", f"Harbours: {INTENDS}"],
            [],
            [f"Harbours: {INTENDS}"],
            id="nothing answers",
        ),
    ],
)  # fmt: skip
def test_a_question_knows_what_may_answer_what_does_and_what_only_looks_so(
    folder: Path, question: dict[str, object], eligible: list[str], right: list[str], near: list[str]
) -> None:
    found = practised(folder, question)
    one = only(found)
    assert one.answerable is question["answerable"]
    assert (texts(found, one.eligible), texts(found, one.right), texts(found, one.near)) == (eligible, right, near)


def test_a_question_is_read_after_those_before_it(folder: Path) -> None:
    question = asked("Why?", history=["What of the wall?"], gold=marked("guide.md", INTENDS))
    assert only(practised(folder, question)).text == "What of the wall? Why?"


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param(asked("Write my paper.", kind="un_role", answerable=False), id="a request to be something else"),
        pytest.param(asked("Whom does it alarm?", gold=marked("guide.md", "Not so.")), id="no such place"),
        pytest.param(asked("Whom does it alarm?", gold=marked("essay.txt", PEACE)), id="a place that may not answer"),
    ],
)
def test_what_cannot_be_learnt_from_is_left_out(folder: Path, left_out: dict[str, object]) -> None:
    kept = asked("What does the essay claim?", gold=marked("essay.txt", PEACE))
    assert only(practised(folder, left_out, kept)).text == kept["question"]


def test_each_library_is_a_set_and_so_is_the_course_with_each_of_its_files(folder: Path, tmp_path: Path) -> None:
    practised(folder, asked("What does the essay claim?", gold=marked("essay.txt", PEACE)))
    written(tmp_path / "course", "ships.md", "Ships wait for signals and not for promises.\n")
    files = [
        written(tmp_path, f"{name}.jsonl", json.dumps(asked(f"Is it {name}?", answerable=False))) for name in ("a", "b")
    ]
    found = practice_sets([folder], tmp_path / "course", files)
    assert [[one.text for one in each.questions] for each in found] == [
        ["What does the essay claim?"],
        ["Is it a?"],
        ["Is it b?"],
    ]
    assert found[1].texts == found[2].texts == ("Ships wait for signals and not for promises.",)
