"""A pack may bring questions and cases, in one file or in a folder of files; unsound ones are refused by name."""

import shutil
from pathlib import Path

import pytest

from knowledge.errors import InvalidPack
from knowledge.packs import load_pack

TINY_PACK = Path(__file__).parents[2] / "data" / "tiny_pack"

QUESTION = """
[[questions]]
tenet = "yeast-makes-gas"
asks = "reason"
stem = "Why does dough rise?"
key = "Yeast gives off carbon dioxide"
wrong = [
  { text = "Salt gives off water vapour", why = "Salt gives off nothing." },
  { text = "Flour gives off oxygen", why = "Flour gives off nothing." },
  { text = "Ovens give off warm air", why = "Dough rises before it is baked." },
]
because = "The gas fills the dough."
points = ["Dough rises because yeast gives off carbon dioxide."]
hint = "Something in it is alive."
difficulty = 2
"""

CASE = """
[[cases]]
slug = "flat-loaf"
name = "The flat loaf of 1999"
tenet = "yeast-makes-gas"
happened = "A baker forgot an ingredient and the loaf stayed flat."
shows = "Dough without yeast does not rise."
aliases = ["the flat loaf"]
"""

BROKEN_QUESTIONS = {
    "two wrong answers": (
        '  { text = "Flour gives off oxygen", why = "Flour gives off nothing." },\n',
        "",
        "questions 'Why does dough rise?' 'wrong': Tuple should have at least 3 items",
    ),
    "wrong answer without a reason": (
        ', why = "Salt gives off nothing."',
        "",
        "'wrong' number 1 'why': Field required",
    ),
    "stem that is no question": ("rise?", "rise.", "'stem': String should match pattern"),
    "no points": (
        '["Dough rises because yeast gives off carbon dioxide."]',
        "[]",
        "'points': Tuple should have at least",
    ),
    "too difficult": ("difficulty = 2", "difficulty = 6", "'difficulty': Input should be less than or equal to 5"),
    "unknown kind": ('"reason"', '"riddle"', "'asks': Input should be"),
    "unknown key": ("difficulty = 2", "difficulty = 2\nmarks = 3", "'marks': unknown key"),
    "unknown tenet": ("yeast-makes-gas", "salt-sings", "question 'Why does dough rise?': no tenet 'salt-sings'"),
    "key among the wrong answers": (
        "Salt gives off water vapour",
        "yeast gives off carbon dioxide",
        "the answer 'yeast gives off carbon dioxide' is given 2 times",
    ),
}


@pytest.fixture
def pack_folder(tmp_path: Path) -> Path:
    return shutil.copytree(TINY_PACK, tmp_path / "bread")


def test_a_pack_without_questions_and_cases_loads() -> None:
    pack = load_pack(TINY_PACK)

    assert (pack.questions, pack.cases) == ((), ())


def test_questions_and_cases_are_read(pack_folder: Path) -> None:
    (pack_folder / "questions.toml").write_text(QUESTION)
    (pack_folder / "cases.toml").write_text(CASE)

    pack = load_pack(pack_folder)

    assert [question.key for question in pack.questions] == ["Yeast gives off carbon dioxide"]
    assert [wrong.text for wrong in pack.questions[0].wrong][-1] == "Ovens give off warm air"
    assert pack.questions[0].open_stem == ""
    assert [(case.slug, case.tenet, case.aliases) for case in pack.cases] == [
        ("flat-loaf", "yeast-makes-gas", ("the flat loaf",))
    ]


def test_the_files_of_a_folder_follow_the_single_file_in_the_order_of_their_names(pack_folder: Path) -> None:
    (pack_folder / "questions").mkdir()
    for path, stem in {"questions/2.toml": "Third", "questions/1.toml": "Second", "questions.toml": "First"}.items():
        (pack_folder / path).write_text(QUESTION.replace("Why does dough rise", stem))

    assert [question.stem for question in load_pack(pack_folder).questions] == ["First?", "Second?", "Third?"]


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN_QUESTIONS.values(), ids=BROKEN_QUESTIONS.keys())
def test_an_unsound_question_is_refused(pack_folder: Path, old: str, new: str, expected: str) -> None:
    assert old in QUESTION
    (pack_folder / "questions.toml").write_text(QUESTION.replace(old, new, 1))

    with pytest.raises(InvalidPack) as refusal:
        load_pack(pack_folder)

    assert expected in refusal.value.message


def test_the_same_question_in_two_files_is_refused(pack_folder: Path) -> None:
    (pack_folder / "questions").mkdir()
    for name in ("a.toml", "b.toml"):
        (pack_folder / "questions" / name).write_text(QUESTION)

    with pytest.raises(InvalidPack, match=r"question 'Why does dough rise\?' is defined 2 times"):
        load_pack(pack_folder)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (CASE + CASE, "case 'flat-loaf' is defined 2 times"),
        (CASE.replace("yeast-makes-gas", "salt-sings"), "case 'flat-loaf': no tenet 'salt-sings'"),
        (CASE.replace('shows = "Dough without yeast does not rise."', ""), "cases 'flat-loaf' 'shows': Field required"),
        (QUESTION, "cases.toml: 'questions' belongs in questions.toml"),
    ],
)
def test_an_unsound_file_of_cases_is_refused(pack_folder: Path, content: str, expected: str) -> None:
    (pack_folder / "cases.toml").write_text(content)

    with pytest.raises(InvalidPack) as refusal:
        load_pack(pack_folder)

    assert expected in refusal.value.message


@pytest.mark.parametrize("content", ["questions = 3", 'questions = ["Why?"]', "[questions]\nstem = 'Why?'"])
def test_questions_of_the_wrong_shape_are_refused(pack_folder: Path, content: str) -> None:
    (pack_folder / "questions").mkdir()
    (pack_folder / "questions" / "a.toml").write_text(QUESTION)
    (pack_folder / "questions" / "b.toml").write_text(content)

    with pytest.raises(InvalidPack):
        load_pack(pack_folder)
