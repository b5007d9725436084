"""Finds the citations in an essay's text: author-date in and around brackets, page-only, ibid., numbers and notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from rapidfuzz.distance import OSA

from tutor.critique.essay import Essay, EssayUnit, UnitKind

CitationForm = Literal["bracketed", "narrative", "page", "ibid", "number", "note"]
"""(Waltz, 1979) is bracketed, Waltz (1979) narrative, (p. 126) page; the last three name no author of their own."""


@dataclass(frozen=True, slots=True)
class InTextCitation:
    """One cited work at one place; `essay.text[start:end]` is the citation as written, brackets around it left out.

    `authors` are surnames or one organisation, empty where none is named; `year` is None where none is given, as in
    "n.d." or "(Waltz 126)"; `numbers` are those of a numeric citation; `unit` is the ordinal of its sentence.
    """

    form: CitationForm
    authors: tuple[str, ...]
    year: int | None
    suffix: str
    page: str | None
    start: int
    end: int
    unit: int
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A citation before its sentence is known."""

    form: CitationForm
    start: int
    end: int
    authors: tuple[str, ...] = ()
    years: tuple[tuple[int | None, str], ...] = ((None, ""),)
    page: str | None = None
    numbers: tuple[int, ...] = ()


_SILENT: frozenset[UnitKind] = frozenset({"reference", "address", "heading"})

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_CAPITAL}[\w'’.\-]{{0,40}}"
_PARTICLE = r"(?:van|von|de|der|den|di|da|del|la|le|al|bin|ter)"
_NAME = rf"(?:{_PARTICLE} ){{0,2}}{_WORD}(?: (?:(?:of|for|the|on|{_PARTICLE}) ){{0,2}}{_WORD}){{0,6}}"
_NAMES = rf"{_NAME}(?:(?:, (?:and |& )?| and | & |/){_NAME}){{0,7}}(?:,? (?:et al\.?|and (?:others|colleagues)))?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DATE = rf"(?:(?:\[?{_YEAR}\]?[ /])?{_YEAR}(?:/\d\d\b|[a-z])?|n\.? ?d\.?|forthcoming|in press)"
_DATES = rf"{_DATE}(?:(?:, | and | & ){_DATE}|, ?[a-z]\b){{0,5}}"
_PAGES = r"(?:\d{1,4}|[ivxlc]{1,7})(?:[-–—]\d{1,4})?(?:, ?\d{1,4}(?:[-–—]\d{1,4})?){0,4}"
_LOCATED = rf"(?:pp?|pgs?|pages?|ch|chap|chapters?|paras?|paragraphs?|sec|vol|§|¶)\.? ?{_PAGES}"
_LEAD = (
    r"(?:(?:but |and )?(?:see|see also|cf|e\.g|i\.e|for example|for instance|compare|also|(?:as )?(?:quoted|cited) in|"
)
_LEAD += r"following|in|after|from|adapted from|both|contra|pace|notably)[.,:]?,? ){0,3}"

_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,400})[)\]]")
_PIECE = re.compile(
    rf"\s*(?i:{_LEAD})(?P<cited>(?P<names>{_NAMES}|[^\d,;:]{{2,40}}?)(?:, ?| )(?P<dates>(?i:{_DATES}))"
    r"(?P<rest>(?:[,:;] ?.{0,100})?))\s*\Z"
)
_PAGED = re.compile(
    rf"\s*(?i:{_LEAD})(?P<cited>(?P<names>{_NAMES})(?:, [^\d]{{2,80}})?,? (?:pp?\. ?)?(?P<page>{_PAGES}))\s*\Z"
)
_ONLY_PAGE = re.compile(rf"\s*(?:(?:at|on) )?({_LOCATED})\s*\Z", re.IGNORECASE)
_BARE_PAGE = re.compile(rf"\s*(?!{_YEAR}\b)\d{{1,4}}(?:[-–—]\d{{1,4}})?\s*\Z")
_PAGE = re.compile(rf"(?:\A|(?<=[\s,:])){_LOCATED}|(?<=[:,])\s?{_PAGES}\b", re.IGNORECASE)
_BEFORE = re.compile(rf"({_NAMES}),?\s*\Z")
_IN_BRACKETS = re.compile(rf"\s*(?P<dates>{_DATES})(?P<rest>(?:[,:;] ?.{{0,100}})?)\s*\Z")
_IBID = re.compile(
    rf"\b(?:ibid(?:em)?\b\.?|(?:op|loc)\. ?cit\.)(?:,? (?:at )?(?P<page>{_LOCATED}|\d{{1,4}}(?:[-–]\d{{1,4}})?))?", re.I
)
_NUMBERS = re.compile(r"\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,12})(?:, (pp?\. ?[^\]]{1,20}))?\](?!:)")
_NOTE = re.compile(r"\[\^[\w-]{1,40}\](?!:)|(?<=[^\W\d]|[.,;:!?”\"'’)])[⁰¹²³⁴-⁹]{1,3}(?!\w)")
_SQUARED = re.compile(r"\b(?:[kcmd]?m|mi|ft|in|x|y|R|E)\Z")

