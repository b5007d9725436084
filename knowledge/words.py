"""Which words of a question carry its meaning, and when two words are forms of one."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

FUNCTION_WORDS = frozenset(
    """a about above after again against all almost also although always am among an and another any anyone anything are
    as at away be became because become been before being below between both but by came can cannot could did do does
    doing done down during each either else etc even ever every everyone everything few for from further gave get gets
    getting give given gives go goes going gone got had has have having he her here hers him his how however i if im in
    indeed instead into is isn't it its itself just let lets like made make makes making many may me might mine more
    most much must my neither never no nobody none nor not nothing now of off often on once one ones only onto or other
    others our ours out over own per perhaps please put puts quite rather really said say saying says see seem seems
    shall she should so some someone something somewhat still such take taken takes tell than that that's the their
    theirs them themselves then there these they thing things this those though through thus to together too took toward
    towards under until up upon us use used using very via want was way we well went were what what's whats whatever
    when where whereas whether which while who who's whos whoever whole whom whose why will with within without would
    yes yet you your yours""".split()
)


def words(text: str) -> list[str]:
    """The words of a text in order, lower-cased, possessive endings off."""
    return [re.sub(r"['’]s$", "", word) for word in _WORD.findall(text.lower())]


def content_words(text: str) -> list[str]:
    """The words that are not function words; all words when nothing else is there."""
    every = words(text)
    return [word for word in every if word not in FUNCTION_WORDS and len(word) > 1] or every


def says_something(text: str) -> bool:
    """Whether any word of the text is more than a function word."""
    return any(word not in FUNCTION_WORDS for word in words(text))


def stem(word: str) -> str:
    """A word's form with its commonest English endings off, so that `balances` and `balancing` meet.

    Cruder than Porter's (1980) on purpose: it serves to compare words of a question and a sentence,
    where joining two words too many costs less than missing one.
    """
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word


_ENDINGS = (
    ("isations", 4),
    ("izations", 4),
    ("isation", 4),
    ("ization", 4),
    ("ations", 4),
    ("ation", 4),
    ("ities", 4),
    ("ists", 4),
    ("isms", 4),
    ("ity", 4),
    ("ist", 4),
    ("ism", 4),
    ("ions", 4),
    ("ings", 4),
    ("ies", 3),
    ("ion", 4),
    ("ing", 3),
    ("ers", 4),
    ("ed", 3),
    ("er", 4),
    ("es", 3),
    ("ly", 4),
    ("al", 4),
    ("s", 3),
    ("e", 3),
    ("y", 3),
)
