"""Whose words a quotation is said to be, by the names and citations around it."""

import re
from collections.abc import Sequence

from tutor.critique.scholars import NamedScholar

REACH = 400
"""Signs of a speaker are looked for this many characters around a quotation at most."""

_VERB = (
    r"(?:argu|writ|wrot|sa(?:y|id)|stat(?:es|ed|ing)|claim|not(?:es|ed|ing)|observ|maintain|insist|conten[dt]|assert|"
    r"h[eo]ld|explain|point|put|remark|conclud|suggest|warn|describ|declar|defin|call|add|emphasi[sz]|stress|believ|"
    r"propos|remind|summari[sz]|sum|speak|spoke|ask|admit|conced|acknowledg|repl(?:y|ies|ied)|answer|posit|contrast|"
    r"respon[ds]|find|found|see|treat|assum|reason|term|coin|predict|teach|taught|think|thought)[a-z]{0,5}"
)
_YEARS = r"(?:\s?[(\[][^()\[\]]{1,80}[)\]])?"
_LINKS = (
    r"(?:(?:[a-z]{2,20}ly|also|once|himself|herself|thus|has|had|have|would|then|later|again|even|does|did)\s){0,3}"
)
_SPEAKS = re.compile(rf"(?:['’]s?)?{_YEARS}\s{_LINKS}{_VERB}\b")
_HAS_SAID = re.compile(
    rf"['’]s?{_YEARS}\s(?:\w{{2,20}}\s){{0,3}}(?:claim|argument|view|statement|words?|phrase|dictum|remark|line|point|"
    r"observation|warning|definition|conclusion|assertion|idea|notion|contention|formulation|insistence|maxim|thesis|"
    r"judge?ment|belief|verdict|sentence|formula)\b"
)
_IN_WORDS_OF = re.compile(r"\b(?:according to|in the words of|as)\s$", re.IGNORECASE)
_NOT_SPEAKING_BEFORE = re.compile(
    r"\b(?:unlike|against|contra|contrary to|pace|than|beyond|(?:critic|opponent|follower|student|reader|supporter|"
    r"defender|rival|critique|criticism|rejection|reading)s? of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_NOT_SPEAKING_AFTER = re.compile(
    r"['’]?s?\s(?:\w{2,20}\s){0,2}(?:critics?|opponents?|followers?|readers?|students?|rivals?|colleagues?|supporters?)\b"
)
_OTHERS = (
    r"(?:critic|other|opponent|scholar|realist|liberal|commentator|writer|author|official|historian)s?|some|people|"
    r"government|administration|report|president|minister|one|we|i"
)
_OTHER_SPEAKER = re.compile(
    rf"(?:\b(?:{_OTHERS})|(?<=[a-z,;] )[A-Z][\w’'-]{{2,30}}){_YEARS}\s{_LINKS}(?!states\b){_VERB}\b"
)
_BRACKETS = re.compile(r"[\"”’'.,;:!?\s]{0,6}[(\[]([^()\[\]]{2,240})[)\]]")
_LATER_BRACKETS = re.compile(r"[\"”’']?[^()\[\]\"“”]{0,160}[(\[]([^()\[\]]{2,240})[)\]]")
_OTHERS_WORK = re.compile(
    r"(?<![\w.])(?!(?:[Ss]ee|Emphasis|Italics|Chapter|Book|Part|Page)\b)[A-Z][\w’'-]{2,30}\D{0,80}\b(?:1[6-9]|20)\d\d"
)
_SECOND_HAND = re.compile(r"\b(?:quoted|cited|qtd\.?|reprinted|as quoted|as cited)\s(?:in|by|from)\b", re.IGNORECASE)
_TAIL = re.compile(rf"[\"”’'.,;:!?\s—–-]{{0,6}}(?:(?:as|so)\s)?(?:{_VERB}\s)?(?:[A-Z][\w.’'-]{{0,20}}\s){{0,2}}$")
_VERB_LAST = re.compile(rf"\b{_VERB}\s$")
_PRONOUN = re.compile(
    rf"\b(?:s?he|they)\b\s{_LINKS}{_VERB}\b|\b(?:his|her|their)\s(?:own\s)?(?:\w+\s)?\w+\W{{0,3}}$", re.I
)


