"""Slips of language in an essay: misspelt words and names, doubled words, tangled sentences and, if asked, grammar."""

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Literal, Protocol

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

from knowledge.errors import MissingExtra
from knowledge.packs.pack import Pack
from knowledge.words import FUNCTION_WORDS
from tutor.critique.essay import CLAIMING, Essay, EssayUnit
from tutor.critique.scholars import Names

MOST_SPELLING = 20
"""An essay has so many remarks on spelling at most, the surest."""

SHORTEST = 4
"""Words shorter than this have too many neighbours; from `LONGER` letters on, two slips may have happened."""

LONGER = 8
COMMON = 300
"""A correction is likely when pyspellchecker's corpus holds it so often, and"""

AT_HOME = 20000
"""a word of the course as if it were there so many times more."""

LIKELY = 0.6
MOST_UNKNOWN = 300
"""With more unknown words than these a text is in no language that could be corrected."""

LONG = 60
UNPUNCTUATED = 45
JOINTS = 5
"""A sentence is too tangled to be judged with more words than `LONG`, or with more than `UNPUNCTUATED`, so many joints
between clauses and at most one comma."""

INSTALL_GRAMMAR = '.venv/bin/python -m pip install -c constraints.txt -e ".[grammar]"'

RemarkKind = Literal["spelling", "name", "tangled", "grammar"]


@dataclass(frozen=True, slots=True)
class LanguageRemark:
    """A slip at `essay.text[start:end]`; `written` is what stands there, and `suggestion` None where none is sure."""

    start: int
    end: int
    kind: RemarkKind
    written: str
    suggestion: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class GrammarRemark:
    """A slip of grammar at `[start, end)` of the text that was looked at."""

    start: int
    end: int
    suggestion: str


class Grammar(Protocol):
    """Something that knows English grammar."""

    def remarks(self, text: str) -> Iterable[GrammarRemark]:
        """The slips in one sentence."""


def language_remarks(
    essay: Essay, pack: Pack, known: Collection[str] = (), grammar: Grammar | None = None
) -> tuple[LanguageRemark, ...]:
    """The slips of language in what the writer says in words of their own, in reading order.

    Quotations, citations, headings and references are left alone. A word misspelt several times has one remark, at its
    first place. `known` are words that are right though no dictionary has them, such as those of the library.
    """
    plain = {unit.ordinal: _own_words_of(unit.text) for unit in essay.units if unit.kind in CLAIMING}
    spelling = _misspelt(essay, plain, _right_words(essay, pack, known))
    surest = sorted(spelling, key=lambda one: (-one.confidence, one.start))[:MOST_SPELLING]
    found = [*_misspelt_names(essay, pack, known), *surest]
    for unit in essay.units:
        if unit.ordinal in plain:
            found += [*_doubled(unit, plain[unit.ordinal]), *_tangled(unit, plain[unit.ordinal])]
            found += _ungrammatical(unit, plain[unit.ordinal], grammar) if grammar else ()
    return _without_overlaps(found)


class HarperGrammar:
    """Grammar by Harper, in process and offline; only what it is seldom wrong about.

    Raises:
        MissingExtra: the package harper-py is not installed.
    """

    _KINDS = frozenset({"Agreement", "Grammar"})
    _ALSO = frozenset({"AnA"})
    _NOT = frozenset({"MassNouns", "WorseOrWorst"})

    def __init__(self) -> None:
        try:
            harper: Any = import_module("harper")
        except ImportError as error:
            message = "Remarks on grammar need the package harper-py, which is not installed."
            raise MissingExtra(message, f"Install it with: {INSTALL_GRAMMAR}") from error
        self._linter = harper.Linter(harper.Dialect.BRITISH)

    def remarks(self, text: str) -> Iterator[GrammarRemark]:
        """The slips in one sentence for which Harper knows a correction."""
        for rule, found in self._linter.organized_lints(text, language="plaintext").items():
            for one in found:
                trusted = rule in self._ALSO or (one.lint_kind in self._KINDS and rule not in self._NOT)
                if trusted and one.suggestions:
                    yield GrammarRemark(one.span.start, one.span.end, one.suggestions[0].replacement_text)


def installed_grammar() -> Grammar | None:
    """Harper where its package is installed, else None."""
    try:
        return HarperGrammar()
    except MissingExtra:
        return None


