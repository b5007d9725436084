"""Whether the names in a sentence stand in its grounds: of people, places, works, bodies, months."""

import re
from collections.abc import Sequence

from knowledge.words import FUNCTION_WORDS, stem
from tutor.grounding.quotations import without_quotations

_LINKS = r"(?:of|the|of the|for the|and the|van|von|de|del|de la|der|den|ten|al|bin|di|da|du|le|la)"
_CAPITAL = r"(?:[^\W\d_a-zà-öø-ÿ][^\W\d_]*(?:['’-][^\W\d_]+)*\.?(?:(?<=\b[A-Z])\.)?)"
_NAME = re.compile(rf"{_CAPITAL}(?:[ \-]{_CAPITAL}|\s{_LINKS}\s{_CAPITAL})*")
_WORD = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(r"(?:^|[.!?:]\s+|[\n•*-]\s+)\W*$")
_ARTICLE = re.compile(r"\b(?:the|a|an)\s+$", re.IGNORECASE)

_COMMON_ENDINGS = ("ing", "tion", "sion", "ity", "ism", "ment", "ness", "ance", "ence", "ship", "ly")
_PLURAL_ENDINGS = ("ists", "ers", "ors", "ents", "ants", "ics", "ians", "ments", "tions", "ities", "ies", "ings")
_OPENERS = frozenset("since because if unless once rather instead despite whereas because according".split())
_FINITE = re.compile(
    r"\s+(?:\(\d{4}[^)]*\)\s+)?(?:[a-z]+(?<!s)s|[a-z]{2,}ed|is|was|had|has|saw|found|held|wrote|thought|took|drew|put|"
    r"made|gave|said|set|began|led|won|lost|came|went|told|taught|showed|knew|left|kept|laid|spoke|chose|built|brought|"
    r"felt|grew|meant|sought|understood|put forward)\b"
)
_SINGULAR = re.compile(
    r"\s+(?:\(\d{4}[^)]*\)\s+)?(?:[a-z]+(?<!s)s|is|was|has)\b(?!\s+(?:is|was|are|were|have|had|can)\b)"
)
_SAID = re.compile(
    r"\s+(?:\(\d{4}[^)]*\)\s+)?(?:argu|claim|maintain|calculat|conclud|contend|insist|object|repli|propos|suggest|assert|"
    r"warn|not|observ|predict|believ|held|wrote|thought|show)[a-z]*\b"
)
_ADJECTIVE = ("", "n", "an", "ian", "ean", "ese", "ish", "i", "ic", "s", "ns", "ans", "ians", "is", "y", "ia", "a")
_ALIKE = [
    frozenset(one.split())
    for one in (
        "america american americans us usa",
        "britain british uk britons",
        "soviet soviets ussr",
        "france french frenchmen",
        "netherlands dutch holland",
        "spain spanish spaniards",
        "greece greek greeks",
        "switzerland swiss",
        "denmark danish danes",
        "turkey turkish turks",
        "poland polish poles",
        "ireland irish",
        "wales welsh",
        "scotland scottish scots",
        "norway norwegian norwegians",
        "sweden swedish swedes",
        "finland finnish finns",
        "germany german germans",
        "china chinese",
        "europe european europeans",
        "athens athenian athenians",
        "iraq iraqi iraqis",
        "peru peruvian",
        "ottoman ottomans",
    )
]
_IN_FULL = {"united states": "america", "united kingdom": "britain", "great britain": "britain", "soviet union": "ussr"}


def names_in(text: str) -> list[str]:
    """The names of a text in order, outside its quotations; the first word of a sentence only where it looks like one.

    A name's article and possessive ending are left off. It looks like a name at the head of a sentence where another
    capital follows, or a possessive ending, or at once a verb.
    """
    plain = without_quotations(text)
    found = []
    for match in _NAME.finditer(plain):
        name, start = match[0], match.start()
        if _OPENS.search(plain[:start]):
            name, start = _without_opening(name, start, plain[match.end() :])
        name = re.sub(r"['’]s?$|\.$", "", name)
        if name and name != "I" and name.lower() not in FUNCTION_WORDS:
            found.append(name)
    return found


def strange_names(text: str, grounds: Sequence[str]) -> list[str]:
    """The names of a text that its grounds do not hold, as the text writes them."""
    ground = "\n".join(grounds)
    written = set(_stemmed(ground).split())
    opening = {one for one in names_in(text) if " " not in one and re.search(rf"(?:^|[.!?:]\s+){re.escape(one)}", text)}
    return [
        one
        for one in dict.fromkeys(names_in(text))
        # At the head of a sentence a capital may be there for its place alone.
        if not (one in opening and stem(one.lower()) in written) and not _is_known(one, ground)
    ]


