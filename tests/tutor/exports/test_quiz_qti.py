"""A quiz as a QTI package, read back with zipfile and lxml: what the manifest lists is there, and keys are right."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.tutor.exports.hostile_questions import SAID, questions
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, MATCHING, MULTIPLE, SHORT, SINGLE, TRUE_FALSE
from tutor.exports.characters import one_line, portable
from tutor.exports.quiz_qti import quiz_as_qti
from tutor.quiz.questions import Question

NAMES = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1", "p": "http://www.imsglobal.org/xsd/imscp_v1p1"}


class Package:
    """The files of a package; fails where the manifest, the test and the items do not fit together."""

    def __init__(self, written: bytes) -> None:
        archive = ZipFile(BytesIO(written))
        assert archive.testzip() is None
        self.files = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
        manifest, self.test = self.files["imsmanifest.xml"], self.files["assessment.xml"]
        resources = manifest.findall("p:resources/p:resource", NAMES)
        files = {one.get("identifier"): one.get("href") for one in resources}
        kinds = [one.get("type") for one in resources]
        assert {"imsmanifest.xml", *files.values()} == set(self.files)
        assert kinds == ["imsqti_test_xmlv2p1"] + ["imsqti_item_xmlv2p1"] * (len(kinds) - 1)
        references = self.test.findall(".//q:assessmentItemRef", NAMES)
        assert [one.get("identifierref") for one in resources[0].findall("p:dependency", NAMES)] == [
            one.get("identifier") for one in references
        ]
        assert all(files[one.get("identifier")] == one.get("href") for one in references)
        self.items = [self.files[one.get("href", "")] for one in references]


def only(question: Question) -> etree._Element:
    (item,) = Package(quiz_as_qti((question,), "On bread")).items
    return item


def found(item: etree._Element, path: str) -> list[etree._Element]:
    return item.findall("/".join(name if name in {"", "."} else f"q:{name}" for name in path.split("/")), NAMES)


def words(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def correct(item: etree._Element) -> list[str]:
    return [one.text or "" for one in found(item, "responseDeclaration/correctResponse/value")]


def worth(item: etree._Element) -> dict[str, float]:
    entries = found(item, "responseDeclaration/mapping/mapEntry")
    return {one.get("mapKey", ""): float(one.get("mappedValue", "")) for one in entries}


def key_in_words(item: etree._Element) -> list[str]:
    texts = {one.get("identifier"): words(one) for one in found(item, "itemBody")[0].iter() if one.get("identifier")}
    return [": ".join(texts[name] for name in value.split()) for value in correct(item)]


def test_every_question_has_an_item_and_the_test_adds_up_their_scores() -> None:
    package = Package(quiz_as_qti(EVERY_TYPE, "On bread"))
    assert [item.get("label") for item in package.items] == [question.id for question in EVERY_TYPE]
    assert package.test.get("title") == "On bread"
    assert package.test.find("q:outcomeProcessing/q:setOutcomeValue/q:sum/q:testVariables", NAMES) is not None


@pytest.mark.parametrize(
    ("question", "interaction", "cardinality", "kind", "template"),
    [
        (SINGLE, "choiceInteraction", "single", "identifier", "match_correct"),
        (MULTIPLE, "choiceInteraction", "multiple", "identifier", "map_response"),
        (TRUE_FALSE, "choiceInteraction", "single", "identifier", "match_correct"),
        (CLOZE, "textEntryInteraction", "single", "string", "map_response"),
        (SHORT, "extendedTextInteraction", "single", "string", None),
        (MATCHING, "matchInteraction", "multiple", "directedPair", "map_response"),
    ],
)
def test_each_type_has_its_interaction_its_declaration_and_its_scoring(
    question: Question, interaction: str, cardinality: str, kind: str, template: str | None
) -> None:
    item = only(question)
    (response,) = found(item, "responseDeclaration")
    (shown,) = (one for one in item.iter() if one.get("responseIdentifier"))
    (processing,) = found(item, "responseProcessing")
    assert etree.QName(shown).localname == interaction and shown.get("responseIdentifier") == response.get("identifier")
    assert (response.get("cardinality"), response.get("baseType")) == (cardinality, kind)
    assert (processing.get("template") or "None").rpartition("/")[2] == str(template)
    assert {one.get("identifier") for one in found(item, "outcomeDeclaration")} == {"SCORE", "FEEDBACK"}


def test_keys_are_those_of_the_questions() -> None:
    items = Package(quiz_as_qti(EVERY_TYPE, "")).items
    keys = {item.get("label"): "\n".join(key_in_words(item)) for item in items if found(item, ".//simpleChoice")}
    assert keys == {one.id: one.answer for one in (SINGLE, MULTIPLE, TRUE_FALSE)}
    assert "\n".join(key_in_words(only(MATCHING))) == MATCHING.answer
    assert correct(only(CLOZE)) == ["gluten"] and worth(only(CLOZE)) == {"gluten": 1, "glutens": 1}
    assert correct(only(SHORT)) == []


def test_to_choose_what_is_right_earns_everything_and_to_choose_all_earns_nothing() -> None:
    shares = worth(only(MULTIPLE))
    assert sum(shares[name] for name in correct(only(MULTIPLE))) == pytest.approx(1)
    assert sum(shares.values()) == pytest.approx(0)
    assert sum(worth(only(MATCHING)).values()) == pytest.approx(1)


def test_points_of_a_short_answer_are_for_the_scorer_alone() -> None:
    (rubric,) = found(only(SHORT), "itemBody/rubricBlock")
    assert rubric.get("view") == "scorer" and all(point.text in words(rubric) for point in SHORT.points)


def test_what_is_said_after_an_answer_is_switched_on_by_its_outcome() -> None:
    for item, question in zip(Package(quiz_as_qti(EVERY_TYPE, "")).items, EVERY_TYPE, strict=True):
        feedback = {one.get("identifier"): words(one) for one in found(item, "modalFeedback")}
        choices = [one.get("identifier") for one in found(item, ".//simpleChoice")]
        assert list(feedback) == [*choices, "EXPLANATION"]
        assert all(option.rationale in feedback[name] for name, option in zip(choices, question.options, strict=True))
        assert all(cited.quote in feedback["EXPLANATION"] for cited in question.citations)
        (rule,) = (one for one in found(item, "responseProcessing/setOutcomeValue") if one.get("identifier"))
        assert rule.get("identifier") == "FEEDBACK" and "EXPLANATION" in words(rule)


@settings(max_examples=30)
@given(st.lists(questions(), max_size=3, unique_by=lambda one: portable(one.id)), SAID)
def test_any_words_come_back_as_they_were(several: list[Question], title: str) -> None:
    written = quiz_as_qti(several, title)
    assert written == quiz_as_qti(several, title)
    for item, question in zip(Package(written).items, several, strict=True):
        assert item.get("label") == portable(question.id)
        (body,) = found(item, "itemBody")
        if question.type == "cloze":
            (gap,) = found(item, ".//textEntryInteraction")
            (sentence,) = found(item, "itemBody/p")
            sides = portable(question.stem).split("_____", 1)
            assert [(sentence.text or "").strip(), (gap.tail or "").strip()] == [side.strip() for side in sides]
            assert correct(item) == [one_line(question.answer)]
        else:
            assert portable(question.stem) in words(body)
        if question.options:
            right = [portable(one.text) for one in question.options if one.correct]
            assert [words(one) for one in found(item, ".//simpleChoice")] == [
                portable(o.text) for o in question.options
            ]
            assert key_in_words(item) == right
        if question.pairs:
            assert key_in_words(item) == [f"{portable(one.left)}: {portable(one.right)}" for one in question.pairs]
