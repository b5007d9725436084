"""A quiz as Moodle's own XML, the fullest form in which Moodle reads questions."""

from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element

from tutor.exports.moodle_terms import moodle_patterns, moodle_weights
from tutor.exports.quiz_wording import (
    general_feedback,
    printable,
    printed_title,
    question_name,
    rationale,
    solution,
    tags,
)
from tutor.exports.xml_writing import child, document
from tutor.quiz.questions import Question, QuestionType

_PLAIN = {"format": "plain_text"}
_LONGEST_NUMBER = 100
"""So many characters of an id are kept by Moodle."""


def quiz_as_moodle_xml(questions: Sequence[Question], title: str) -> bytes:
    """The questions in one category with the title's name, each with its id, hint, feedback and tags.

    Every text is marked as plain, so that Moodle shows markup, addresses and formulas in it as they are.
    """
    quiz = Element("quiz")
    category = child(quiz, "question", attributes={"type": "category"})
    _text(category, "category", printed_title(title).replace("/", "//"))
    for question in printable(questions):
        _question(quiz, question)
    return document(quiz)


def _question(quiz: Element, question: Question) -> None:
    kind, write = _WRITERS[question.type]
    made = child(quiz, "question", attributes={"type": kind})
    _text(made, "name", question_name(question))
    _text(made, "questiontext", question.stem, _PLAIN)
    _text(made, "generalfeedback", general_feedback(question), _PLAIN)
    child(made, "defaultgrade", "1")
    child(made, "penalty", "1" if question.type == "true_false" else "0.3333333")
    child(made, "hidden", "0")
    child(made, "idnumber", question.id[:_LONGEST_NUMBER])
    write(made, question)
    if question.hint.strip():
        _text(made, "hint", question.hint, _PLAIN)
    listed = child(made, "tags")
    for tag in tags(question):
        _text(listed, "tag", tag)


def _choice(made: Element, question: Question) -> None:
    child(made, "single", "false" if question.type == "multiple_choice" else "true")
    child(made, "shuffleanswers", "true")
    child(made, "answernumbering", "ABCD")
    for option, weight in zip(question.options, moodle_weights(question), strict=True):
        _answer(made, option.text, weight, rationale(question, option.rationale, option.citations), _PLAIN)


def _true_false(made: Element, question: Question) -> None:
    for option, name in zip(question.options, ("true", "false"), strict=True):
        why = rationale(question, option.rationale, option.citations)
        _answer(made, name, "100" if option.correct else "0", why)


def _words(made: Element, question: Question) -> None:
    child(made, "usecase", "0")
    for pattern in moodle_patterns(question):
        _answer(made, pattern, "100", question.explanation)


def _pairs(made: Element, question: Question) -> None:
    child(made, "shuffleanswers", "true")
    for pair in question.pairs:
        _text(_text(made, "subquestion", pair.left, _PLAIN), "answer", pair.right)


def _essay(made: Element, question: Question) -> None:
    child(made, "responseformat", "plain")
    child(made, "responserequired", "1")
    child(made, "responsefieldlines", "10")
    child(made, "attachments", "0")
    child(made, "attachmentsrequired", "0")
    _text(made, "graderinfo", "\n".join(solution(question, by_letter=False).answers), _PLAIN)
    _text(made, "responsetemplate", "", _PLAIN)


_WRITERS: Mapping[QuestionType, tuple[str, Callable[[Element, Question], None]]] = {
    "single_choice": ("multichoice", _choice),
    "multiple_choice": ("multichoice", _choice),
    "true_false": ("truefalse", _true_false),
    "cloze": ("shortanswer", _words),
    "short_answer": ("essay", _essay),
    "matching": ("matching", _pairs),
}


def _answer(made: Element, text: str, weight: str, feedback: str, attributes: Mapping[str, str] | None = None) -> None:
    answer = _text(made, "answer", text, {"fraction": weight, **(attributes or {})})
    _text(answer, "feedback", feedback, _PLAIN)


def _text(parent: Element, name: str, text: str, attributes: Mapping[str, str] | None = None) -> Element:
    """Moodle keeps most of its texts in an element `text` inside the one that names them."""
    made = child(parent, name, attributes=attributes)
    child(made, "text", text)
    return made