def _without_opening(name: str, start: int, rest: str) -> tuple[str, int]:
    """A name at the head of a sentence, without its first word where that is written large only for its place."""
    first, _, others = name.partition(" ")
    bare = re.sub(r"['’]s?$", "", first)
    if bare.lower() in FUNCTION_WORDS | _OPENERS:
        return others, start
    # "Defensive Realism" has a second capital; "Critics of Waltz" does not make Critics a name.
    if others and others[0].isupper():
        return name, start
    alone = not others
    if first != bare or bare.isupper() or (alone and _looks_like_a_name(bare, rest)):
        return name, start
    left = re.sub(rf"^{_LINKS}\s", "", others)
    return left, start


def _looks_like_a_name(word: str, rest: str) -> bool:
    """Whether a word without an article, at the head of a sentence, is the subject of what follows as a name is."""
    if word.lower().endswith((*_COMMON_ENDINGS, *_PLURAL_ENDINGS)):
        return False
    if not word.endswith("s"):
        return _FINITE.match(rest) is not None
    return _SINGULAR.match(rest) is not None or _SAID.match(rest) is not None


def _is_known(name: str, ground: str) -> bool:
    """Whether the ground has the name, each of its words, or its surname with no other first name before it."""
    if _has_in_a_row(name, ground):
        return True
    every = _WORD.findall(name)
    words = [word for word in every if word.lower() not in FUNCTION_WORDS and not (len(word) == 1 and len(every) > 1)]
    missing = [word for word in words if not _has_word(word, ground)]
    if name.lower() in _IN_FULL:
        return not missing or _has_word(_IN_FULL[name.lower()].capitalize(), ground)
    if not missing:
        return len(words) < 2 or not _is_another(words, ground)
    if missing == words[:-1] and 2 <= len(words) <= 3:
        return not _is_another(words, ground) and _stands_alone(words[-1], ground)
    return name.isupper() and _spelt_out(name, ground)


def _has_in_a_row(name: str, ground: str) -> bool:
    own = [stem(word.lower()) for word in _WORD.findall(name)]
    if len(own) < 2:
        return False
    return re.search(r"(?<!\w)" + " ".join(map(re.escape, own)) + r"(?!\w)", _stemmed(ground)) is not None


def _stemmed(text: str) -> str:
    return " ".join(stem(word.lower()) for word in _WORD.findall(text))


def _has_word(word: str, ground: str) -> bool:
    """Whether the ground writes a form of a word with a capital."""
    own = word.lower()
    written = {found.lower() for found in _WORD.findall(ground) if found[0].isupper()}
    if any(_are_forms(own, one) for one in written):
        return True
    alike = next((group for group in _ALIKE if own in group), frozenset())
    full = {short for long, short in _IN_FULL.items() if long in ground.lower()}
    return bool(alike & (written | full))


def _are_forms(first: str, second: str) -> bool:
    if first == second:
        return True
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    rests = {first[shared:], second[shared:]}
    plural = rests in ({"", "s"}, {"", "es"})
    return plural or (shared >= 4 and rests <= set(_ADJECTIVE) and rests != {"s", "n"})


def _is_another(words: Sequence[str], ground: str) -> bool:
    """Whether the ground has the last word of a name behind another first name, and nowhere the first before it."""
    before = re.findall(rf"([^\W\d_]+)\.?\s+(?:[A-Z]\.\s+)*{re.escape(words[-1])}\b", ground)
    firsts = [one for one in before if one[0].isupper() and one.lower() not in FUNCTION_WORDS and len(one) > 1]
    return bool(firsts) and words[-2] not in firsts and words[0] not in firsts


def _stands_alone(surname: str, ground: str) -> bool:
    """Whether a word is written as people's names are: with a capital and never behind an article."""
    places = [found.start() for found in re.finditer(rf"\b{re.escape(surname)}\b", ground)]
    return bool(places) and not any(_ARTICLE.search(ground[:place]) for place in places)


def _spelt_out(letters: str, ground: str) -> bool:
    """Whether a run of words in the ground begins with the letters of an abbreviation."""
    initials = [word[0].lower() for word in _WORD.findall(ground) if word.lower() not in FUNCTION_WORDS]
    return len(letters) > 1 and letters.lower() in "".join(initials)
