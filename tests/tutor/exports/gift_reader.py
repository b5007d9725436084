"""A small reader of GIFT that does what Moodle's documentation and its importer say, for tests of what we write."""

import re
from dataclasses import dataclass, field
from typing import Literal

SPACE = " \t\n"
_ESCAPES = {":": "&&058;", "#": "&&035;", "=": "&&061;", "{": "&&123;", "}": "&&125;", "~": "&&126;", "n": "&&010;"}
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d+)?)%")


@dataclass
class Choice:
    text: str
    weight: float
    feedback: str
    format: str


@dataclass
class Item:
    id: str
    tags: list[str]
    name: str
    stem: str
    format: str
    feedback: str
    kind: Literal["essay", "multichoice", "match", "truefalse", "shortanswer"]
    is_single: bool = False
    choices: list[Choice] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)


def read(text: str) -> tuple[str, list[Item]]:
    """The category and the questions."""
    first, *others = re.split(r"\n\s*\n", text.strip(SPACE))
    assert first.startswith("$CATEGORY: ") and "\n" not in first
    return first.removeprefix("$CATEGORY: ").replace("//", "/"), [_item(entry) for entry in others]


def _item(entry: str) -> Item:
    lines = entry.split("\n")
    comment = "\n".join(line for line in lines if line.startswith("//"))
    number = re.search(r"\[id:((?:\\]|[^]])+)]", comment)
    assert number
    body = _hidden("\n".join(line for line in lines if not line.strip(SPACE).startswith("//")).strip(SPACE))
    assert body.startswith("::")
    name, _, rest = body[2:].partition("::")
    assert rest.count("{") == 1 and rest.count("}") == 1 and rest.endswith("}")
    stem, _, inside = rest[:-1].partition("{")
    answers, _, feedback = inside.rpartition("####")
    words, kind_of_text = _text(stem, "moodle")
    item = Item(
        id=number[1].replace("\\]", "]"), tags=re.findall(r"\[tag:([^]]+)]", comment), name=_shown(name), stem=words,
        format=kind_of_text, feedback=_text(feedback, kind_of_text)[0], kind="shortanswer",
    )  # fmt: skip
    _answers(item, answers.strip(SPACE))
    return item


def _answers(item: Item, answers: str) -> None:
    if not answers:
        item.kind = "essay"
    elif "~" in answers:
        item.kind, item.is_single = "multichoice", "=" in answers
        item.choices = [_choice(part, item.format) for part in re.split(r"(?=[~=])", answers) if part.strip(SPACE)]
    elif "=" in answers and "->" in answers:
        item.kind = "match"
        for part in answers.split("=")[1:]:
            left, _, right = part.partition("->")
            item.pairs.append((_text(left, item.format)[0], _shown(right)))
    elif answers.split("#", maxsplit=1)[0] in {"T", "TRUE", "F", "FALSE"}:
        item.kind = "truefalse"
        truth, wrong, right = answers.split("#")
        feedback = {True: right, False: wrong} if truth in {"T", "TRUE"} else {True: wrong, False: right}
        item.choices = [
            Choice(str(value), 100 * (value == (truth in {"T", "TRUE"})), _text(feedback[value], "")[0], "")
            for value in (True, False)
        ]
    else:
        item.choices = [_choice(part, item.format) for part in re.split(r"(?==)", answers) if part.strip(SPACE)]


def _choice(part: str, format_of_stem: str) -> Choice:
    sign, rest = part[0], part[1:].strip(SPACE)
    weight = 100.0 if sign == "=" else 0.0
    if found := _WEIGHT.match(rest):
        weight, rest = float(found[1]), rest[found.end() :]
    text, _, feedback = rest.partition("#")
    words, kind = _text(text, format_of_stem)
    return Choice(words, weight, _text(feedback, format_of_stem)[0], kind)


def _hidden(text: str) -> str:
    """Escaped signs as the placeholders that Moodle puts in their place."""
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], "\\" if found[1] == "\\" else found[0]), text)


def _text(text: str, default: str) -> tuple[str, str]:
    words = text.strip(SPACE)
    found = re.match(r"\[(moodle|html|plain|markdown)]", words)
    return (_shown(words[found.end() :]), found[1]) if found else (_shown(words), default)


def _shown(text: str) -> str:
    for sign, placeholder in _ESCAPES.items():
        text = text.replace(placeholder, "\n" if sign == "n" else sign)
    return text.strip(SPACE)
