"""Sentences with the term left out: the source's own where it can be read alone, else one made of the meaning."""

import re
from collections.abc import Iterator

from knowledge.words import content_words, stem
from tutor.quiz.building import question_on
from tutor.quiz.citing import Citing
from tutor.quiz.facts import Definition, Facts
from tutor.quiz.finding.clauses import pieces, plain, stands_alone
from tutor.quiz.finding.terms import is_plural
from tutor.quiz.making.wording import defining, ended, prefers_gap, section, spelt
from tutor.quiz.questions import BLANK, Origin, Question

_LONGEST_WORDS = 45
_CHOICE = 4
"""With fewer definitions than this there is no choice of names, so every name is asked for by a gap."""


def make(facts: Facts, origin: Origin) -> Iterator[Question]:
    """One gap for every definition whose sentence leaves the term to be found."""
    for one in facts.definitions:
        told = _in_its_sentence(one)
        if told is None and not prefers_gap(one) and len(facts.definitions) >= _CHOICE:
            continue
        text = told or f"The term for {one.meaning} is {BLANK}."
        if not _holds(text, one.term):
            yield _question(one, text, origin, difficulty=3 if told else 2)


def _in_its_sentence(one: Definition) -> str | None:
    """The source's sentence with a gap; None where it begins with the term or leans on others."""
    sentence = ended(plain(one.citation.quote))
    if len(pieces(one.citation.quote)) > 1:
        return None
    found = re.compile(rf"(?<![\w-]){re.escape(one.term)}(?![\w-])", re.IGNORECASE).findall(sentence)
    if len(found) != 1 or len(sentence.split()) > _LONGEST_WORDS or not stands_alone(sentence.rstrip(".")):
        return None
    before, after = sentence.split(found[0])
    is_inner = len(before.split()) >= 3 and not re.search(r"[“\"(]$", before.strip() or "(")
    # "a" or "an" would tell how the missing word begins.
    return f"{re.sub(r' an? $', ' a(n) ', before)}{BLANK}{after}" if is_inner else None


def _holds(text: str, term: str) -> bool:
    """Whether a word of the missing term stands elsewhere in the sentence."""
    return bool({stem(word) for word in content_words(term)} & {stem(word) for word in content_words(text)})


def _question(one: Definition, text: str, origin: Origin, difficulty: int) -> Question:
    citing = Citing()
    citing.numbers(one.citation)
    hint = f"Look at {section(one.citation, one.term)}: {spelt(one.term)}."
    return question_on(
        one,
        origin,
        "cloze",
        text,
        one.term,
        citing,
        accepts=_also(one.term),
        explanation=defining(one),
        hint=hint,
        asks="definition",
        difficulty=difficulty,
    )


def _also(term: str) -> tuple[str, ...]:
    """Spellings that are right as well: the other number, and without hyphens."""
    forms = [] if re.search(r" (?:of|to|in|for|on|by) ", term) else [_other_number(term)]
    if "-" in term:
        forms.append(term.replace("-", " "))
    return tuple(form for form in dict.fromkeys(forms) if form != term)


def _other_number(term: str) -> str:
    if is_plural(term):
        return re.sub(r"ies$", "y", term) if term.endswith("ies") else term.removesuffix("s")
    if re.search(r"[^aeiou]y$", term):
        return f"{term[:-1]}ies"
    return f"{term}es" if term.endswith(("s", "x", "z", "ch", "sh")) else f"{term}s"
