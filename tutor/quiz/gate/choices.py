"""Flaws of a set of options: how many, alike, lazy, combined, out of order."""

import re
from itertools import combinations

from rapidfuzz.fuzz import ratio

from tutor.quiz.gate.rules import distractors, keys
from tutor.quiz.gate.wording import folded, squashed
from tutor.quiz.questions import Question

ALIKE = 92
"""Options with a likeness above this, of 100, say nearly the same."""

FEWEST_OPTIONS, MOST_OPTIONS, MOST_TO_CHOOSE_FROM = 3, 6, 8
_LAZY = re.compile(
    r"\b(?:all|none|both|neither)\b.*\b(?:above|these|those|of them|a and b)\b"
    r"|\b(?:all|none|both|neither|any|each|some|most|two) of (?:the above|these|those|them"
    r"|the (?:other )?options|the answers)"
    r"|^(?:all|none|both|neither|any|either|nothing|everything)"
    r"(?: (?:are|is|of)?\s*(?:true|correct|right|wrong|false))?$"
    r"|^(?:no|any) (?:answer|option)\b|\bI do(?: not|n['’]t) know\b|^(?:not enough|insufficient) information",
    re.IGNORECASE,
)
_MEMBER = r"\(?(?:[A-H]|[IVX]{1,4}|[1-8])\)?"
_COMBINED = re.compile(
    rf"(?:(?:[Bb]oth|[Oo]nly|[Nn]either|[Ee]ither) )?{_MEMBER}(?:(?:, ?| ?& ?| and | or | nor |, and ){_MEMBER})+"
    r"(?: only)?"
    rf"|(?:[Oo]nly )\(?(?:[A-H]|[IVX]{{1,4}})\)?|\(?(?:[A-H]|[IVX]{{1,4}})\)? only"
)
_VERDICT = re.compile(
    r"(?:it is |that is )?(?:true|false|yes|no|correct|incorrect|right|wrong)\b(?= *(?:$|[,.;:–—]|because\b))", re.I
)
_DEGREE = re.compile(
    r"\b(?:often|sometimes|usually|rarely|seldom|frequently|occasionally|generally|mostly|normally|typically|commonly|"
    r"always|never|may|might|can|could|some|many|most|few|all|several|largely|mainly|partly|quite|rather|very|somewhat|"
    r"fairly|probably|possibly|perhaps|likely)\b"
)
_QUANTITY = re.compile(
    r"^(?:about |around |some |in |by |over |under )?[$£€]?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>.*)$", re.I
)
_ERA = re.compile(r"\b(?:bc|bce)\b", re.IGNORECASE)


def wrong_numbers(question: Question) -> str | None:
    """Too few or too many options, or too few right ones."""
    most = MOST_OPTIONS if question.type == "single_choice" else MOST_TO_CHOOSE_FROM
    if not FEWEST_OPTIONS <= len(question.options) <= most:
        return f"It needs {FEWEST_OPTIONS} to {most} options."
    right = len(keys(question))
    if question.type == "multiple_choice" and not 2 <= right < len(question.options):
        return "At least two options have to be right, and at least one wrong."
    return "No option is right." if right == 0 else None


def all_or_none(question: Question) -> str | None:
    """An option that speaks of the other options."""
    found = next((text for option in question.options if _LAZY.search(text := squashed(option.text).rstrip("."))), None)
    return None if found is None else f"“{found}” speaks of the other options."


def combined(question: Question) -> str | None:
    """Options that are combinations of numbered things or of other options (K-type)."""
    found = sum(_COMBINED.fullmatch(squashed(option.text).rstrip(".")) is not None for option in question.options)
    return "Its options are combinations of other options." if found else None


def true_or_false(question: Question) -> str | None:
    """A choice whose options are verdicts."""
    found = sum(_VERDICT.match(squashed(option.text)) is not None for option in question.options)
    return "It is a true or false question in the form of a choice." if found >= 2 else None


def more_than_one_right(question: Question) -> str | None:
    """Several right options where one can be chosen, or a wrong one that says less than a right one and no more."""
    if question.type == "single_choice" and len(keys(question)) > 1:
        return "More than one option is marked as right."
    for key in keys(question):
        for other in distractors(question):
            shorter = folded(other)
            if len(shorter.split()) >= 3 and folded(key).startswith(f"{shorter} "):
                return f"“{squashed(other)}” is right as well when “{squashed(key)}” is."
    return None


def alike(question: Question) -> str | None:
    """Two options that say nearly the same."""
    for one, other in combinations((folded(option.text) for option in question.options), 2):
        if one == other or ratio(one, other) > ALIKE:
            return f"Two options say nearly the same: “{one}” and “{other}”."
    return None


def vague(question: Question) -> str | None:
    """Options that differ by a word such as "often" or "usually" only."""
    bare = [" ".join(_DEGREE.sub(" ", folded(option.text)).split()) for option in question.options]
    if any(one == other and one for one, other in combinations(bare, 2)):
        return "Two options differ in nothing but how often or how much."
    return None


def out_of_order(question: Question) -> str | None:
    """Numbers that neither rise nor fall."""
    found = [_QUANTITY.match(squashed(option.text)) for option in question.options]
    quantities = [one for one in found if one]
    if len(quantities) < len(found) or len({_unit(one) for one in quantities}) > 1:
        return None
    numbers = [_number(one) for one in quantities]
    return None if numbers in (sorted(numbers), sorted(numbers, reverse=True)) else "Its numbers are not in order."


def _unit(quantity: re.Match[str]) -> str:
    return "" if _ERA.search(quantity["unit"]) else re.sub(r"[\d\W]", "", quantity["unit"]).lower()


def _number(quantity: re.Match[str]) -> float:
    number = float(quantity["number"].replace(",", ""))
    return -number if _ERA.search(quantity["unit"]) else number
