"""Whether one option is of another make than the rest: opening, kind, ending, length."""

import re
from collections.abc import Sequence

from tutor.quiz.gate.wording import squashed
from tutor.quiz.questions import Question

_NOT_A_VERB = "the|a|an|its|their|his|her|this|each|every|all|no|one|what|those|other|some|any|both"
_OPENINGS: tuple[tuple[str, bool, re.Pattern[str]], ...] = tuple(
    (name, both_ways, re.compile(pattern, re.IGNORECASE))
    for name, both_ways, pattern in (
        ("says what to do", True, rf"(?:in order )?to (?!(?:{_NOT_A_VERB})\b)[a-z]+\b"),
        ("says by what means", True, r"by (?:\w+ly )?[a-z]+ing\b"),
        ("gives a reason", True, r"because\b|since (?!\d)"),
        ("opens with that", True, r"that\b"),
        ("gives a condition", True, r"(?:when|if|unless|whenever|provided)\b"),
        # "Spring" and "rising prices" end like "raising taxes", so that one alone proves nothing.
        ("names a doing", False, r"(?!(?:thing|nothing|something|king|spring)\b)[a-z]{2,}ing\b"),
        ("is a number", True, r"(?:about |around |in |some )?[$£€]?\d"),
    )
)
_ABBREVIATED = re.compile(r"(?:\b\w\.\w|\b(?:etc|Inc|Jr|Sr|Ltd|Co|St|[A-Z]))\.$")
_BEFORE_NAMES = frozenset("van von de der den da di del la le al el bin ibn y e".split())
_SMALL = _BEFORE_NAMES | frozenset("the of and for in on to".split())
_FAR_SHORTER, _MISSING_LETTERS = 0.35, 20


def odd_option(question: Question) -> str | None:
    """The option that stands out by its form among three or more, and how."""
    texts = [squashed(option.text) for option in question.options]
    if len(texts) < 3 or not all(texts):
        return None
    for finds in (_odd_opening, _odd_ending, _odd_start, _odd_name, _far_shorter):
        found = finds(texts)
        if found is not None:
            return f"“{texts[found]}” stands out: it is put in another form than the other options."
    return None


def _odd_opening(texts: Sequence[str]) -> int | None:
    for _, both_ways, opening in _OPENINGS:
        marks = [opening.match(text) is not None for text in texts]
        found = _one_apart(marks, both_ways)
        # After a comma a main clause may follow, so that the option is a sentence like the others.
        if found is not None and not (marks[found] and "," in texts[found]):
            return found
    return None


def _odd_ending(texts: Sequence[str]) -> int | None:
    return _one_apart([text.endswith((".", "!", "?")) and not _ABBREVIATED.search(text) for text in texts], True)


def _odd_start(texts: Sequence[str]) -> int | None:
    """One option in lower case among capitals; a single capital proves nothing, since it may be a name."""
    found = _one_apart([text[0].isupper() for text in texts], False)
    return None if found is None or not _is_plain(texts[found]) else found


def _odd_name(texts: Sequence[str]) -> int | None:
    """One that is no name among names of several words."""
    if any(len(text.split()) > 6 for text in texts):
        return None
    names = [_is_name(text) for text in texts]
    long_names = sum(names[place] and len(text.split()) > 1 for place, text in enumerate(texts))
    if names.count(False) == 1 and long_names >= 2:
        return names.index(False)
    return None


def _far_shorter(texts: Sequence[str]) -> int | None:
    lengths = sorted((len(text), place) for place, text in enumerate(texts))
    (shortest, place), (second, _) = lengths[0], lengths[1]
    return place if shortest < _FAR_SHORTER * second and second - shortest >= _MISSING_LETTERS else None


def _one_apart(marks: Sequence[bool], both_ways: bool) -> int | None:
    if marks.count(False) == 1:
        return marks.index(False)
    return marks.index(True) if both_ways and marks.count(True) == 1 else None


def _is_plain(text: str) -> bool:
    first = text.split(maxsplit=1)[0]
    return first.isalpha() and first.islower() and len(first) > 1 and first not in _BEFORE_NAMES


def _is_name(text: str) -> bool:
    large = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", text) if word.lower() not in _SMALL]
    return bool(large) and all(word[0].isupper() for word in large)