_SPEAKS = (
    "argue|claim|write|wrote|hold|held|maintain|contend|note|observe|believe|say|said|think|thought|distinguish|define|"
    "describe|criticis|criticiz|assert|state|find|found|propose|conclude|point|insist|call|suggest|report|explain|"
    "identif|stress|emphasi|discuss|develop|agree|reject|acknowledg|offer|treat|list|estimat|warn|put|give|show"
)
_SAYS = re.compile(rf"\W+(?:\w+ly |also |has |have |himself |herself ){{0,2}}(?:{_SPEAKS})\w{{0,4}}\b", re.I)
_CREDITS = re.compile(r"(?:according to|following|as|see|by|like|unlike|with|contra|from|for|and|of) \Z", re.I)
_EVENT = re.compile(
    r"\b(?:wars?|treaty|crisis|conference|battle|operation|pact|acts?|agreement|revolution|summit|incident|protocol|"
    r"convention|resolution|doctrine|accords?|armistice|invasion|annexation|article|chapter|section|figure|table|"
    r"appendix|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|"
    r"autumn|winter|bc|ad|age|born|died|since|until|between|during|late|early|circa|question|equation|version|day|"
    r"in|of|to|from|by|after|before|around|about|over|the year|mid)\Z|^(?:the|in|of|to|from|by|after|before|"
    r"operation|battle|treaty|article|resolution|may|march|april|since|until|from|between|during|circa|c|ca|about)\b",
    re.I,
)
_PLACES = frozenset(
    """afghanistan algeria america argentina athens austria balkans belgium berlin britain cambodia canada chile
    china crimea cuba cyprus czechoslovakia egypt england europe falklands finland france germany greece hungary
    india iran iraq ireland israel italy japan korea kosovo kuwait laos lebanon libya manchuria mexico moscow
    munich norway pakistan panama poland portugal prague prussia romania russia rwanda serbia somalia soviet spain
    sparta suez sweden syria taiwan turkey ukraine ussr usa us uk versailles vienna vietnam washington yalta
    yugoslavia""".split()
)
_BODY = re.compile(
    r"\b(?:Bank|Office|Ministry|Department|Organi[sz]ation|Council|Institute|Commission|(?<!Soviet )Union|Nations|"
    r"Agency|Fund|Centre|Center|Committee|University|Association|Group|House|Government|Assembly|Bureau|Society|Review|Times|"
    r"Programme|Program|Foundation|Service|Authority|Court)\b"
)


def citations_in(essay: Essay) -> tuple[InTextCitation, ...]:
    """The essay's citations in reading order; headings, reference entries and asides to the marker are left out.

    A capitalised word with a year behind it ("Suez (1956)") is taken for an author only if the reference list has
    it or the sentence lets it speak.
    """
    known = _listed(essay)
    found: list[InTextCitation] = []
    for block in _blocks(essay):
        text = essay.text[block[0].start : block[-1].end]
        for one in _in_block(text, known, block[0].kind == "footnote"):
            start = one.start + block[0].start
            unit = max((unit for unit in block if unit.start <= start), key=lambda unit: unit.start)
            place = (start, one.end + block[0].start, unit.ordinal, one.numbers)
            found += (
                InTextCitation(one.form, one.authors, year, letter, one.page, *place) for year, letter in one.years
            )
    return tuple(found)