_NOT_OWN = re.compile(
    r"“[^”]{1,1500}”|\"[^\"\n]{1,1500}\"|‘[^’]{1,300}’(?!\w)|(?<!\w)'[^'\n]{1,300}'(?!\w)|"
    r"\([^()]{0,200}\d{4}[^()]{0,100}\)|"
    r"\[[^\[\]]{0,300}\]|https?://\S{1,300}|www\.\S{1,300}|\S{1,80}@\S{1,80}|`[^`\n]{1,200}`|"
    r"(?<!\w)[*_]{1,2}[^*_\n]{1,200}[*_]{1,2}|\b\w{1,30} [dl]['’]\w{1,30}"
)
_WORD = re.compile(r"(?<![\w'’&@#/.-])[^\W\d_]{2,30}(?:['’][^\W\d_]{1,3})?(?![\w'’@/-]|\.\w)")
_DOUBLED = re.compile(r"(?<![\w'’-])([A-Za-z]{2,})[ \t\n]{1,3}(\1)(?![\w'’-])", re.I)
_MAY_BE_DOUBLED = frozenset("again far had her is it long more never no so that very".split())
_JOINT = re.compile(r"\b(?:and|but|because|which|that|who|when|while|although|though|so|if|since|where|as)\b", re.I)


def _own_words_of(text: str) -> str:
    """The text with quotations, citations and addresses blanked out, every other character in its place."""
    return _NOT_OWN.sub(lambda match: " " * len(match[0]), text)


def _misspelt_names(essay: Essay, pack: Pack, known: Collection[str]) -> Iterator[LanguageRemark]:
    seen: set[str] = set()
    for one in Names(pack).misspelt_in(essay.text, known):
        unit = next((unit for unit in essay.units if unit.start <= one.start and one.end <= unit.end), None)
        if unit is not None and unit.kind in (*CLAIMING, "footnote") and one.written not in seen:
            seen.add(one.written)
            yield LanguageRemark(one.start, one.end, "name", one.written, one.meant, 0.9)


def _misspelt(essay: Essay, plain: Mapping[int, str], right: frozenset[str]) -> Iterator[LanguageRemark]:
    seen: set[str] = set()
    unknown = 0
    initials = _by_initial(right)
    for unit in essay.units:
        for match in _WORD.finditer(plain.get(unit.ordinal, "")):
            word = re.sub(r"['’]s$", "", match[0])
            if word in seen or len(word) < SHORTEST or not (word.islower() and word.isascii() and word.isalpha()):
                continue
            seen.add(word)
            if _is_right(word, right):
                continue
            unknown += 1
            better = _correction(word, right, initials) if unknown <= MOST_UNKNOWN else None
            if better is not None:
                start = unit.start + match.start()
                yield LanguageRemark(start, start + len(word), "spelling", word, *better)


def _right_words(essay: Essay, pack: Pack, known: Collection[str]) -> frozenset[str]:
    """The words of the course, of the library, and of what the essay quotes or lists."""
    content = pack.model_dump_json(exclude={"folder"})
    listed = " ".join(unit.text for unit in essay.units if unit.kind in ("reference", "block_quote"))
    found = re.findall(r"[^\W\d_]+", f"{content} {listed} {' '.join(known)}".lower())
    return frozenset(found) | FUNCTION_WORDS


def _is_right(word: str, right: frozenset[str]) -> bool:
    frequencies = _frequencies()
    forms = {word, *_bare_forms(word)}
    for _ in range(2):
        forms |= {re.sub(here, there, form) for form in tuple(forms) for here, there in _VARIANTS}
    if any(form in frequencies or form in right or form in _ALSO_RIGHT for form in forms):
        return True
    halves = ((word[:place], word[place:]) for place in range(4, len(word) - 3))
    return any(all(frequencies.get(half, 0) >= COMMON for half in pair) for pair in halves)


def _bare_forms(word: str) -> Iterator[str]:
    """The words that a word may be made from by a common beginning or ending."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word[: -len(ending)]
            yield bare + instead
            if ending in ("ed", "ing", "er", "ers") and len(bare) > 3 and bare[-1] == bare[-2]:
                yield bare[:-1]
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= 5:
            yield word[len(beginning) :]


_BEGINNINGS = tuple(
    "anti counter inter intra multi neo non out over post pre pseudo quasi re sub super trans ultra un under".split()
)
_ENDINGS = tuple(
    tuple(pair.split("+"))
    for pair in """s+ es+ ies+y ed+ ed+e ing+ ing+e ly+ er+ er+e ers+ ers+e ist+ ists+ ism+ isms+ ness+ less+ able+
    able+e isation+ise ization+ize ised+ise ized+ize ising+ise izing+ize al+""".split()
)
_ALSO_RIGHT = frozenset(
    """accompli aeroplane airforce aluminium amongst belli burnt casus centrepiece cheque dreamt fait faire gaol kerb
    learnt leapt manoeuvre problematise programme quo raison sceptic sceptical scepticism seapower speciality spelt
    spoilt storey tyre waggon whilst""".split()
)
"""British words and loan words that pyspellchecker's list lacks."""

