"""Which phrases can be terms that a text explains."""

import re

from knowledge.words import FUNCTION_WORDS
from tutor.quiz.finding.casing import Casing

WORDS_AT_MOST = 5
_LEAD = re.compile(
    r"^(?:(?:an?|the|any|each|every) )?(?:(?:general |broad |basic )?(?:term|concept|phrase|word|notion|idea|"
    r"expression)s?"
    r"(?: of)? )?(?:(?:an?|the) )?[\s\"“‘]*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][\w’'.&/-]*")
_INSIDE = frozenset("of the and in for to by on de du la a an".split())
_NEVER_FIRST = frozenset(
    """important key main major common other another many several few some most such same first second third
    fourth last
    next final new recent good best better bad similar different various certain typical classic great real true early
    late one two three four five six only central basic chief primary principal ultimate notable famous former latter
    modern essential weak strong problematic formerly today's current growing overall today tomorrow yesterday
    differing general specific particular latest whole entire actual possible potential
    called known termed so-called more less very truly famous well-known contemporary following""".split()
)
_NEVER_LAST = frozenset(
    """example examples reason reasons difference differences goal goals purpose problem problems question
    questions answer
    result results advantage advantages disadvantage disadvantages effect effects idea ideas concept concepts term
    terms
    thing things way ways case cases point points issue issues fact facts aim aims number part parts kind kinds
    type types
    purposes task role meaning definition definitions claim claims argument arguments step steps aspect aspects people
    person time times year years day days place places world country countries one ones others success failure
    challenge
    challenges earlier later approach characteristic characteristics feature features benefit benefits""".split()
)
_NEVER_ALONE = frozenset(
    """human humans individual individuals citizen citizens decision decisions entity game games vote choice
    choices government group groups system systems process processes form forms man woman men women something
    everything nothing anything
    action actions student students author authors book text chapter city state's government's law order use change
    level levels member members method methods change life work family class model models section story study theory
    rule rules side set area areas body value view views state states society""".split()
)
_OF_A_KIND = re.compile(
    r"\b(?:form|type|kind|part|core|heart|sort|use|lack|rest|expansion|end|goal) of\b|\bso-called\b"
)
_PARTICIPLE = re.compile(r"^\w+ed (?:to|by|in|on|for|from|with)\b|^\w{3,}est\b(?<!interest)(?<!conquest)(?<!protest)")
_ENDINGS = re.compile(r"(?:ly|n['’]t|['’]s?)$")
_ADVERBS_THAT_ARE_NOUNS = frozenset(
    "monopoly oligopoly assembly family anomaly ally supply reply bully policy duopoly fly".split()
)


def term_of(phrase: str, casing: Casing, *, may_be_name: bool = False) -> str | None:
    """The term that a phrase names, without its article and marks; None where it is none.

    Args:
        phrase: as it stands in a sentence, with an article or quotation marks where it has them.
        casing: how the texts write words, to tell a name from the beginning of a sentence.
        may_be_name: whether the sentence itself says that it gives a name ("is called the Bretton Woods system").
    """
    stripped = phrase.strip(" ,;:—–\"“”‘’'()")
    bare = _LEAD.sub("", stripped, count=1).strip(" \"“”‘’'()")
    words = bare.split()
    if not 1 <= len(words) <= WORDS_AT_MOST or not all(_WORD.fullmatch(word) for word in words):
        return None
    small = [word.lower() for word in words]
    if not _is_noun_phrase(small) or (len(words) == 1 and (small[0] in _NEVER_ALONE or len(bare) < 3)):
        return None
    is_first = stripped == bare
    if not may_be_name and _is_name(words, casing, is_first=is_first):
        return None
    return casing.lowered(bare)


def is_plural(term: str) -> bool:
    """Whether a term looks like a plural."""
    last = re.split(r" (?:of|to|in|for|on|by) ", term.lower())[0].split()[-1]
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "ics", "ous"))


def _is_noun_phrase(small: list[str]) -> bool:
    first, last = small[0], small[-1]
    if first in FUNCTION_WORDS or last in FUNCTION_WORDS or first in _NEVER_FIRST or last in _NEVER_LAST:
        return False
    if any(word in FUNCTION_WORDS and word not in _INSIDE for word in small):
        return False
    if _ENDINGS.search(last) and last not in _ADVERBS_THAT_ARE_NOUNS:
        return False
    joined = " ".join(small)
    if _OF_A_KIND.search(joined) or _PARTICIPLE.search(joined):
        return False
    return not (
        first.endswith("ly") and first not in _ADVERBS_THAT_ARE_NOUNS and len(small) == 2 and last.endswith("ed")
    )


def _is_name(words: list[str], casing: Casing, *, is_first: bool) -> bool:
    """Whether a phrase is somebody's or something's name: capitals that no sentence's beginning explains."""
    if any(word[0].isupper() and word.lower() not in _INSIDE for word in words[1:]):
        return True
    first = words[0]
    if not first[0].isupper() or casing.is_small(first):
        return False
    return not re.search(r"(?:ism|ist|ists|ian|ics)$", first.lower()) or (len(words) > 1 and not is_first)
