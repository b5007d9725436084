"""The menu of formats: each writes a file of its own that is the same whenever it is written."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.tutor.quiz.made_up_questions import EVERY_TYPE
from tutor.exports.quiz_formats import QUIZ_FORMATS, QuizFormat

FORMATS = pytest.mark.parametrize("one", QUIZ_FORMATS.values(), ids=QUIZ_FORMATS)


@FORMATS
def test_a_quiz_is_written_the_same_twice_whatever_the_time(one: QuizFormat) -> None:
    first = one.write(EVERY_TYPE, "On bread")
    assert first == one.write(EVERY_TYPE, "On bread") and first
    if first.startswith(b"PK"):
        assert {entry.date_time for entry in ZipFile(BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@FORMATS
def test_a_quiz_without_questions_or_title_is_written_too(one: QuizFormat) -> None:
    assert one.write((), "")


def test_labels_and_endings_tell_formats_apart() -> None:
    assert len({one.label for one in QUIZ_FORMATS.values()}) == len(QUIZ_FORMATS)
    assert len({one.suffix for one in QUIZ_FORMATS.values()}) == len(QUIZ_FORMATS)


@pytest.mark.parametrize(
    ("title", "name"),
    [("On bread: a quiz", "on-bread-a-quiz.csv"), ("../../etc/passwd", "etc-passwd.csv"), ("\x00 …", "quiz.csv"),
     ("a" * 99, f"{'a' * 60}.csv")],
)  # fmt: skip
def test_a_file_name_is_safe_on_every_system(title: str, name: str) -> None:
    assert QUIZ_FORMATS["csv"].file_name(title) == name


def test_a_spreadsheet_is_told_that_the_table_is_in_utf_8() -> None:
    assert QUIZ_FORMATS["csv"].write(EVERY_TYPE, "").startswith(b"\xef\xbb\xbf")
