"""Cuts a paragraph into its sentences: nupunkt's, mended where quotations, citations and note marks mislead it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from nupunkt import sent_spans

from knowledge.sources import Span

LONGEST_QUOTATION = 600
"""Sentences inside a quotation up to this many characters long stay together with the one that opens it."""

_LONGEST_PAIR, _LONGEST_BRACKET = 3000, 300
_CLOSERS = r"[\"”’'»)\]]"
_MARK = r"(?:\[\^?[\w*†‡]{1,4}\]|[⁰¹²³⁴-⁹]{1,3}|[*†‡]|\d{1,3}(?=\s|$))"
_CITATION = (
    r"[ \t]{0,2}[(\[](?=[^()\[\]]{0,200}?(?:\b1[5-9]\d\d|\b20\d\d|\bpp?\.? ?\d|\bibid\b|\bn\. ?d\b))"
    r"[^()\[\]]{2,200}(?<![.!?])[)\]]"
)
# What may stand between a stop and the end of its sentence.
_TAIL = re.compile(rf"{_CLOSERS}{{0,4}}{_MARK}{{0,3}}(?:{_CITATION}{_MARK}{{0,2}}[.!?]?)?", re.I)
_MISSED = re.compile(
    rf"(?<=[^\W\d_][^\W\d_])(?:[.!?]{_CLOSERS}{{0,4}})(?:{_MARK}{{1,3}}|{_CITATION}{_MARK}{{0,2}}[.!?]?)(?=\s+[\"“‘'(]?[A-Z])"
    rf"|(?<=[a-z][a-z])[.!?](?=[A-Z][a-z]+\s[a-z])"
)
_NEVER_LAST = re.compile(r"\b(?:cf|viz|vs|esp|approx|e\.\s?g|i\.\s?e)\.$", re.I)
_BEFORE_NUMBER = re.compile(r"\b(?:pp?|paras?|nos?|vols?|chs?|chap|figs?|eds?|secs?|arts?|cols?|nn?|fn)\.$", re.I)
_AND_OTHERS = re.compile(r"\bet\.? al\.$", re.I)
_SHORT_WORD = re.compile(r"(?:\b[^\W\d_]{1,4}|\.\.)\.$|…$")
_BRACKET = re.compile(r"[()\[\]]")
_QUOTE = re.compile(r"[\"“”]|(?<!\w)[‘'](?=[^\W\d_])|(?<=[\w.,!?;…])[’'](?!\w)")
_OWN_SENTENCE = re.compile(r"(?:^|[.!?…][\"”’')\]]{0,3})\s*$")


def sentence_spans(text: str) -> list[Span]:
    """Where the sentences of a paragraph stand, without the white space between them."""
    quotations = [pair for pair in quoted_spans(text) if pair.end - pair.start <= LONGEST_QUOTATION]
    whole = [_Ranges(quotations), _Ranges(list(_brackets(text)))]
    found: list[Span] = []
    start = 0
    for end in [*_ends(text), len(text)]:
        if end < len(text) and any(ranges.hold(end) for ranges in whole):
            continue
        span = _stripped(text, start, end)
        if span:
            found.append(span)
        start = max(start, end)
    return found


def quoted_spans(text: str) -> list[Span]:
    """The quotations of a paragraph with their marks, those of other marks inside one left to the outer."""
    found: list[Span] = []
    opened: dict[str, int] = {}
    for match in _QUOTE.finditer(text):
        place, family = match.start(), "'" if match[0] in "‘’'" else '"'
        if _opens(text, place, match[0]):
            opened[family] = place
        elif (start := opened.pop(family, -1)) >= 0 and place - start <= _LONGEST_PAIR:
            while found and found[-1].start > start:
                found.pop()
            if not found or found[-1].end <= start:
                found.append(Span(start, place + 1))
    return found


class _Ranges:
    """Runs of text in their order, none inside another, that no sentence ends in."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def hold(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and self._spans[index].start < place < self._spans[index].end


def _opens(text: str, place: int, sign: str) -> bool:
    if sign in "“‘":
        return True
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return sign not in "”’" and (not before or before in " \n\t\u00a0([—–-*_") and not after.isspace()


def _brackets(text: str) -> Iterator[Span]:
    """Brackets opened inside a sentence; those that hold sentences of their own are left to be cut."""
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        opened = [start for start in opened if match.start() - start <= _LONGEST_BRACKET]
        if match[0] in "([":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            is_own = _OWN_SENTENCE.search(text, max(0, start - 6), start) and text[match.start() - 1] in ".!?"
            if not opened and not is_own:
                yield Span(start, match.end())


def _ends(text: str) -> list[int]:
    """Where sentences may end, in order: after the stop and all that belongs to it."""
    proposed = [start + len(text[start:end].rstrip()) for start, end in sent_spans(text)][:-1]
    proposed += [match.start() + 1 for match in _MISSED.finditer(text) if not _goes_on(text, match.start() + 1)]
    ends: set[int] = set()
    for place in sorted(set(proposed)):
        tail = _TAIL.match(text, place)
        end = tail.end() if tail else place
        after = text[end : end + 12].lstrip(" \t\n\u00a0\"“‘'([")
        carries_on = end > place and after[:1].islower()
        if not carries_on and not _goes_on(text, place):
            ends.add(end)
    return sorted(ends)


def _goes_on(text: str, place: int) -> bool:
    """Whether the stop before `place` belongs to a shortened word with its sentence going on."""
    before, after = text[max(0, place - 12) : place], text[place : place + 12].lstrip()
    if _NEVER_LAST.search(before):
        return True
    if _BEFORE_NUMBER.search(before):
        return after[:1].isdigit() or re.match(r"[ivxlc]{1,6}\b", after) is not None
    if _AND_OTHERS.search(before):
        return after[:1] in ("(", "[", "'", "’", ",") or after[:1].islower() or after[:1].isdigit()
    return after[:1].islower() and _SHORT_WORD.search(before) is not None


def _stripped(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; nothing where it holds neither letter nor digit."""
    piece = text[start:end]
    words = piece.strip()
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, left + len(words)) if any(map(str.isalnum, words)) else None