def _listed(essay: Essay) -> frozenset[str]:
    """The words that may be names at the head of the reference entries, in lower case."""
    heads = (unit.text[:120] for unit in essay.units if unit.kind == "reference")
    names = (re.split(rf"\(?{_YEAR}|[\"“‘]", head, maxsplit=1)[0] for head in heads)
    return frozenset(word.lower().rstrip(".") for head in names for word in re.findall(rf"{_CAPITAL}[\w'’\-]+", head))


def _blocks(essay: Essay) -> Iterator[list[EssayUnit]]:
    """The units that citations are looked for in, by paragraph, so that one which a full stop cut in two is found."""
    block: list[EssayUnit] = []
    for unit in essay.units:
        if block and (unit.paragraph != block[0].paragraph or unit.kind != block[0].kind):
            yield block
            block = []
        if unit.kind not in _SILENT:
            block.append(unit)
    if block:
        yield block


def _in_block(text: str, known: frozenset[str], is_footnote: bool) -> list[_Found]:
    found = [*_marks(text)]
    if is_footnote and not any(one.form == "ibid" for one in found):
        body = re.match(r"\s*(?:\[\^?[\w-]{1,40}\]:?|\d{1,3}[.)]?|[⁰¹²³⁴-⁹]{1,3})?\s*", text)
        found += _pieces(text.rstrip(" .\n")[body.end() if body else 0 :], body.end() if body else 0, known)
    for bracket in _BRACKET.finditer(text):
        inner, place = bracket.group(1), bracket.start(1)
        found += _narrative(text, bracket, known) or _pieces(inner, place, known) or _page_only(text, bracket, known)
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _marks(text: str) -> Iterator[_Found]:
    for match in _IBID.finditer(text):
        yield _Found("ibid", match.start(), match.end(), page=match["page"])
    for match in _NUMBERS.finditer(text):
        numbers = tuple(int(one) for one in re.findall(r"\d+", match[1]))
        if 0 not in numbers:
            yield _Found("number", match.start(), match.end(), page=match[2], numbers=numbers)
    for match in _NOTE.finditer(text):
        if match[0].startswith("[") or not _SQUARED.search(text[max(0, match.start() - 3) : match.start()]):
            yield _Found("note", match.start(), match.end())


def _narrative(text: str, bracket: re.Match[str], known: frozenset[str]) -> list[_Found]:
    """Waltz (1979): the names stand before the bracket, the year opens it."""
    inside = _IN_BRACKETS.match(bracket.group(1))
    from_here = max(0, bracket.start() - 120)
    head = text[from_here : bracket.start()]
    before = _BEFORE.search(head) if inside else None
    if not inside or not before:
        return []
    names, start = before[1], from_here + before.start()
    trimmed = _OPENING.sub("", names)
    start += len(names) - len(trimmed)
    authors = _authors(trimmed, known, narrative=True)
    after = text[bracket.end() : bracket.end() + 60]
    speaks = bool(_SAYS.match(after) or re.search(r"['’]s?\Z|et al", trimmed))
    credited = bool(_CREDITS.search(text[max(0, start - 16) : start])) or len(authors) > 1
    if not authors or not _is_author(trimmed, authors, known, speaks or (credited and not _EVENT.search(trimmed))):
        return []
    return [_Found("narrative", start, bracket.end(), authors, _years(inside["dates"]), _page(inside["rest"]))]


_OPENING = re.compile(
    r"\A(?:(?:The|As|In|For|By|See|While|Although|When|But|And|Both|Following|Like|Unlike|Here|Since)\b ?)+"
)


