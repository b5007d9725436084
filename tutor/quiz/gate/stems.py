"""Flaws of what an item asks: unclear, unfocused, negative, overloaded."""

import re

from tutor.quiz.gate.phrasing import asks_something, is_instruction, is_question, without_how_to_answer
from tutor.quiz.gate.standing import stands_alone
from tutor.quiz.gate.wording import meaning_words, stems_of
from tutor.quiz.questions import BLANK, Question

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)")
_BLANK = re.compile("__+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z\d])")
_ABOUT_OPTIONS = frozenset(
    """following statement statements claim claims option options answer answers true correct right false best accurate
    choose select pick apply proposition propositions sentence sentences assertion assertions most valid""".split()
)
_NEGATIVE = re.compile(
    r"\bNOT\b|\bEXCEPT\b|\bexcept(?: for)?\W*$|\b(?:all|each|every) of (?:the following|these)\b.*\bexcept\b"
    r"|\b(?i:which|what|who|whom|whose|where)\b"
    r"(?:(?!\b(?:that|when|if|because|who|which|while|where|although|unless|to)\b)[^,;:?])*"
    r"(?:\b(?:not|never|cannot)\b|n't\b)"
    r"|\bleast (?:likely|plausible|accurate|true)\b|\b(?:is|are|was|were) (?:false|untrue|incorrect|wrong)\W*$"
    r"|\b(?i:which|what) (?:\w+ ){0,4}(?:false|untrue|incorrect|wrong) (?:about|of|for|with|regarding|concerning)\b"
)
_MOST_STEM_WORDS = 40


def stem_does_not_stand(question: Question) -> str | None:
    """Why the stem cannot be understood on its own; a blank is read as the word that fills it."""
    stem = question.stem.replace(BLANK, question.answer or "it") if question.type == "cloze" else question.stem
    why = stands_alone(stem)
    return None if why is None else f"The question does not stand on its own. {why}"


def part_does_not_stand(question: Question) -> str | None:
    """Why an option, one side of a pair, or a point cannot be understood; all but points are read below the stem."""
    phrases = [option.text for option in question.options]
    phrases += [side for pair in question.pairs for side in (pair.left, pair.right)]
    found = [(text, stands_alone(text, question.stem, is_phrase=True)) for text in phrases]
    found += [(point.text, stands_alone(point.text)) for point in question.points]
    return next((f"“{_short(text)}” cannot be read on its own. {why}" for text, why in found if why), None)


def unfocused(question: Question) -> str | None:
    """A stem that asks nothing, or nothing until the options are read."""
    if not asks_something(question.stem):
        return "The stem is neither a question nor an instruction."
    asked = [word for word in meaning_words(without_how_to_answer(question.stem)) if word not in _ABOUT_OPTIONS]
    return None if asked else "The stem does not say what the question is about."


def asks_twice(question: Question) -> str | None:
    """Two questions where one answer can be given, or a question where a statement belongs."""
    asked = _QUOTED.sub("", question.stem).count("?")
    return "It asks more than one thing." if asked > 1 else None


def negative(question: Question) -> str | None:
    """A stem that asks for the exception."""
    plain = _QUOTED.sub("", question.stem).replace("’", "'").strip()
    return "It asks for what does not fit." if _NEGATIVE.search(plain) else None


def gratuitous(question: Question) -> str | None:
    """Words before the question that have nothing to do with it; a case may be told at some length."""
    if question.asks != "case" and len(question.stem.split()) > _MOST_STEM_WORDS:
        return "The stem is long for what it asks."
    sentences = _SENTENCE_END.split(question.stem.strip())
    told = [one for one in sentences if not is_question(one) and not is_instruction(one)]
    if not told or len(told) == len(sentences):
        return None
    parts = (*(o.text for o in question.options), *(side for p in question.pairs for side in (p.left, p.right)))
    asked = [one for one in sentences if one not in told]
    rest = frozenset[str]().union(*map(stems_of, (*asked, *parts, *(p.text for p in question.points))))
    if any(not stems_of(one) & rest for one in told) and len(told) == 1 and question.asks != "case":
        return "The stem tells something that the question does not need."
    return None


def blank_in_a_choice(question: Question) -> str | None:
    """A blank where nothing is filled in."""
    return "It has a blank, which only a question to fill in has." if _BLANK.search(question.stem) else None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
