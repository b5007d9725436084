"""A quiz to print, read back with lxml: questions first, the key on a new page, and nothing runs or is fetched."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.tutor.exports.hostile_questions import SAID, SIGNS, questions
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, SINGLE
from tutor.exports.characters import one_line, portable
from tutor.exports.quiz_html import quiz_as_html
from tutor.exports.quiz_wording import printed_title
from tutor.quiz.questions import BLANK, Question

TAGS = set("html head meta title style body main h1 h2 h3 section p ul li span div strong blockquote q cite".split())
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "aria-hidden"}


def read(page: str) -> etree._Element:
    """The page; fails where a tag or an attribute is not one of ours."""
    tree = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    assert {str(one.tag) for one in tree.iter()} <= TAGS
    assert {str(name) for one in tree.iter() for name in one.attrib} <= ATTRIBUTES
    return tree


def parts(tree: etree._Element) -> dict[str, etree._Element]:
    return {one.findtext("h2") or "": one for one in tree.iter("section") if one.find("h2") is not None}


def words(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def stems(tree: etree._Element) -> list[str]:
    return [words(one) for one in tree.iter("p") if one.get("class") == "stem"]


def test_the_key_stands_apart_from_the_questions_on_a_new_page() -> None:
    page = quiz_as_html(EVERY_TYPE, "On bread")
    found = parts(read(page))
    assert list(found) == ["Questions", "Hints", "Answer key"]
    assert found["Hints"].get("class") == found["Answer key"].get("class") == "new-page"
    assert re.search(r"@media print \{.*\.new-page \{ break-before: page; }", page, re.S)
    for question in EVERY_TYPE:
        assert question.explanation not in words(found["Questions"])
        assert question.explanation in words(found["Answer key"])
        assert all(cited.quote in words(found["Answer key"]) for cited in question.citations)
        assert all(option.rationale in words(found["Answer key"]) for option in question.options)


def test_headings_go_down_one_level_at_a_time_and_the_language_is_named() -> None:
    tree = read(quiz_as_html(EVERY_TYPE, "On bread"))
    levels = [int(str(one.tag)[1]) for one in tree.iter("h1", "h2", "h3")]
    assert tree.get("lang") == "en" and tree.findtext(".//title") == tree.findtext(".//h1") == "On bread"
    assert levels.count(1) == 1 and all(after - before <= 1 for before, after in pairwise(levels))


def test_there_is_room_for_every_kind_of_answer() -> None:
    shapes = [one.get("class") for one in parts(read(quiz_as_html(EVERY_TYPE, "")))["Questions"].iter()]
    assert shapes.count("box round") == 4 + 2 and shapes.count("box") == 3
    assert shapes.count("gap") == 1 and shapes.count("gap short") == 3 and shapes.count("line") == 6
    without_blank = CLOZE.model_copy(update={"stem": "Name the net."})
    assert 'class="line"' in quiz_as_html((without_blank,), "")


def test_nothing_on_the_page_runs_or_comes_from_elsewhere() -> None:
    page = quiz_as_html((SINGLE.model_copy(update={"stem": "".join(SIGNS)}),), "".join(SIGNS))
    read(page)
    assert "default-src 'none'" in page
    assert "url(" not in page and "@import" not in page and "<script" not in page


def test_a_quiz_without_questions_says_so() -> None:
    assert "There are no questions in this quiz." in words(read(quiz_as_html((), "")))


@settings(max_examples=30)
@given(st.lists(questions(), max_size=3, unique_by=lambda one: portable(one.id)), SAID)
def test_any_words_come_back_as_they_were(several: list[Question], title: str) -> None:
    page = quiz_as_html(several, title)
    tree = read(page)
    assert page == quiz_as_html(several, title)
    assert tree.findtext(".//h1") == printed_title(title)
    blanked = [portable(one.stem).replace(BLANK, "blank") if one.type == "cloze" else portable(one.stem)
               for one in several]  # fmt: skip
    assert stems(tree) == blanked
    for question in several:
        assert all(one_line(cited.quote) in words(parts(tree)["Answer key"]) for cited in question.citations)
        assert all(one_line(option.text) in words(parts(tree)["Questions"]) for option in question.options)