def _pieces(inner: str, place: int, known: frozenset[str]) -> list[_Found]:
    """The works of a bracket such as (Waltz, 1979; Jervis, 1978), each with its own place."""
    found: list[_Found] = []
    for piece in re.finditer(r"[^;]+", inner):
        dated = _PIECE.match(piece.group())
        match = dated or _PAGED.match(piece.group())
        if not match:
            continue
        authors = _authors(match["names"], known, narrative=False)
        if not dated:  # (Waltz, Theory 126) has a short title where a second author would stand
            authors = tuple(author for author in authors if author.lower() in known)
        if not authors or not _is_author(match["names"], authors, known, trusted=dated is not None):
            continue
        start, end = (place + piece.start() + offset for offset in match.span("cited"))
        page = _page(dated["rest"]) if dated else match["page"]
        years = _years(dated["dates"]) if dated else ((None, ""),)
        found.append(_Found("bracketed", start, end, authors, years, page))
    return found


def _page_only(text: str, bracket: re.Match[str], known: frozenset[str]) -> list[_Found]:
    """(p. 126), or (126) where a listed author is named shortly before."""
    place = partial(_Found, "page", bracket.start(1), bracket.end(1))
    if located := _ONLY_PAGE.match(bracket.group(1)):
        return [place(page=located[1])]
    named = re.findall(rf"{_CAPITAL}[\w'’\-]+", text[max(0, bracket.start() - 300) : bracket.start()])
    if _BARE_PAGE.match(bracket.group(1)) and any(re.sub(r"['’]s?$", "", one).lower() in known for one in named):
        return [place(page=bracket.group(1).strip())]
    return []


def _authors(names: str, known: frozenset[str], narrative: bool) -> tuple[str, ...]:
    """Surnames out of "Liff, A. and Ikenberry" or "Smith et al."; a body of several words stays whole."""
    bare = re.sub(r",? (?:et al\.?|and (?:others|colleagues))\s*\Z", "", names.strip(" ,"))
    if _BODY.search(bare) and not re.search(r", |&|/", bare):
        return (bare,)
    found: list[str] = []
    for part in re.split(r",? and |,? & |, |/", bare):
        words = [word for word in part.split() if not re.fullmatch(rf"(?:{_CAPITAL}\.?-?){{1,3}}\.", word)]
        is_person = narrative or len(words) == 1 or (words and words[-1].lower() in known)
        name = " ".join(words)
        if is_person and len(words) > 1 and not _BODY.search(name):
            low = [word.lower() for word in words]
            cut = next((i for i, word in enumerate(low[:-1]) if re.fullmatch(_PARTICLE, word)), len(words) - 1)
            name = " ".join(words[cut:])
        if name:
            found.append(re.sub(r"['’]s$", "", name))
    return tuple(found)


def _is_author(names: str, authors: tuple[str, ...], known: frozenset[str], trusted: bool) -> bool:
    """Whether the name before a year is one who wrote then, and no event, month or place."""
    if any(_is_known(word.lower(), known) for name in authors for word in name.split()):
        return True
    capitals = all(re.match(_CAPITAL, name) or re.match(rf"{_PARTICLE} ", name) for name in authors)
    if not trusted or not capitals or re.search(r"\d", names):
        return False
    return not _EVENT.search(names) and not any(_is_place(name) for name in authors)


def _is_known(word: str, known: frozenset[str]) -> bool:
    """Whether a word is a listed name, one letter of a longer one mistyped."""
    return word in known or (len(word) > 4 and any(OSA.distance(word, one, score_cutoff=1) == 1 for one in known))


def _is_place(name: str) -> bool:
    return not _BODY.search(name) and not _PLACES.isdisjoint(name.lower().split())


def _years(dates: str) -> tuple[tuple[int | None, str], ...]:
    found: list[tuple[int | None, str]] = []
    for match in re.finditer(rf"(?:{_YEAR}\]?[ /])?({_YEAR})([a-z]?)|, ?([a-z])\b", dates):
        if match[1]:
            found.append((int(match[1]), match[2]))
        elif found:
            found.append((found[-1][0], match[3]))
    return tuple(found) or ((None, ""),)


def _page(rest: str) -> str | None:
    match = _PAGE.search(rest)
    return match.group().strip() if match else None
