"""Whether the words that a learner put in a gap are the ones that are missing, whatever their spelling."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from knowledge.spelling import ordinary_words
from knowledge.words import words
from tutor.quiz.questions import BLANK, Question

LONGEST = 300
"""Characters beyond which nobody has filled a gap; nothing longer is compared unless it is the filled sentence."""

SLIP_FROM = 6
"""Letters of a word in which one slip is let pass; shorter words have too many neighbours."""

ClozeState = Literal["same", "slip", "different"]


@dataclass(frozen=True, slots=True)
class ClozeMatch:
    """How the words in the gap stand to the missing ones; `spelling` is how those are written."""

    state: ClozeState
    spelling: str


def cloze_match(text: str, question: Question) -> ClozeMatch:
    """The match with the key, or with what is accepted beside it, that is nearest.

    Case, accents, articles, hyphens, plural endings and British or American spelling do not tell words apart. A slip
    is one letter wrong, left out, added or swapped in a long word, never one that makes another word of it.
    """
    written = _tokens(_filled_in(text[: LONGEST + len(question.stem)], question.stem))
    if not written or sum(map(len, written)) > LONGEST:
        return ClozeMatch("different", question.answer)
    targets = (question.answer, *question.accepts)
    for target in targets:
        if _is_same(written, _tokens(target)):
            return ClozeMatch("same", target)
    other_words = _words_of(question)
    for target in targets:
        if _is_slip(written, _tokens(target), other_words):
            return ClozeMatch("slip", target)
    return ClozeMatch("different", question.answer)


def _filled_in(text: str, stem: str) -> str:
    """What stands in the gap where the whole sentence was written out; otherwise the text."""
    before, gap, after = stem.partition(BLANK)
    own = " ".join(text.split())
    start, end = " ".join(before.split()), " ".join(after.split()).rstrip(".!?")
    trimmed = own.rstrip(".!?")
    is_whole = gap and start + end and own.lower().startswith(start.lower()) and trimmed.lower().endswith(end.lower())
    return trimmed[len(start) : len(trimmed) - len(end)] if is_whole and len(trimmed) > len(start + end) else text


_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?[+#]*")


def _tokens(text: str) -> list[str]:
    """Words in lower case without accents and articles; "a" stays where it may be a name, as in "vitamin A"."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    found = [re.sub(r"['’]s?", "", token) for token in _TOKEN.findall(re.sub(r"(?<=\d),(?=\d{3})", "", plain.lower()))]
    without = [token for token in found if token != "the"]
    if len(without) > 1 and without[0] in {"a", "an"}:
        without = without[1:]
    return without or found


def _is_same(written: list[str], meant: list[str]) -> bool:
    one, two = [_folded(token) for token in written], [_folded(token) for token in meant]
    # Digits are not run together: "3-5" is not "35".
    return one == two or ("".join(one) == "".join(two) and "".join(one).isalpha())


def _is_slip(written: list[str], meant: list[str], other_words: frozenset[str]) -> bool:
    return len(written) == len(meant) and all(
        _folded(one) == _folded(two) or _is_slip_of(one, two, other_words)
        for one, two in zip(written, meant, strict=True)
    )


def _is_slip_of(written: str, meant: str, other_words: frozenset[str]) -> bool:
    if len(meant) < SLIP_FROM or not (written.isalpha() and meant.isalpha()) or written[0] != meant[0]:
        return False
    one, two = _folded(written), _folded(meant)
    if 1 not in (DamerauLevenshtein.distance(written, meant), DamerauLevenshtein.distance(one, two)):
        return False
    return not (_is_a_word(written, other_words) or _is_told_apart(one, two))


def _is_a_word(written: str, other_words: frozenset[str]) -> bool:
    forms = {written, _singular(written)}
    return any(form in ordinary_words() or form in other_words for form in forms)


_BEGINNINGS = (("micro", "macro"), ("ab", "ad"), ("ante", "anti"), ("pre", "pro"))
_ENDINGS = (
    ("ase", "ose"),
    ("ate", "ite", "ide"),
    ("ane", "ene", "yne"),
    ("ol", "al"),
    ("ist", "ism"),
    ("er", "ee"),
    ("y", ""),
)


def _is_told_apart(one: str, two: str) -> bool:
    """Whether two words differ just in a beginning or an ending that makes another thing of them."""
    return any(
        one[len(first) :] == two[len(second) :] and one.startswith(first) and two.startswith(second)
        for group in _BEGINNINGS
        for first in group
        for second in group
        if first != second
    ) or any(
        one.removesuffix(first) == two.removesuffix(second) and one.endswith(first) and two.endswith(second)
        for group in _ENDINGS
        for first in group
        for second in group
        if first != second
    )


def _words_of(question: Question) -> frozenset[str]:
    """Every word of the question that is none of the missing ones: what is written right there is no slip."""
    texts = chain(
        (question.stem, question.explanation, question.hint, question.topic),
        (option.text for option in question.options),
        (citation.quote for citation in question.citations),
    )
    return frozenset(word for text in texts for word in words(text))


_SPELLINGS = (
    # First, so that "practise" does not become "practize".
    (re.compile(r"(def|off|lic|pret|pract)(?:en|i)[cs]e"), r"\1ens"),
    (re.compile(r"(?<=\w{3})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|er|ing)$"), r"yz\1"),
    (re.compile(r"(?<=\w\w)our"), "or"),
    (re.compile(r"(?<=\w\w)tre$"), "ter"),
    (re.compile(r"([aeiou][^aeiou]+[aeiou])ll(ed|ing|er)$"), r"\1l\2"),
    (re.compile(r"logue$"), "log"),
    (re.compile(r"gramme$"), "gram"),
    (re.compile(r"dgement"), "dgment"),
    (re.compile(r"(?<=\w)[ao]e(?=\w{3})"), "e"),
    (re.compile(r"^[ao]e(?=\w{4})"), "e"),
)
_WHOLE = {"grey": "gray", "aluminium": "aluminum", "ageing": "aging", "tyre": "tire", "plough": "plow"}
_PLURALS = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "phenomena": "phenomenon", "criteria": "criterion", "bacteria": "bacterium", "data": "datum", "nuclei": "nucleus",
    "fungi": "fungus", "hypotheses": "hypothesis", "theses": "thesis", "crises": "crisis", "analyses": "analysis",
    "bases": "basis", "axes": "axis", "news": "news", "species": "species", "series": "series",
}  # fmt: skip


def _folded(token: str) -> str:
    """A word in the form that all its spellings share; it need not be a word itself."""
    result = _singular(_WHOLE.get(token, token))
    for spelling, common in _SPELLINGS:
        result = spelling.sub(common, result)
    return result


def _singular(token: str) -> str:
    if token in _PLURALS:
        return _PLURALS[token]
    if len(token) < 4 or not token.endswith("s") or token.endswith(("ss", "us", "is", "ics")):
        return token
    for ending, single in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("oes", "o")):
        if token.endswith(ending) and len(token) > len(ending) + 1:
            return token.removesuffix(ending) + single
    return token[:-1]
