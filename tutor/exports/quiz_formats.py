"""Every format in which a quiz can be taken along, for a menu of downloads."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tutor.exports.quiz_csv import quiz_as_csv
from tutor.exports.quiz_gift import quiz_as_gift
from tutor.exports.quiz_html import quiz_as_html
from tutor.exports.quiz_moodle import quiz_as_moodle_xml
from tutor.exports.quiz_qti import quiz_as_qti
from tutor.exports.quiz_terminal import quiz_as_text
from tutor.quiz.questions import Question

_LONGEST_FILE_NAME = 60


@dataclass(frozen=True, slots=True)
class QuizFormat:
    """One format: what a learner calls it, how its files end, and `write`, which makes one of questions and a title."""

    label: str
    suffix: str
    mime: str
    write: Callable[[Sequence[Question], str], bytes]

    def file_name(self, title: str) -> str:
        """A file name that every system accepts, from the quiz's title."""
        slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
        return f"{slug[:_LONGEST_FILE_NAME].rstrip('-') or 'quiz'}{self.suffix}"


def _anki(questions: Sequence[Question], title: str) -> bytes:
    # genanki takes long to import, and a menu of formats is drawn far more often than a deck is made.
    from tutor.exports.quiz_anki import quiz_as_apkg

    return quiz_as_apkg(questions, title)


def _gift(questions: Sequence[Question], title: str) -> bytes:
    return quiz_as_gift(questions, title).encode()


def _csv(questions: Sequence[Question], _: str) -> bytes:
    # Without the mark at its beginning, spreadsheets take the file for one in an older encoding.
    return quiz_as_csv(questions).encode("utf-8-sig")


def _html(questions: Sequence[Question], title: str) -> bytes:
    return quiz_as_html(questions, title).encode()


def _text(questions: Sequence[Question], _: str) -> bytes:
    return f"{quiz_as_text(questions)}\n".encode()


QUIZ_FORMATS: Mapping[str, QuizFormat] = {
    "html": QuizFormat("Page to print", ".html", "text/html", _html),
    "anki": QuizFormat("Anki deck", ".apkg", "application/octet-stream", _anki),
    "moodle": QuizFormat("Moodle questions (XML)", ".xml", "application/xml", quiz_as_moodle_xml),
    "gift": QuizFormat("Moodle questions (GIFT)", ".gift.txt", "text/plain", _gift),
    "qti": QuizFormat("QTI 2.1 package", ".zip", "application/zip", quiz_as_qti),
    "csv": QuizFormat("Spreadsheet (CSV)", ".csv", "text/csv", _csv),
    "text": QuizFormat("Plain text", ".txt", "text/plain", _text),
}
