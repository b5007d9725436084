"""Finds the passage that contradicts what a question takes for granted."""

import re
from collections.abc import Sequence

from knowledge.sources import Evidence
from knowledge.words import FUNCTION_WORDS, content_words, stem, words
from tutor.chat.questions import read_question

SHARED = 0.6
"""Share of the question's words, opposites aside, that a contradicting sentence must hold."""

_OPPOSITES = (
    ("increase raise rise grow strengthen expand", "decrease reduce lower fall shrink weaken decline diminish"),
    ("reward encourage favour favor promote support", "punish penalise penalize discourage inhibit hinder deter"),
    ("easy easier ease simple", "hard harder difficult risky costly expensive"),
    ("more greater higher larger", "less fewer lower smaller"),
    ("always usually often common generally normally", "never rarely seldom uncommon sporadic exception"),
    ("safe secure safer", "vulnerable insecure endangered unsafe"),
    ("accept agree endorse defend", "reject deny dispute criticise criticize challenge"),
    ("maximise maximize maximum unlimited", "minimise minimize moderate limited restrained"),
    ("succeed success win victory", "fail failure lose defeat"),
    ("cause create provoke worsen", "prevent avoid mitigate lessen"),
    ("possible able", "impossible unable"),
    ("offense offence offensive attack", "defense defence defensive"),
    ("peace peaceful cooperate cooperation", "war conflict compete competition"),
    ("before", "after"),
)


def _opposites() -> dict[str, frozenset[str]]:
    """The opposites of each word by its stem; a word of two rows ("lower") has those of both."""
    found: dict[str, frozenset[str]] = {}
    for one, two in _OPPOSITES:
        for here, there in ((one, two), (two, one)):
            for word in here.split():
                found[stem(word)] = found.get(stem(word), frozenset()) | {stem(other) for other in there.split()}
    return found


_OPPOSITE = _opposites()
_NEGATIONS = frozenset(
    "not no never neither nor cannot without denies deny rather n't doesn't don't isn't aren't".split()
)
_PRESUMES = re.compile(
    r"^\W*(why|how (?:does|do|did|come)|what (?:led|made|makes|explains|causes|caused)|when did|in what way|since)\b",
    re.I,
)


def correction(question: str, found: Sequence[Evidence]) -> Evidence | None:
    """The first sentence that holds nearly all that the question says, but turned round; None if there is none.

    Only questions that take something for granted are looked at ("Why does ...", "What led ... to ..."). A
    sentence turns the question round when one of its words is the opposite of one of the question's, or when it
    denies what the question affirms. A comparison names both sides by its nature and is left alone.
    """
    if not _PRESUMES.match(question) or read_question(question).expectation == "comparison":
        return None
    return next(
        (one for one in found if _turns_round(question, one.sentence.text if one.sentence else one.passage.text)), None
    )


def _turns_round(question: str, sentence: str) -> bool:
    asked = {stem(word) for word in content_words(question)}
    stated = {stem(word) for word in words(sentence) if word not in FUNCTION_WORDS}
    opposed = {word for word in asked - stated if _OPPOSITE.get(word, frozenset()) & stated}
    shared = len(asked & stated) / max(1, len(asked - opposed))
    denied = _denies(sentence) and not _denies(question)
    return shared >= SHARED and (bool(opposed) or (denied and shared >= 0.8 and len(asked) >= 4))


def _denies(text: str) -> bool:
    return bool(_NEGATIONS & set(words(text.replace("’", "'"))))
