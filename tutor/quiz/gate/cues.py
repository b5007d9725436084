"""Cues by which somebody who knows nothing of the subject finds the right option."""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from statistics import mean

from knowledge.words import stem
from tutor.quiz.gate.rules import distractors, keys
from tutor.quiz.gate.wording import meaning_words, plain_words, squashed, stems_of
from tutor.quiz.questions import Question

LONGER_THAN_NEXT, LONGER_THAN_MEAN = 1.2, 1.3
MORE_LETTERS = 10
"""So many letters longer at least: about two words, below which no reader sees a difference."""

_FAR_SHORTER, _MISSING_LETTERS = 0.5, 20
_ABSOLUTE = re.compile(
    r"\b(?:always|never|invariably|entirely|completely|totally|absolutely|wholly|solely|exclusively|impossible|inevitably"
    r"|under any circumstances|without exception|at all times)\b",
    re.IGNORECASE,
)
# One of these in one long option says little; in a short one, or in half of the options, it is a cue.
_SWEEPING = re.compile(
    r"\b(?:(?<!not )(?<!almost )(?<!nearly )(?<!after )(?<!above )(?<!at )all(?! (?:over|right|out|round)\b|-)"
    r"|(?<!not )only(?! (?:if|when|child)\b)|(?<!not )(?<!almost )(?<!nearly )every|none|everything"
    r"|everyone|no matter)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 8
_LIKE_WORDS, _LIKE_SHARE = 6, 0.7
_COVERED = 0.8
_ARTICLE_END = re.compile(r"\b(?P<article>an?)\s*[:_.–—-]*\s*$", re.IGNORECASE)
_VERB_OF_STEM = re.compile(
    r"^(?:which|what)(?: of (?:these|the following))?(?: \w+){0,2}? (?P<verb>is|was|are|were)\b", re.I
)
_CLAUSE = re.compile(r"\b(?:is|are|was|were|has|have|had|can|will|would|may|must|do|does|did)\b", re.IGNORECASE)


def longest(question: Question) -> str | None:
    """A right option that can be told by its length."""
    right, wrong = _lengths(question)
    if not right or not wrong:
        return None
    beyond_next = min(right) - max(wrong) >= MORE_LETTERS and min(right) > LONGER_THAN_NEXT * max(wrong)
    middle = mean(right + wrong)
    above = min(right) - middle >= MORE_LETTERS and min(right) > LONGER_THAN_MEAN * middle
    beyond_mean = above and min(right) > max(wrong)
    return "The right answer can be told by its length: it is the longest." if beyond_next or beyond_mean else None


def shortest(question: Question) -> str | None:
    """A right option far shorter than all others."""
    right, wrong = _lengths(question)
    if right and wrong and max(right) < _FAR_SHORTER * min(wrong) and min(wrong) - max(right) >= _MISSING_LETTERS:
        return "The right answer can be told by its length: it is by far the shortest."
    return None


def shares_most_with_stem(question: Question) -> str | None:
    """A right option that has more words of the stem than any other, by form, by stem or by sheer number."""
    ways: tuple[tuple[Callable[[str], frozenset[str]], int], ...] = (
        (stems_of, 1), (lambda text: frozenset(meaning_words(text)), 1), (plain_words, 2),
    )  # fmt: skip
    for read, margin in ways:
        asked = read(question.stem)
        right = [len(read(text) & asked) for text in keys(question)]
        wrong = [len(read(text) & asked) for text in distractors(question)]
        if right and wrong and min(right) - max(wrong) >= margin:
            return "The right answer has more words in common with the question than any other option."
    return None


def echoes_stem(question: Question) -> str | None:
    """A word of the stem in another form in the right option, and in no other ("photosynthesis", "photosynthetic")."""
    asked = [word for word in meaning_words(question.stem) if len(word) >= _LIKE_WORDS]
    if keys(question) and all(_echo(asked, text) for text in keys(question)):
        echoed = _echo(asked, keys(question)[0])
        stems = stems_of(question.stem)
        if not any(_echo(asked, text) or stems_of(text) & stems for text in distractors(question)):
            return f"“{echoed}” sounds like a word of the question, and no other option does."
    return None


def converges(question: Question) -> str | None:
    """A right option that is put together from parts that the others share with it, one here and one there."""
    options = [stems_of(option.text) for option in question.options]
    if question.type != "single_choice" or len(keys(question)) != 1 or len(options) < 3:
        return None
    place = next(number for number, option in enumerate(question.options) if option.correct)
    shared = [sum(len(one & other) for j, other in enumerate(options) if j != i) for i, one in enumerate(options)]
    parts = [options[place] & other for number, other in enumerate(options) if number != place]
    common = frozenset[str].intersection(*options)
    apart = {part - common for part in parts if part - common}
    covered = len(frozenset[str]().union(*parts)) >= _COVERED * len(options[place])
    if covered and len(apart) >= 2 and all(shared[place] > n for other, n in enumerate(shared) if other != place):
        return "The right answer has most of its parts in common with the other options."
    return None


def absolute(question: Question) -> str | None:
    """Words such as "always" or "only" on one side alone."""
    right, wrong = _with_absolutes(keys(question)), _with_absolutes(distractors(question))
    if wrong and not right:
        return f"“{wrong[0]}” stands in a wrong option, and the right one has no word like it."
    if right and not wrong:
        return f"“{right[0]}” stands in the right option, and no wrong one has a word like it."
    return None


def grammatical(question: Question) -> str | None:
    """An article or a verb of the stem that fits the right option only."""
    article = _ARTICLE_END.search(question.stem)
    verb = _VERB_OF_STEM.match(squashed(question.stem))
    if article:
        vowel = article["article"].lower() == "an"
        return _fits_key_only(question, lambda text: (text[:1].lower() in "aeiou") == vowel)
    texts = [option.text for option in question.options]
    if verb and all(len(text.split()) <= 4 and not _CLAUSE.search(text) for text in texts):
        plural = verb["verb"].lower() in {"are", "were"}
        return _fits_key_only(question, lambda text: _is_plural(text) == plural)
    return None


def _lengths(question: Question) -> tuple[list[int], list[int]]:
    return [len(squashed(text)) for text in keys(question)], [len(squashed(text)) for text in distractors(question)]


def _echo(asked: Sequence[str], text: str) -> str | None:
    for word in meaning_words(text):
        for other in (one for one in asked if stem(one) != stem(word)):
            start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
            if start >= _LIKE_WORDS and start >= _LIKE_SHARE * max(len(word), len(other)):
                return word
    return None


def _with_absolutes(texts: Sequence[str]) -> list[str]:
    strong = [found[0].lower() for text in texts if (found := _ABSOLUTE.search(text))]
    sweeping = [text for text in texts if _SWEEPING.search(text)]
    if 2 * len(sweeping) < len(texts):
        return strong
    tells = len(sweeping) > 1 or any(len(text.split()) <= _FEW_WORDS for text in sweeping)
    return strong + ([found[0].lower() for text in sweeping if (found := _SWEEPING.search(text))] if tells else [])


def _fits_key_only(question: Question, fits: Callable[[str], bool]) -> str | None:
    right, wrong = keys(question), distractors(question)
    if right and wrong and all(map(fits, right)) and not any(map(fits, wrong)):
        return "Only the right answer fits the grammar of the question."
    return None


def _is_plural(text: str) -> bool:
    """Whether a short phrase names several things, by its head: the last word before "of", or one of two joined."""
    head = re.split(r" (?:of|in|for|to|with|from|at|by|on)\b", squashed(text).lower())[0].rstrip(".")
    last = head.split()[-1] if head.split() else ""
    several = last in {"people", "men", "women", "children", "media", "data", "bacteria", "criteria", "phenomena"}
    return several or " and " in head or (last.endswith("s") and not last.endswith(("ss", "us", "is", "ics")))
