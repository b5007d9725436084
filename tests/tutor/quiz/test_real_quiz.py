"""Quizzes with the packaged models: of a part of the bundled course, and of documents that the tutor never saw."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.places import COURSE, ROOT
from tests.tutor.quiz.bakery import misquoted
from tutor.quiz.bank import QuizWish
from tutor.services import build_services
from tutor.settings import Settings

pytestmark = pytest.mark.models

CHAPTERS = ("03-the-security-dilemma.md", "12-glossary-and-scholars.md")
COUNT = 40


def test_two_chapters_of_the_course_yield_a_quiz_that_is_cited_and_stands_up_to_the_gate(tmp_path: Path) -> None:
    services = build_services(Settings(data=tmp_path))
    try:
        for chapter in CHAPTERS:
            services.library.add(COURSE / chapter, role="reference")
        quiz = services.draw(QuizWish(count=6, seed=1))
        assert len(quiz.questions) == 6
        assert misquoted(quiz, services.library.text) == []
        assert {services.try_question(one) for one in quiz.questions} == {()}
    finally:
        services.close()


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory, shared: Callable[[str], Path]) -> dict[str, float]:
    """What the scorer prints of a quiz over documents of somebody else, by the names of its figures."""
    seeds, scorer = shared("seeds"), shared("tools/score_quiz.py")
    folder = tmp_path_factory.mktemp("scored")
    program = [sys.executable, "-m", "tutor", "--data", str(folder / "data")]
    _printed([*program, "add", str(seeds)])
    quiz = folder / "quiz.json"
    quiz.write_text(_printed([*program, "quiz", "--count", str(COUNT), "--seed", "7", "--json"]), encoding="utf-8")
    assert json.loads(quiz.read_text(encoding="utf-8"))["questions"]
    texts = folder / "texts"
    texts.mkdir()
    for source in json.loads(_printed([*program, "sources", "--json"])):
        # Offsets and quotes refer to the text that was read out of a file, whatever its format.
        (texts / source["file_name"]).write_text(_printed([*program, "text", source["id"]]), encoding="utf-8")
    scored = _printed([sys.executable, str(scorer), str(quiz), "--sources", str(texts)])
    shutil.rmtree(folder / "data")
    return {name: float(value) for name, value in re.findall(r"^(\w+) ([\d.]+)", scored, re.MULTILINE)}


def _printed(command: list[str]) -> str:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("figure", "least", "most"),
    [
        ("items", COUNT, COUNT),
        ("types", 5, 6),
        ("verbatim", 1, 1),
        ("cited", 1, 1),
        ("option_rationale", 1, 1),
        ("one_key", 1, 1),
        ("blind_longest", 0, 0.35),
        ("blind_overlap", 0, 0.35),
        ("key_position", 0, 0.35),
        ("leaks", 0, 0),
        ("duplicates", 0, 0),
        ("lazy_options", 0, 0),
        ("near_options", 0, 0),
        ("truncated", 0, 0),
        ("sources", 2, 99),
    ],
)
def test_a_quiz_over_other_documents_is_free_of_flaws(
    figures: dict[str, float], figure: str, least: float, most: float
) -> None:
    assert least <= figures[figure] <= most
