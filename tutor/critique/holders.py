"""Who holds what a sentence says: the scholars and theories that are named in it or spoken of before it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.words import FUNCTION_WORDS
from tutor.critique.essay import CLAIMING, Essay, EssayUnit
from tutor.critique.patterns import LONGEST, SAYS, any_of, one_of, verbs
from tutor.critique.scholars import NamedScholar, NamedTheory, Names


@dataclass(slots=True)
class _Focus:
    """Whom a paragraph speaks of: the scholars and the theory last named, and how many sentences ago."""

    people: tuple[str, ...] = ()
    theory: str | None = None
    age: int = 0
    leads: bool = False
    strangers: bool = False


def holders_of(
    essay: Essay, names: Names, schools: Mapping[str, str | None]
) -> Iterator[tuple[int, tuple[tuple[str, ...], bool]]]:
    """For each sentence by its ordinal: those who hold it, and whether it names them."""
    above = _Above(essay, names)
    for _, block in groupby((one for one in essay.units if one.kind in CLAIMING), key=lambda one: one.paragraph):
        focus = _Focus()
        for unit in block:
            text = unit.text[:LONGEST]
            mentioned = [one for one in _mentions(text, names) if not _AGAINST.search(text, 0, one.start)]
            named = [one for one in mentioned if _is_holder(text, one, one.slug in schools)]
            held = tuple(dict.fromkeys(one.slug for one in named))
            is_named = bool(held)
            if not held and (match := _THE_THEORY.search(text)) and not _AGAINST.search(text, 0, match.start()):
                theory = focus.theory or above.theory(unit) or _school(focus.people, schools) or above.commonest
                held, is_named = ((theory,) if theory else ()), bool(theory)
            held = held or _implied(text, focus, above, unit, schools)
            yield unit.ordinal, (held, is_named)
            _follow(focus, text, named or mentioned, held, schools, leads=bool(named) and named[0].start < 40)


def _mentions(text: str, names: Names) -> list[NamedScholar | NamedTheory]:
    return sorted((*names.scholars_in(text), *names.theories_in(text)), key=lambda one: one.start)


def _is_holder(text: str, one: NamedScholar | NamedTheory, is_scholar: bool) -> bool:
    """Whether a name stands where it owns what the sentence says."""
    after = text[one.end : one.end + 200]
    before = text[max(0, one.start - 80) : one.start]
    if _OWNS.match(after) or _ACCORDING.search(before) or (not is_scholar and _IS_OF_KIND.match(after)):
        return True
    return not _OBJECT.search(before) and bool((_HOLDS if is_scholar else _IS_OR_HOLDS).match(after))


def _implied(
    text: str, focus: _Focus, above: "_Above", unit: EssayUnit, schools: Mapping[str, str | None]
) -> tuple[str, ...]:
    """The holders that a pronoun or the like stands for; the last fitting ones, never anybody from too far back."""
    people = focus.people or (() if focus.strangers else above.people(unit))
    theory = focus.theory or (None if focus.strangers else above.theory(unit)) or _school(focus.people, schools)
    match = _HE.search(text)
    if match and not _somebody_else_speaks(text[: match.start()]):
        return people[:1]
    if _ITS_AUTHORS.search(text) or (focus.age == 0 and focus.theory and _IT.search(text)):
        return (theory,) if theory else ()
    if _SUCH_PEOPLE.search(text) or _THEY.search(text) or (focus.leads and _THEY_THINK.search(text)):
        several = focus.people if len(focus.people) > 1 else ()
        return several or ((theory,) if theory else ())
    return ()


def _somebody_else_speaks(before: str) -> bool:
    """Whether the words before a pronoun name a person or thing of their own that it may stand for."""
    first = re.match(r"\W*(\w+)", before)
    speaks = first is not None and first[1].lower() not in FUNCTION_WORDS and _HOLDS.match(before, first.end())
    return bool(speaks) or _STRANGER.search(before) is not None


def _follow(
    focus: _Focus,
    text: str,
    mentioned: Sequence[NamedScholar | NamedTheory],
    held: tuple[str, ...],
    schools: Mapping[str, str | None],
    *,
    leads: bool,
) -> None:
    """Move the focus on over a sentence."""
    slugs = tuple(dict.fromkeys(one.slug for one in mentioned)) or held
    people = tuple(slug for slug in slugs if slug in schools)
    theory = next((slug for slug in slugs if slug not in schools), None)
    if slugs:
        focus.people, focus.age, focus.leads = people or focus.people, 0, leads or (focus.leads and not mentioned)
        focus.theory = theory or (None if people else focus.theory)
        return
    focus.age += 1
    focus.leads = False
    if focus.age > 1 or _STRANGER.search(text):
        focus.people, focus.strangers = (), True


def _school(people: tuple[str, ...], schools: Mapping[str, str | None]) -> str | None:
    return next((school for one in people if (school := schools.get(one))), None)


class _Above:
    """What an essay is about where its sentences do not say: by its headings, its title and its commonest theory."""

    def __init__(self, essay: Essay, names: Names) -> None:
        self._essay, self._names = essay, names
        counted = Counter(one.slug for unit in essay.claims for one in names.theories_in(unit.text[:LONGEST]))
        self.commonest = min(counted, key=lambda slug: (-counted[slug], slug), default=None)

    def theory(self, unit: EssayUnit) -> str | None:
        """The only theory that the nearest heading names, or the title."""
        return next(iter(self._only(unit, self._names.theories_in)), None)

    def people(self, unit: EssayUnit) -> tuple[str, ...]:
        """The only scholar that the nearest heading names, or the title."""
        return self._only(unit, self._names.scholars_in)

    def _only(self, unit: EssayUnit, find: Callable[[str], Iterable[NamedScholar | NamedTheory]]) -> tuple[str, ...]:
        for line in (*reversed(unit.heading), self._essay.title):
            named = {one.slug for one in find(line[:LONGEST])}
            if named:
                return tuple(named) if len(named) == 1 else ()
        return ()


_VIEW = one_of(
    """views? eyes? accounts? theory theories reading arguments? position reasoning logic perspective standpoint terms
    complaints? premises? lens opinion model thought thinking hypothesis thesis claims? ideas? analysis explanations?
    assumptions? approach understanding judge?ment framework interpretation point school answer reckoning belief
    predictions? expectations? conclusions? contention insight concept case words"""
)
_HOLDING = (
    verbs(
        """expect predict explain stress emphasise emphasize posit describe regard view consider teach show point note
    observe reject accept agree disagree blame trace attribute define recommend advise prefer ask develop find derive
    distinguish portray interpret read take make put give grant concede admit support defend respond rank count start
    begin rest ignore overlook recognise recognize liken depict advocate favour favor locate root call criticise
    criticize credit treat see name allow forbid praise"""
    )
    + r"|saw|seen|taught|took|found|gave|made|began|shown|argued|written|den(?:y|ies|ied)|identif(?:y|ies|ied)|"
    r"impl(?:y|ies|ied)"
)
_HAS_VIEWS = rf"(?:{SAYS}|{_HOLDING})\b"
_AUXILIARY = one_of("have has had do does did would will not never")
_ADVERBS = rf"(?:(?:\w+ly|{_AUXILIARY}|{one_of('also too both often then thus himself herself themselves')}) ){{0,3}}"
_ASIDE = (
    r"(?: ?\([^()]{0,60}\))?(?:(?:,| and| or| &|, and) (?!that\b|which\b)[\w.'’-]+(?: [\w.'’-]+)??(?: "
    r"?\([^()]{0,40}\))?){0,3}?"
    r"(?:, [^,;.]{1,80},|,? who|,)?"
)
_HOLDS = any_of(rf"{_ASIDE} {_ADVERBS}{_HAS_VIEWS}")
_IS_OR_HOLDS = any_of(
    rf"{_ASIDE} {_ADVERBS}(?:{_HAS_VIEWS}|"
    rf"{one_of('is are was were has have can cannot could may must should needs? wants? does do')}\b)"
)
_OWN_VIEW = (
    rf" (?:(?!{one_of('an? the this that their his her its our and or but of in on to for is are was were has')}\b)"
    rf"\w+ ){{0,2}}?{_VIEW}\b"
)
_OWNS, _IS_OF_KIND = any_of(rf"['’]s?{_OWN_VIEW}"), any_of(_OWN_VIEW)
_ACCORDING = any_of(
    rf"(?:\b(?:according to|following|as per|in line with|{_VIEW} of|{SAYS}|"
    rf"{one_of('argued held claimed developed proposed defended advanced shared made described stated explained')} "
    rf"by)|"
    r"(?:^|[,;:(–—] ?|\bthat )(?:\w+ )?(?:for|to|in|on|under|within|with|from|by)|"
    r"\b(?:is|are|was|were) (?:\w+ )?for)"
    r" (?:an? |the |most |many |some |all )?(?:[\w.'’-]+(?:,| and| or) ){0,2}$"
)
_OBJECT = any_of(r"\b(?:of|about|between|among|with|from|gave|gives?|to) (?:an? |the )?$")
_AGAINST = any_of(
    r"\b(?:unlike|against|contrary to|in contrast (?:to|with)|oppose[sd]?(?: to)?|rather than|than|from that of|"
    r"instead of|"
    r"(?:critics?|criticisms?|critiques?|opponents?|rivals?|rejection|enem(?:y|ies)) (?:of|to)) (?:an? |the |some |"
    r"most )?"
    r"(?:[\w.'’-]+ (?:and|or) )?$"
)
_SCHOOL = "(?:approach|tradition|paradigm|perspective|camp|framework)"
_THE_THEORY = any_of(
    rf"\b(?:(?:the|this|that) (?:theory|school)(?! of\b)|this {_SCHOOL}|(?:the|such an?) {_SCHOOL} (?:also "
    rf")?{_HAS_VIEWS})"
    r"(?!['’]s (?:\w+ )?(?:authors?|defenders|proponents|critics|opponents))\b"
)
_HE = any_of(
    rf"\b(?:he|she) {_ADVERBS}{_HAS_VIEWS}|\b(?:his|her) (?:\w+ ){{0,2}}?{_VIEW}\b",
    r"\baccording to (?:him|her)\b|^\W*for (?:him|her),",
)
_STARTS = r"^\W*(?:\w+,? ){0,2}?"
_FIRMLY = verbs("argue hold claim contend maintain insist conclude assert stress emphasise posit object write")
_HOLDS_FIRMLY = rf"{_ADVERBS}(?:{_FIRMLY}|held|wrote)\b"
_THEY = any_of(rf"{_STARTS}they {_HOLDS_FIRMLY}|\b(?:in|on|by) their (?:\w+ )?{_VIEW}\b|\baccording to them\b")
_THEY_THINK = any_of(rf"{_STARTS}they {_ADVERBS}{_HAS_VIEWS}")
_IT = any_of(rf"{_STARTS}it (?:{_HOLDS_FIRMLY}|{_ADVERBS}{verbs('predict assume expect treat explain')}\b)")
_AUTHORS = one_of("authors defenders proponents adherents supporters followers advocates founders theorists exponents")
_ITS_AUTHORS = any_of(
    rf"\b(?:its|the (?:theory|school|approach)['’]s) (?:\w+ )?{_AUTHORS}\b",
    rf"\b{_AUTHORS} of (?:the|this) (?:theory|school|approach|view)\b",
)
_SUCH_PEOPLE = any_of(
    r"\b(?:such|these|those|the same) (?:\w+ )?(?:realists|scholars|authors|thinkers|writers|theorists)\b(?! (?:who|"
    r"of)\b)"
)
_STRANGER = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]+")