_VARIANTS = (
    (r"is(e[drs]?|ing|ations?|ers?)$", r"iz\1"),
    (r"iz(e[drs]?|ing|ations?|ers?)$", r"is\1"),
    (r"our", "or"),
    (r"or(?=s?$|ed$|ing$|able$|ite)", "our"),
    (r"ys(e[drs]?|ing)$", r"yz\1"),
    (r"yz(e[drs]?|ing)$", r"ys\1"),
    (r"ll(?=ed$|ing$|ers?$)", "l"),
    (r"l(?=ed$|ing$|ers?$)", "ll"),
    (r"(?<=[btv])re(s?)$", r"er\1"),
    (r"(?<=[bt])er(s?)$", r"re\1"),
    (r"nce(s?)$", r"nse\1"),
    (r"nse(s?)$", r"nce\1"),
    (r"ae|oe", "e"),
    (r"ogue", "og"),
)


def _correction(word: str, right: Container[str], initials: Mapping[str, Sequence[str]]) -> tuple[str, float] | None:
    """The likely word that was meant, with how sure that is; a word of the course counts for `AT_HOME` more."""
    choices = {*initials.get(word[0], ()), *initials.get(word[1], ())}
    allowed = 1 if len(word) < LONGER else 2
    near = extract(word, choices, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=50)
    weights = {other: _frequencies().get(other, 0) + AT_HOME * (other in right) for other, _, _ in near}
    nearest = min((distance for _, distance, _ in near), default=0)
    ranked = sorted((-weights[other], str(other)) for other, distance, _ in near if distance == nearest)
    if not ranked:
        return None
    best, rival = ranked[0], ranked[1] if len(ranked) > 1 else (0, "")
    sure = (0.95 if nearest == 1 else 0.85) * best[0] / (best[0] + rival[0])
    return (best[1], round(sure, 3)) if sure >= LIKELY else None


@cache
def _frequencies() -> Mapping[str, int]:
    """How often pyspellchecker's corpus of English holds each word."""
    from spellchecker import SpellChecker

    return dict(SpellChecker().word_frequency.dictionary)


def _by_initial(right: Iterable[str]) -> Mapping[str, Sequence[str]]:
    grouped: dict[str, list[str]] = {}
    for word in {*right, *(word for word, often in _frequencies().items() if often >= COMMON)}:
        if len(word) >= SHORTEST - 1:
            grouped.setdefault(word[0], []).append(word)
    return grouped


def _doubled(unit: EssayUnit, own: str) -> Iterator[LanguageRemark]:
    for match in _DOUBLED.finditer(own):
        first, second = match[1], match[2]
        if second.islower() and first.lower() not in _MAY_BE_DOUBLED:
            yield _remark(unit, match.start(), match.end(), "grammar", first, 0.95)


def _tangled(unit: EssayUnit, own: str) -> Iterator[LanguageRemark]:
    words = len(own.split())
    strung = words > UNPUNCTUATED and len(_JOINT.findall(own)) >= JOINTS and len(re.findall(r"[,;:()–—]", own)) <= 1
    if words > LONG or strung:
        yield _remark(unit, 0, len(unit.text), "tangled", None, min(0.95, 0.5 + words / 200))


def _ungrammatical(unit: EssayUnit, own: str, grammar: Grammar) -> Iterator[LanguageRemark]:
    for one in grammar.remarks(unit.text):
        if own[one.start : one.end].strip():
            yield _remark(unit, one.start, one.end, "grammar", one.suggestion, 0.7)


def _remark(
    unit: EssayUnit, start: int, end: int, kind: RemarkKind, suggestion: str | None, confidence: float
) -> LanguageRemark:
    return LanguageRemark(unit.start + start, unit.start + end, kind, unit.text[start:end], suggestion, confidence)


def _without_overlaps(found: Iterable[LanguageRemark]) -> tuple[LanguageRemark, ...]:
    """In reading order, the surer of two about one place; a tangled sentence may hold slips."""
    kept: list[LanguageRemark] = []
    last = 0
    for one in sorted(found, key=lambda one: (one.start, -one.confidence)):
        if one.kind == "tangled" or one.start >= last:
            kept.append(one)
            last = last if one.kind == "tangled" else one.end
    return tuple(kept)