def speaker(text: str, start: int, end: int, named: Sequence[NamedScholar], before: Sequence[str] = ()) -> str | None:
    """The slug of the scholar that a sentence gives the words at `[start, end)` to; None where that is unclear.

    Args:
        text: the sentence, with a citation behind it.
        named: the scholars that it names, in order.
        before: the slugs of those whom the sentence before names, for "he", "she" and "they".
    """
    lead = [one for one in named if one.end <= start]
    behind = _tail(text, end, named)
    if behind:
        return behind
    explicit = _explicit(text, lead, start)
    brackets = _BRACKETS.match(text, end)
    if brackets:
        slugs, is_others = _cited(text, brackets, named)
        if slugs or is_others:
            if explicit:
                return explicit if explicit in slugs else None
            return next(iter(slugs)) if len(slugs) == 1 else None
    found = explicit or _only(text, lead, start)
    if found or lead:
        return found
    later = None if brackets else _LATER_BRACKETS.match(text, end)
    if later:
        slugs, is_others = _cited(text, later, named)
        return next(iter(slugs)) if len(slugs) == 1 else None
    is_told_of = _PRONOUN.search(text, max(0, start - REACH), start) and len(set(before)) == 1
    return before[0] if is_told_of else None


def reporter(text: str, start: int, named: Sequence[NamedScholar]) -> str | None:
    """The one scholar of a sentence who is said in so many words to hold what stands from `start` on."""
    is_alone = len({one.slug for one in named}) == 1
    return _explicit(text, [one for one in named if one.end <= start], start) if is_alone else None


def _cited(text: str, brackets: re.Match[str], named: Sequence[NamedScholar]) -> tuple[set[str], bool]:
    """The scholars of a citation in brackets, and whether it cites somebody whom the course does not know.

    "Quoted in" makes the one before it the speaker; where nobody stands there the brackets tell nothing.
    """
    start, end = brackets.span(1)
    second_hand = _SECOND_HAND.search(text, start, end)
    end = second_hand.start() if second_hand else end
    slugs = {one.slug for one in named if start <= one.start and one.end <= end}
    return slugs, not slugs and not second_hand and _OTHERS_WORK.search(text, start, end) is not None


def _tail(text: str, end: int, named: Sequence[NamedScholar]) -> str | None:
    """Who stands behind a quotation as its speaker: `"...", writes Snyder` or `"...", Snyder writes`."""
    first = next((one for one in named if end <= one.start <= end + 60), None)
    if first is None or not _TAIL.match(text[end : first.start]):
        return None
    return first.slug if _VERB_LAST.search(text, end, first.start) or _SPEAKS.match(text, first.end) else None


def _explicit(text: str, lead: Sequence[NamedScholar], start: int) -> str | None:
    """The last named scholar before a quotation, where the sentence makes them speak and nobody after them."""
    if not lead:
        return None
    last = lead[-1]
    speaks = _SPEAKS.match(text, last.end) or _HAS_SAID.match(text, last.end)
    speaks = speaks or _IN_WORDS_OF.search(text, 0, last.start)
    is_joined = len(lead) > 1 and _is_list(text, lead)
    if not speaks or is_joined or _NOT_SPEAKING_AFTER.match(text, last.end) or _refused(text, last):
        return None
    return None if _OTHER_SPEAKER.search(text, last.end, start) else last.slug


def _only(text: str, lead: Sequence[NamedScholar], start: int) -> str | None:
    """The one scholar named before a quotation, where nothing tells against them."""
    if len({one.slug for one in lead}) != 1 or start - lead[-1].end > REACH:
        return None
    if any(_refused(text, one) or _NOT_SPEAKING_AFTER.match(text, one.end) for one in lead):
        return None
    return None if _OTHER_SPEAKER.search(text, lead[-1].end, start) else lead[0].slug


def _is_list(text: str, lead: Sequence[NamedScholar]) -> bool:
    """Whether the last two names are parts of one list, "Glaser and Kaufmann"."""
    between = text[lead[-2].end : lead[-1].start]
    return re.fullmatch(r"(?:\s?\([^()]{1,60}\))?,?\s?(?:and|or|&)\s", between) is not None


def _refused(text: str, one: NamedScholar) -> bool:
    return _NOT_SPEAKING_BEFORE.search(text, max(0, one.start - 60), one.start) is not None
