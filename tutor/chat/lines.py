"""Reads the lines that a chat model writes, as they stream: each a sentence and the passages that it names."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.segmentation import sentence_texts
from tutor.chat.plain_words import marked_numbers, plain_words
from tutor.grounding.proof import Statement

LONGEST = 600
"""Characters of a sentence; what is longer is none that a passage could bear out as a whole."""

LONGEST_LINE = 4000
"""Characters of what may stand in one line."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What a model wrote in place of a line; it is counted and never shown."""

    text: str


Line = Statement | Unreadable


def lines(pieces: Iterable[str]) -> Iterator[Line]:
    """The statements of a text that comes in pieces, each as soon as its line is whole.

    A line is `{"text": "...", "evidence": [1, 2]}`; fences, lists of lines, objects around them, trailing commas and
    lines that are broken up are read too. A line of several sentences gives a statement for each.
    """
    reader = _Reader()
    for piece in pieces:
        for sign in piece:
            yield from reader.take(sign)
    yield from reader.end()


@dataclass(slots=True)
class _Open:
    """An object whose end has not come: where it starts, and whether a statement was found inside it."""

    start: int
    holds: bool = False


class _Reader:
    """Takes a text sign by sign and gives each object as it closes, the inner ones first."""

    def __init__(self) -> None:
        self._text = ""
        self._outside = ""
        self._open: list[_Open] = []
        self._is_quoted = self._is_escaped = False
        self._last = ""

    def take(self, sign: str) -> Iterator[Line]:
        """What the next sign completes."""
        if self._is_quoted and sign != "\n":
            self._take_quoted(sign)
            return
        if self._is_quoted:
            # No string goes on in the next line: its end was forgotten, and the next line is read afresh.
            yield from self._give_up()
        if sign == "{":
            if self._open and self._last not in "{}[,:":
                yield from self._give_up()
            self._open.append(_Open(len(self._text)))
        if self._open:
            yield from self._take_inside(sign)
        else:
            yield from self._take_outside(sign)
        self._last = sign if not sign.isspace() else self._last

    def end(self) -> Iterator[Line]:
        """What is left when the text has ended."""
        for one in self._open:
            body = self._text[one.start :]
            if not one.holds or body[1:].lstrip().startswith('"text"'):
                yield Unreadable(body)
        yield from self._take_outside("\n")

    def _take_quoted(self, sign: str) -> None:
        self._text += sign
        self._is_quoted = sign != '"' or self._is_escaped
        self._is_escaped = sign == "\\" and not self._is_escaped
        self._last = sign

    def _take_inside(self, sign: str) -> Iterator[Line]:
        self._text += sign
        self._is_quoted = sign == '"'
        if sign == "}":
            yield from self._closed()

    def _take_outside(self, sign: str) -> Iterator[Line]:
        if sign != "\n":
            self._outside += sign
            return
        if _is_prose(self._outside):
            yield Unreadable(self._outside.strip())
        self._outside = ""

    def _closed(self) -> Iterator[Line]:
        closed = self._open.pop()
        body = self._text[closed.start :]
        found = [] if closed.holds else _statements(body)
        yield from found
        holds = closed.holds or bool(found)
        if self._open:
            self._open[-1].holds = self._open[-1].holds or holds
            return
        self._text = ""
        if not holds:
            yield Unreadable(body)

    def _give_up(self) -> Iterator[Line]:
        """Leave the innermost object, which is broken."""
        broken = self._open.pop()
        self._is_quoted = self._is_escaped = False
        body = self._text[broken.start :]
        self._text = self._text[: broken.start] if self._open else ""
        self._last = ","
        yield Unreadable(body)


def _statements(body: str) -> list[Statement]:
    """What an object says; nothing where it is no statement that could be shown."""
    value = _loaded(body) if len(body) <= LONGEST_LINE else None
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(text, str):
        return []
    numbers = _numbers(value.get("evidence")) or marked_numbers(text)
    sentences = [one for one in _sentences(plain_words(text)) if any(map(str.isalpha, one))]
    if any(len(one) > LONGEST for one in sentences):
        return []
    return [Statement(one, numbers) for one in sentences]


_SURE_END = re.compile(r"(?:(?<=[a-z]{4}[.?!])|(?<=[a-z]{4}[.?!][”\"’)]))\s+(?=[“\"]?[A-Z])")


def _sentences(text: str) -> list[str]:
    # The segmentation leaves some short sentences together that end in a common word; they are to be proved one by one.
    return [part for one in sentence_texts(text) for part in _SURE_END.split(one)]


_STRING_OR_COMMA = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])', re.DOTALL)


def _loaded(body: str) -> object:
    """The value, also of one with commas too many; None where it has none."""
    for text in (body, _STRING_OR_COMMA.sub(lambda found: found[1] or "", body)):
        try:
            value: object = json.loads(text, strict=False)
        # Brackets without end make the parser call itself too often.
        except (ValueError, RecursionError):
            continue
        return value
    return None


def _numbers(evidence: object) -> tuple[int, ...]:
    """The numbers of passages, however they are written, each once."""
    found: list[int] = []
    for one in evidence if isinstance(evidence, list) else [evidence]:
        if isinstance(one, str):
            found += map(int, re.findall(r"(?<![0-9])[0-9]{1,3}(?![0-9])", one))
        elif isinstance(one, int | float) and not isinstance(one, bool) and one in range(1000):
            found.append(int(one))
    return tuple(dict.fromkeys(found))


def _is_prose(outside: str) -> bool:
    """Whether what stands beside the objects of a line is more than signs and the opening of a fence."""
    return any(map(str.isalpha, re.sub(r"^\s*(?:```|~~~)\w*", "", outside)))
