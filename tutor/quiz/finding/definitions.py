"""Sentences that say what a term means, by the shapes in which English texts do so.

The shapes follow Hearst (1992, COLING, "Automatic Acquisition of Hyponyms from Large Text Corpora"): few, general, and
strict about where the term stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.quiz.finding.casing import Casing
from tutor.quiz.finding.clauses import plain
from tutor.quiz.finding.meanings import is_clause, meaning_of
from tutor.quiz.finding.terms import is_plural, term_of

LONGEST = 600


@dataclass(frozen=True, slots=True)
class Defined:
    """A term and its meaning as one sentence has them; `strength` from 0 to 1 is how surely it defines."""

    term: str
    meaning: str
    strength: float


_INTRO = (
    r"(?:(?:[Ii]n general|[Gg]enerally(?: speaking)?|[Bb]roadly(?: speaking)?|[Mm]ore (?:formally|broadly|generally)|"
    r"[Mm]ost (?:generally|simply)|[Ss]imply put|[Pp]ut simply|[Ii]n [a-z]+|[Bb]y definition|[Ff]ormally|[Tt]hus|"
    r"[Ii]n other words|[Bb]y contrast|[Ii]n contrast|[Hh]owever), )?"
)
_TERM = r"(?P<term>[\w“\"‘][\w’'“”\"& /-]{2,60}?)(?: \([\w .-]{2,40}\))?"
_OFTEN = (
    r"(?:(?:often|also|sometimes|commonly|usually|generally|typically|traditionally|simply|best|frequently|"
    r"broadly|formally|collectively) ){0,2}"
)
_NAMED = rf"{_OFTEN}(?:called|known as|referred to as|termed|labell?ed|named|dubbed)"
_OPENING = r"(?=(?:an?|the|any|anyone|anything|someone|something|one who|those|people|what) )"

_SUBJECT_FIRST: tuple[tuple[float, re.Pattern[str], bool], ...] = (
    (1.0, re.compile(rf"(?:^|[;,] (?:while|whereas|and|but) ){_INTRO}(?:(?:[Aa]n?|[Tt]he|[Aa]ny) )?{_TERM} "
        rf"(?:refers? (?:specifically )?to|denotes?|means?(?! that\b)) (?P<meaning>.+)$"), False),
    (1.0, re.compile(
        rf"^{_INTRO}(?:(?:[Aa]n?|[Tt]he|[Aa]ny) )?{_TERM} (?:is|are|can be|may be) {_OFTEN}(?:defined|understood) "
        rf"(?:as|to be|to mean) (?P<meaning>.+)$"
    ), False),
    (0.85, re.compile(
        rf"^{_INTRO}(?:(?:[Aa]n?|[Tt]he) )?{_TERM} (?P<meaning>(?:occurs|happens|arises|takes place|occur|happen|"
        rf"arise|take place) when .+)$"
    ), False),
    (0.8, re.compile(
        rf"^{_INTRO}{_TERM} are (?P<meaning>(?:(?!by\b|in\b|of\b|from\b|to\b)[\w’-]+ ){{0,3}}[\w’-]+s (?:that|who|"
        rf"whose|in which|for which|by which|which) .+)$"
    ), False),
    (0.95, re.compile(rf"^{_INTRO}(?:[Aa]n|[Aa]) {_TERM} (?:is|was) (?:simply )?{_OPENING}(?P<meaning>.+)$"), True),
    (0.8, re.compile(rf"^{_INTRO}{_TERM} (?:is|are) (?:simply )?{_OPENING}(?P<meaning>.+)$"), True),
    (0.7, re.compile(rf"^{_INTRO}(?:[Tt]he) {_TERM} (?:is|are) {_OPENING}(?P<meaning>.+)$"), True),
)  # fmt: skip
_NAME_LAST = re.compile(
    rf"^{_INTRO}(?P<meaning>[\w“][^.;:—?!]{{15,220}}?),? (?:is|are) {_NAMED} (?P<article>an? |the )?{_TERM}"
    r"(?!, (?:an?|the) )(?=[.,;:—(]|$| (?:because|and|or|in|since|which|after|by|if|when|while)\b)"
)  # fmt: skip
_BEFORE = (
    r"(?:(?<=\ba )|(?<=\ban )|(?<=\bin )|(?<=\bas )|(?<=\bfor )|(?<=\bby )|(?<=\bcalled )|(?<=\bwith )|(?<=\bthe ))"
)
_INNER_TERM = rf"{_BEFORE}(?P<term>[“\"]?[A-Za-z][\w’'-]+(?: (?!is\b|are\b)[\w’'-]+){{0,2}}[”\"]?)"
_INNER: tuple[tuple[float, str, re.Pattern[str], bool], ...] = (
    (0.9, ", ", re.compile(
        r"\b(?:called|known as|referred to as|termed) (?:an? |the )?"
        r"(?P<term>[“\"]?[A-Za-z][\w’'-]+(?: [\w’'-]+){0,2}[”\"]?), "
        r"(?P<meaning>(?:an?|the) [^—.;,]+)(?P<after>,|—|[.;]|$)"
    ), True),
    (0.75, "that is, ", re.compile(rf"{_INNER_TERM},? ?(?:—|–|, )that is, (?P<meaning>[^—.;,]+)(?P<after>—|[.;,]|"
        rf"$)"), False),
    (0.7, ", which ", re.compile(
        rf"{_INNER_TERM}, which (?:is|are|refers? to|means?) {_OPENING}(?P<meaning>[^—.;,]+)(?P<after>—|[.;,]|$)"
    ), True),
    (0.65, "—", re.compile(rf"{_INNER_TERM}—(?P<meaning>(?:an?|the|any|those|people) [^—.;]+)(?P<after>—|[.;]|"
        rf"$)"), True),
    (0.6, ", or ", re.compile(rf"{_INNER_TERM}, or (?P<meaning>(?:an?|the) [^—.;,]+)(?P<after>,|—|[.;]|$)"), True),
)  # fmt: skip
_GENUS_END = re.compile(r" (?:of|that|who|which|whose|where|for|to|with|between|from|in|by|on)\b|,")
_WHEN = re.compile(r"^(?:occurs?|happens?|arises?|takes? place) when ")
_CONTINUES = re.compile(r" (?:[\w’'-]+ ){0,4}[\w’'-]+, (?:and|or) |(?: and| or) ")
_ARTICLE_OR_PLURAL = re.compile(
    r"^(?:an?|the|any|those|people|[\w’'-]+s|[\w’'-]+ing|[\w’'-]+ [\w’'-]+s)\b", re.IGNORECASE
)


def definitions_in(sentence: str, casing: Casing) -> Iterator[Defined]:
    """What a sentence defines, the surest first; nothing where it does so in no shape that is known."""
    if len(sentence) > LONGEST or sentence.rstrip().endswith(("?", "!", ":")):
        return
    text = plain(sentence)
    whole = _by_subject(text, casing) or _by_name(text, casing)
    if whole:
        yield whole
        return
    inner = _by_apposition(text, casing)
    if inner:
        yield inner


def _by_subject(text: str, casing: Casing) -> Defined | None:
    for strength, shape, must_open in _SUBJECT_FIRST:
        found = shape.search(text)
        if found is None:
            continue
        term = term_of(found["term"], casing)
        told = _WHEN.sub(r"what happens when ", found["meaning"])
        meaning = term and meaning_of(told, term, must_open=must_open, shortest=5 if strength == 1.0 else 6)
        if term and meaning and (_agree(term, meaning) if must_open else not is_clause(meaning)):
            return Defined(term, meaning, strength)
    return None


def _agree(term: str, meaning: str) -> bool:
    """Whether a plural term is not told to be one thing, as no definition would say."""
    words = meaning.lower().split()
    if not is_plural(term) or words[0] not in ("a", "an", "the"):
        return True
    noun = _GENUS_END.split(" ".join(words[1:]))[0].split()[-1:]
    return words[0] == "the" and bool(noun) and (is_plural(noun[0]) or noun[0] == "people")


def _by_name(text: str, casing: Casing) -> Defined | None:
    found = _NAME_LAST.match(text)
    if found is None or not _ARTICLE_OR_PLURAL.match(found["meaning"]):
        return None
    term = term_of(found["term"], casing, may_be_name=True)
    meaning = term and meaning_of(casing.lowered(found["meaning"]), term, must_open=False)
    if not term or not meaning or is_clause(meaning) or len(meaning) + 3 < len(found["meaning"]):
        return None
    return Defined(term, meaning, 0.9)


def _by_apposition(text: str, casing: Casing) -> Defined | None:
    for strength, mark, shape, must_open in _INNER:
        if mark not in text:
            continue
        for found in shape.finditer(text):
            after = text[found.end("after") :]
            is_listed = found["after"] == "," and _CONTINUES.match(after)
            before = text[max(0, found.start() - 45) : found.start()]
            if is_listed or (", or " in found[0] and "," in before):
                continue
            term = term_of(found["term"], casing)
            meaning = term and meaning_of(found["meaning"], term, must_open=must_open)
            if term and meaning and not is_clause(meaning) and _agree(term, meaning):
                return Defined(term, meaning, strength)
    return None
