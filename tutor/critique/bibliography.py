"""How entries of a list of references and notes look, whatever style they are written in."""

import re

from knowledge.words import FUNCTION_WORDS, words

_LIST_TITLE = re.compile(
    r"(?:(?:selected|select|full|annotated|my)\s)?(?:references?(?: list)?|list of references|bibliography"
    r"|works cited|works consulted|cited works|literature cited|reference literature)",
    re.I,
)
_MAYBE_TITLE = re.compile(
    r"literature|sources(?: cited| consulted| used)?|further reading|primary sources|readings?", re.I
)
_AROUND = re.compile(r"^[\W\d_]+|[\W_]+$")
_YEAR = r"\b(?:1[5-9]|20)\d\d[a-z]?\b"
_PLACED = re.compile(rf"{_YEAR}|https?://|\bdoi\b|\bn\. ?d\.|\bforthcoming\b|\bin press\b", re.I)
_NUMBER = r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]?(?=\s)|[*†‡]|[⁰¹²³⁴-⁹]{1,3})"
_OPENING = rf"(?:{_NUMBER}\s*|[-•*]\s+)?[\"“‘'*_]{{0,3}}"
_SURNAME = r"(?:(?:de|van|von|der|den|del|la|le|al)\s){0,3}[^\W\d_a-z][\w'’\-]+(?:\s[^\W\d_a-z][\w'’\-]+)?"
_AUTHORED = re.compile(
    rf"{_OPENING}(?:{_SURNAME},\s(?:[A-Z]\.|[^\W\d_a-z][\w'’\-]+(?:\s[A-Z]\.?){{0,3}}(?:[.,]|\s(?:and|&|\()))"
    rf"|{_SURNAME}\s[A-Z]{{1,3}}[.,\s]|[^\W\d_a-z][^.\n(]{{2,80}}\s\({_YEAR}\)|[—–-]{{2,4}}[.,])"
)
_LISTED = re.compile(r"\[\d{1,3}\]\s*\S|\d{1,3}[.)]\s+\S|[-•*]\s+\S")
_POINTER = (
    r"(?:[Ii]bid|[Oo]p\. ?cit|[Ll]oc\. ?cit|[Ii]dem|[Ss]ee (?:also )?[^\W\d_a-z]|[Cc]f\.?\s|(?:[Qq]uoted|[Cc]ited) in\s"
    r"|[Ee]mphasis\s)"
)
_NUMBERED_NOTE = re.compile(rf"{_NUMBER}\s*{_POINTER}|[⁰¹²³⁴-⁹]{{1,3}}\s*[^\W\d_]")
_BARE_NOTE = re.compile(r"(?:ibid|op\. ?cit|loc\. ?cit)\b", re.I)
_NUMBERED_WORK = re.compile(rf"(?:\[\d{{1,3}}\]|\d{{1,3}}[.)]?)\s+[^\W\d_a-z][^\n]{{3,200}}?,[^\n]{{0,300}}?{_YEAR}")
_LONGEST_ENTRY = 80
_MOST_GRAMMAR, _MOST_AFTER_AUTHORS = 0.35, 0.42
"""An entry is names and titles: at most this share of its words are function words, of prose it is mostly more."""


def titles_list(line: str) -> bool:
    """Whether a line heads a list of references, or may do so."""
    bare = _AROUND.sub("", line)
    return _LIST_TITLE.fullmatch(bare) is not None or _MAYBE_TITLE.fullmatch(bare) is not None


def is_list_title(line: str) -> bool:
    """Whether a line says for certain that a list of references follows: `Literature` may be a chapter's title."""
    return _LIST_TITLE.fullmatch(_AROUND.sub("", line)) is not None


def is_entry_like(text: str) -> bool:
    """Whether a block may be an entry where entries are expected."""
    return _has_little_grammar(text, _MOST_GRAMMAR)


def is_entry(text: str) -> bool:
    """Whether a block is an entry wherever it stands: authors first, a year or address, no sentence's grammar."""
    is_placed = _AUTHORED.match(text) is not None and _PLACED.search(text) is not None
    return is_placed and _has_little_grammar(text, _MOST_AFTER_AUTHORS)


def begins_entry(line: str) -> bool:
    """Whether a line of a list of references opens a new entry."""
    return _LISTED.match(line) is not None or (_AUTHORED.match(line) is not None and _PLACED.search(line) is not None)


def is_note(text: str) -> bool:
    """Whether a block is a footnote by its look: a number with a pointer or a work after it, or `Ibid.`"""
    if _NUMBERED_NOTE.match(text) or _BARE_NOTE.match(text):
        return True
    return _NUMBERED_WORK.match(text) is not None and is_entry_like(text)


def _has_little_grammar(text: str, most: float) -> bool:
    own = words(text)
    return 0 < len(own) <= _LONGEST_ENTRY and sum(word in FUNCTION_WORDS for word in own) <= most * len(own)
