"""One question as an item of QTI 2.1: its key, what the learner sees, how it is scored and what is said after it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

from tutor.exports.characters import one_line
from tutor.exports.quiz_qti_scoring import EXPLANATION, FEEDBACK, RESPONSE, Key, declare, score
from tutor.exports.quiz_wording import (
    INSTRUCTIONS,
    general_feedback,
    letter,
    offered,
    question_name,
    rationale,
    solution,
)
from tutor.exports.xml_writing import child
from tutor.quiz.questions import BLANK, Question, QuestionType

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
_RESPONSE = {"responseIdentifier": RESPONSE}


def assessment_item(question: Question, identifier: str) -> Element:
    """The item with this identifier; the question's words have to be free of characters that XML forbids."""
    item = Element(
        "assessmentItem",
        {
            "xmlns": QTI,
            **schema_place(),
            "identifier": identifier,
            "title": question_name(question),
            "label": question.id,
            "adaptive": "false",
            "timeDependent": "false",
        },
    )
    key, write = _KINDS[question.type]
    declare(item, key(question))
    write(child(item, "itemBody"), question)
    score(item, key(question))
    _feedback(item, question)
    return item


def schema_place() -> dict[str, str]:
    """The attributes that say where the rules of the format are kept."""
    return {
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{QTI} {_SCHEMA}",
    }


def _one_key(question: Question) -> Key:
    right = [letter(place) for place, option in enumerate(question.options) if option.correct]
    return Key("identifier", "single", tuple(right))


def _many_key(question: Question) -> Key:
    rights = [letter(place) for place, option in enumerate(question.options) if option.correct]
    wrongs = [letter(place) for place, option in enumerate(question.options) if not option.correct]
    worth = {name: 1 / len(rights) for name in rights} | {name: -1 / len(wrongs) for name in wrongs}
    return Key("identifier", "multiple", tuple(rights), worth)


def _pair_key(question: Question) -> Key:
    place = {right: number for number, right in enumerate(offered(question), start=1)}
    pairs = tuple(f"L{number} R{place[pair.right]}" for number, pair in enumerate(question.pairs, start=1))
    return Key("directedPair", "multiple", pairs, {pair: 1 / len(pairs) for pair in pairs})


def _word_key(question: Question) -> Key:
    words = filter(None, map(one_line, (question.answer, *question.accepts)))
    return Key("string", "single", (one_line(question.answer),), dict.fromkeys(words, 1.0))


def _essay_key(_: Question) -> Key:
    return Key("string", "single", ())


def _choices(body: Element, question: Question) -> None:
    many = question.type == "multiple_choice"
    limit = {"shuffle": "false" if question.type == "true_false" else "true", "maxChoices": "0" if many else "1"}
    interaction = child(body, "choiceInteraction", attributes={**_RESPONSE, **limit})
    child(interaction, "prompt", question.stem)
    for place, option in enumerate(question.options):
        child(interaction, "simpleChoice", option.text, {"identifier": letter(place)})


def _matches(body: Element, question: Question) -> None:
    count = str(len(question.pairs))
    limit = {"shuffle": "true", "maxAssociations": count}
    interaction = child(body, "matchInteraction", attributes={**_RESPONSE, **limit})
    child(interaction, "prompt", question.stem)
    for side, texts in (("L", [pair.left for pair in question.pairs]), ("R", offered(question))):
        choices = child(interaction, "simpleMatchSet")
        for number, text in enumerate(texts, start=1):
            child(choices, "simpleAssociableChoice", text, {"identifier": f"{side}{number}", "matchMax": "1"})


def _gap(body: Element, question: Question) -> None:
    before, blank, after = question.stem.partition(BLANK)
    sentence = child(body, "p", before if blank else f"{before} ")
    child(sentence, "textEntryInteraction", attributes={**_RESPONSE, "expectedLength": "30"}).tail = after


def _essay(body: Element, question: Question) -> None:
    _paragraphs(child(body, "rubricBlock", attributes={"view": "scorer"}), solution(question, by_letter=False).answers)
    interaction = child(body, "extendedTextInteraction", attributes={**_RESPONSE, "expectedLines": "8"})
    child(interaction, "prompt", f"{question.stem}\n{INSTRUCTIONS[question.type]}")


_KINDS: Mapping[QuestionType, tuple[Callable[[Question], Key], Callable[[Element, Question], None]]] = {
    "single_choice": (_one_key, _choices),
    "multiple_choice": (_many_key, _choices),
    "true_false": (_one_key, _choices),
    "cloze": (_word_key, _gap),
    "short_answer": (_essay_key, _essay),
    "matching": (_pair_key, _matches),
}


def _feedback(item: Element, question: Question) -> None:
    for place, option in enumerate(question.options):
        why = rationale(question, option.rationale, option.citations)
        _shown(item, letter(place), [f"{one_line(option.text)}: {why}"])
    _shown(item, EXPLANATION, general_feedback(question).split("\n"))


def _shown(item: Element, when: str, lines: Sequence[str]) -> None:
    rule = {"outcomeIdentifier": FEEDBACK, "identifier": when, "showHide": "show"}
    _paragraphs(child(item, "modalFeedback", attributes=rule), lines)


def _paragraphs(parent: Element, lines: Iterable[str]) -> None:
    for line in lines:
        child(parent, "p", line)
