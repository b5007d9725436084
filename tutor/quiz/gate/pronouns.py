"""Pronouns that come before anything they could stand for."""

import re

from knowledge.words import FUNCTION_WORDS

_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:it|its|itself)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.IGNORECASE)
# "It is rare for a state to win" and "makes it harder to hide" need no noun.
_EMPTY_IT = re.compile(
    r"\bit(?:'s| is| was| may be| might be| can be| could be| would be| will be| has been| became| becomes| seems?|"
    r" appears?| takes?| took| costs?)\b(?: [\w,'-]+){0,9}? "
    r"(?:to|that|for|if|when|whether|who|which|because|until|before)\b"
    r"|\bit mean(?:s|t)? (?:to|for|that|when|if)\b|\bit (?:follows|seems|appears|happens|turns out|matters)\b"
    r"|(?:mak|f[io]u?nd|think|thought|consider|render|keep|deem|leav)\w* it (?:[\w-]+ ){1,3}(?:to|that|for)\b"
    r"|\b(?:is|was|be|were) it (?:[\w-]+ ){1,3}(?:to|that|for|when|if|who|which)\b|\bit (?:rain|snow)(?:s|ed)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w'-]+")
_PEOPLE = re.compile(
    r"\b(?:who|whom|whose|which|one|someone|anyone|everyone|person|child|king|queen|student|scholar|thinker|saint|pope|boy"
    r"|girl|wife|husband|father|mother|\w+(?:er|or|ist|ian|ant|ent|man|ess|ee|iot|ate))\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:\w*(?:[^su\W]s|men|people|children|ae|mice)|each|every|any|anyone|everyone|someone|nobody|no|an?|both|many|some|few"
    r"|most|others|who|whose|which|\w+ and \w+|two|three|four|police|media|data|criteria|phenomena|bacteria)\b",
    re.IGNORECASE,
)
_OPENS_LOOKING_AHEAD = re.compile(
    r"^(?:despite|because(?: of)?|in|by|with|for|from|through|after|before|while|when|if|although|though|as|to|on|"
    r"under|unlike|like|given|once|until|unless|since|during|throughout|at|given|of|without)\b",
    re.IGNORECASE,
)
_AFTER_COMMA = re.compile(r"^[^,.;?]*, (?P<next>[\w'-]+)(?: (?P<then>[\w'-]+))?")
_POSSESSIVE = frozenset(("his", "her", "its", "their"))
# No nouns, although they carry meaning.
_NOT_NOUNS = frozenset(
    """according additionally besides briefly consequently conversely finally furthermore hence likewise meanwhile
    moreover nevertheless nonetheless similarly therefore today first second third next last best main true right
    different""".split()
)


def lone_pronoun(text: str, before: str = "") -> str | None:
    """A reason naming the first pronoun that nothing before it, or just after it, can explain; None without one."""
    for pronoun, has_noun in ((_PERSON, _names_somebody), (_THING, _names_something), (_SEVERAL, _names_several)):
        found = pronoun.search(text)
        if found is None or has_noun(f"{before} {text[: found.start()]}"):
            continue
        if pronoun is _THING and _is_empty(text, found.start()):
            continue
        if not _explained_ahead(text, found, pronoun):
            return f"It says “{found[0].lower()}” without naming what is meant."
    return None


def _names_somebody(ahead: str) -> bool:
    named = any(word.lower() not in FUNCTION_WORDS for word in _NAME.findall(ahead))
    return named or _PEOPLE.search(ahead) is not None


def _names_something(ahead: str) -> bool:
    return any(word not in FUNCTION_WORDS and word not in _NOT_NOUNS for word in _lower_words(ahead))


def _names_several(ahead: str) -> bool:
    return _names_something(ahead) and _MANY.search(ahead) is not None


def _lower_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text.lower()) if not word.endswith("ly") and len(word) > 1]


def _is_empty(text: str, start: int) -> bool:
    return any(found.start() <= start < found.end() for found in _EMPTY_IT.finditer(text))


def _explained_ahead(text: str, found: re.Match[str], pronoun: re.Pattern[str]) -> bool:
    """Whether an opening such as "In his book," is followed by what its pronoun stands for."""
    after = _AFTER_COMMA.match(text[found.end() :])
    if after is None or not _OPENS_LOOKING_AHEAD.match(text):
        return False
    word, then = after["next"], after["then"] or ""
    if word.lower() in _POSSESSIVE or any(kind.fullmatch(word) for kind in (_PERSON, _THING, _SEVERAL)):
        return False
    if pronoun is _PERSON:
        return any(part[:1].isupper() and part.lower() not in FUNCTION_WORDS for part in (word, then))
    if found[0].lower() in _POSSESSIVE:
        return True
    if pronoun is _THING:
        return word.lower() in {"a", "an", "the"} or word[:1].isupper()
    return any(part.endswith("s") and part.lower() not in FUNCTION_WORDS for part in (word, then))
