"""A quiz as a QTI 2.1 content package: a zip with a manifest, a test and a file for each question."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from xml.etree.ElementTree import Element

from tutor.exports.fixed_zip import fixed_zip
from tutor.exports.quiz_qti_items import QTI, assessment_item, schema_place
from tutor.exports.quiz_wording import printable, printed_title
from tutor.exports.xml_writing import child, document
from tutor.quiz.questions import Question

_PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
_TEST_FILE = "assessment.xml"
_TEST = "test"


def quiz_as_qti(questions: Sequence[Question], title: str) -> bytes:
    """The package; each question's file and identifier follow from its id, which is kept as the item's label."""
    named = {f"item-{sha256(one.id.encode()).hexdigest()[:16]}": one for one in printable(questions)}
    items = {_item_file(name): document(assessment_item(question, name)) for name, question in named.items()}
    return fixed_zip(
        {
            "imsmanifest.xml": document(_manifest(list(named))),
            _TEST_FILE: document(_test(named, printed_title(title))),
            **items,
        }
    )


def _item_file(name: str) -> str:
    return f"items/{name}.xml"


def _manifest(names: Sequence[str]) -> Element:
    manifest = Element("manifest", {"xmlns": _PACKAGING, "identifier": "manifest"})
    metadata = child(manifest, "metadata")
    child(metadata, "schema", "QTIv2.1 Package")
    child(metadata, "schemaversion", "1.0.0")
    child(manifest, "organizations")
    resources = child(manifest, "resources")
    test = _resource(resources, _TEST, "imsqti_test_xmlv2p1", _TEST_FILE)
    for name in names:
        child(test, "dependency", attributes={"identifierref": name})
    for name in names:
        _resource(resources, name, "imsqti_item_xmlv2p1", _item_file(name))
    return manifest


def _resource(resources: Element, name: str, kind: str, file: str) -> Element:
    resource = child(resources, "resource", attributes={"identifier": name, "type": kind, "href": file})
    child(resource, "file", attributes={"href": file})
    return resource


def _test(named: Mapping[str, Question], title: str) -> Element:
    test = Element("assessmentTest", {"xmlns": QTI, **schema_place(), "identifier": _TEST, "title": title})
    score = {"identifier": "SCORE", "cardinality": "single", "baseType": "float"}
    child(test, "outcomeDeclaration", attributes=score)
    part = child(
        test,
        "testPart",
        attributes={"identifier": "part", "navigationMode": "nonlinear", "submissionMode": "individual"},
    )
    child(part, "itemSessionControl", attributes={"maxAttempts": "1", "showFeedback": "true"})
    section = child(part, "assessmentSection", attributes={"identifier": "section", "title": title, "visible": "true"})
    for name in named:
        child(section, "assessmentItemRef", attributes={"identifier": name, "href": _item_file(name)})
    total = child(child(test, "outcomeProcessing"), "setOutcomeValue", attributes={"identifier": "SCORE"})
    child(child(total, "sum"), "testVariables", attributes={"variableIdentifier": "SCORE"})
    return test
