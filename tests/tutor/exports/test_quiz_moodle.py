"""A quiz as Moodle's XML, read back with lxml: structure, words and key."""

from hypothesis import given
from lxml import etree

from tests.tutor.exports.hostile_questions import SAID, questions
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, SHORT
from tutor.exports.characters import one_line, portable
from tutor.exports.quiz_moodle import quiz_as_moodle_xml
from tutor.quiz.questions import Question

KINDS = {
    "single_choice": "multichoice", "multiple_choice": "multichoice", "true_false": "truefalse",
    "cloze": "shortanswer", "short_answer": "essay", "matching": "matching",
}  # fmt: skip


def read(written: bytes) -> list[etree._Element]:
    quiz = etree.fromstring(written, etree.XMLParser(resolve_entities=False, no_network=True))
    assert quiz.tag == "quiz"
    category, *items = quiz
    assert category.get("type") == "category"
    return items


def text(element: etree._Element, path: str) -> str:
    return element.findtext(path) or ""


def test_every_question_is_there_with_its_id_tags_and_feedback() -> None:
    for question, item in zip(EVERY_TYPE, read(quiz_as_moodle_xml(EVERY_TYPE, "On bread")), strict=True):
        assert item.get("type") == KINDS[question.type]
        assert text(item, "idnumber") == question.id and text(item, "hint/text") == question.hint
        assert f"difficulty-{question.difficulty}" in [one.text for one in item.findall("tags/tag/text")]
        said = text(item, "generalfeedback/text")
        assert question.explanation in said and all(cited.quote in said for cited in question.citations)


def test_only_a_question_with_several_right_options_lets_several_be_chosen() -> None:
    items = {text(item, "idnumber"): item for item in read(quiz_as_moodle_xml(EVERY_TYPE, ""))}
    assert text(items["single-yeast"], "single") == "true" and text(items["multiple-dough"], "single") == "false"
    assert [one.get("fraction") for one in items["multiple-dough"].findall("answer")] == ["50", "50", "-100"]
    assert [one.get("fraction") for one in items["true-salt"].findall("answer")] == ["0", "100"]
    assert [one.findtext("text") for one in items["true-salt"].findall("answer")] == ["true", "false"]


def test_a_short_answer_is_an_essay_with_its_points_for_the_grader() -> None:
    (item,) = read(quiz_as_moodle_xml((SHORT,), ""))
    assert all(point.text in text(item, "graderinfo/text") for point in SHORT.points)
    assert item.findall("answer") == []


def test_further_answers_are_right_and_a_star_is_not_a_wildcard() -> None:
    (item,) = read(quiz_as_moodle_xml((CLOZE.model_copy(update={"accepts": ("*",)}),), ""))
    assert [one.findtext("text") for one in item.findall("answer")] == ["gluten", "\\*"]


@given(questions(), SAID)
def test_any_words_come_back_as_they_were_and_are_plain(question: Question, title: str) -> None:
    written = quiz_as_moodle_xml((question,), title)
    (item,) = read(written)
    assert written == quiz_as_moodle_xml((question,), title)
    assert text(item, "questiontext/text") == portable(question.stem)
    assert {one.get("format") for one in item.iter() if one.get("format")} == {"plain_text"}
    answers = item.findall("answer")
    if question.options and question.type != "true_false":
        assert [one.findtext("text") for one in answers] == [portable(one.text) for one in question.options]
    if question.options:
        assert [float(one.get("fraction", 0)) > 0 for one in answers] == [one.correct for one in question.options]
        assert all(
            (one.findtext("feedback/text") or "").startswith(one_line(option.rationale))
            for one, option in zip(answers, question.options, strict=True)
        )
    if question.type == "cloze":
        assert (answers[0].findtext("text") or "").replace("\\*", "*") == one_line(question.answer)
    assert [(one.findtext("text"), one.findtext("answer/text")) for one in item.findall("subquestion")] == [
        (portable(pair.left), portable(pair.right)) for pair in question.pairs
    ]
