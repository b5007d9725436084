"""The phrases that questions of several types share."""

import re

from knowledge.sources import Citation
from knowledge.words import content_words, stem
from tutor.quiz.facts import Attribution, Definition
from tutor.quiz.identity import spread


def quoted(term: str) -> str:
    """A term in marks, as one speaks about the word."""
    return f'"{term}"'


def statement(term: str, meaning: str) -> str:
    """A whole sentence that gives a term this meaning; right for things, deeds and persons, one or many."""
    return f"The term {quoted(term)} {_verb(meaning)} {meaning}."


def defining(definition: Definition) -> str:
    """What a definition says, as a whole sentence."""
    return statement(definition.term, definition.meaning)


def held(attribution: Attribution) -> str:
    """What an attribution says, as a whole sentence."""
    return ended(f"{attribution.holder} {attribution.predicate}")


def ended(sentence: str) -> str:
    """A sentence with one stop at its end."""
    return sentence if re.search(r"[.?!][”\"’']?$", sentence) else f"{sentence}."


def capitalised(phrase: str) -> str:
    """A phrase as the beginning of a sentence."""
    return phrase[:1].upper() + phrase[1:]


def asked(predicate: str) -> str:
    """A predicate at the end of a question, without a stop within its last quotation mark."""
    return re.sub(r"[.,]([”\"’])$", r"\1", predicate.rstrip("."))


def prefers_gap(definition: Definition) -> bool:
    """Whether the name for a meaning is asked for by a gap rather than by a choice, so that it is not asked twice."""
    return spread(2, "gap", definition.term) == 1


def listed(names: list[str]) -> str:
    """Names in a row: "a, b and c"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def section(citation: Citation, *hidden: str) -> str:
    """Where to look, as a phrase; what would give a hidden word away is not named."""
    secret = {stem(word) for text in hidden for word in content_words(text)}
    title = "" if secret & {stem(word) for word in content_words(citation.source_title)} else citation.source_title
    for name in (*reversed(citation.heading), citation.source_title):
        if name and len(name) <= 90 and not secret & {stem(word) for word in content_words(name)}:
            return f"the part {quoted(name)} of {quoted(title)}" if title and title != name else f"{quoted(name)}"
    return "the passage that explains it"


def spelt(term: str) -> str:
    """What a hint may say about a hidden term."""
    count = len(term.split())
    words = {1: "one word", 2: "two words", 3: "three words"}.get(count, "several words")
    return f'it has {words} and begins with "{term[0]}"'


def shared(text: str, other: str) -> int:
    """How many meaningful words two texts share."""
    return len({stem(word) for word in content_words(text)} & {stem(word) for word in content_words(other)})


def _verb(meaning: str) -> str:
    return "means" if meaning.startswith(("to ", "what ")) else "refers to"
