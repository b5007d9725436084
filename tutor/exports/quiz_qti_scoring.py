"""How an item of QTI 2.1 is scored: its key as declarations, and the rules that make a score of a response."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

from tutor.exports.xml_writing import child

RESPONSE = "RESPONSE"
SCORE = "SCORE"
FEEDBACK = "FEEDBACK"
EXPLANATION = "EXPLANATION"
"""What the outcome FEEDBACK holds after every response; the options that were chosen stand beside it."""

_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"


@dataclass(frozen=True, slots=True)
class Key:
    """The right response; `worth` is what each part of one earns, and empty where only the whole counts.

    Without `correct` a person has to score the response.
    """

    kind: Literal["identifier", "directedPair", "string"]
    cardinality: Literal["single", "multiple"]
    correct: tuple[str, ...]
    worth: Mapping[str, float] = field(default_factory=dict)


def declare(item: Element, key: Key) -> None:
    """Puts the key and the outcomes into the item."""
    response = child(
        item,
        "responseDeclaration",
        attributes={"identifier": RESPONSE, "cardinality": key.cardinality, "baseType": key.kind},
    )
    if key.correct:
        correct = child(response, "correctResponse")
        for value in key.correct:
            child(correct, "value", value)
    if key.worth:
        mapping = child(response, "mapping", attributes={"lowerBound": "0", "upperBound": "1", "defaultValue": "0"})
        case = {"caseSensitive": "false"} if key.kind == "string" else {}
        for value, worth in key.worth.items():
            child(mapping, "mapEntry", attributes={"mapKey": value, "mappedValue": repr(worth), **case})
    outcome = {"identifier": SCORE, "cardinality": "single", "baseType": "float", "normalMaximum": "1"}
    child(child(child(item, "outcomeDeclaration", attributes=outcome), "defaultValue"), "value", "0")
    said = {"identifier": FEEDBACK, "cardinality": "multiple", "baseType": "identifier"}
    child(item, "outcomeDeclaration", attributes=said)


def score(item: Element, key: Key) -> None:
    """Puts the rules into the item.

    Those for the score are those of the standard's templates, which are named as well: a template cannot set the
    feedback, and a program that reads both has to prefer the rules.
    """
    template = {"template": f"{_TEMPLATES}{'map_response' if key.worth else 'match_correct'}"} if key.correct else {}
    processing = child(item, "responseProcessing", attributes=template)
    if key.worth:
        _map_response(processing)
    elif key.correct:
        _match_correct(processing)
    said = child(_set(processing, FEEDBACK), "multiple")
    if key.kind == "identifier":
        child(said, "variable", attributes={"identifier": RESPONSE})
    child(said, "baseValue", EXPLANATION, {"baseType": "identifier"})


def _match_correct(processing: Element) -> None:
    condition = child(processing, "responseCondition")
    right = child(condition, "responseIf")
    match = child(right, "match")
    child(match, "variable", attributes={"identifier": RESPONSE})
    child(match, "correct", attributes={"identifier": RESPONSE})
    _number(_set(right, SCORE), 1)
    _number(_set(child(condition, "responseElse"), SCORE), 0)


def _map_response(processing: Element) -> None:
    condition = child(processing, "responseCondition")
    empty = child(condition, "responseIf")
    child(child(empty, "isNull"), "variable", attributes={"identifier": RESPONSE})
    _number(_set(empty, SCORE), 0)
    child(_set(child(condition, "responseElse"), SCORE), "mapResponse", attributes={"identifier": RESPONSE})


def _set(parent: Element, outcome: str) -> Element:
    return child(parent, "setOutcomeValue", attributes={"identifier": outcome})


def _number(parent: Element, value: int) -> None:
    child(parent, "baseValue", str(value), {"baseType": "float"})
