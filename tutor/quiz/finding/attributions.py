"""Sentences that say who argued, coined or developed something."""

import re
from collections.abc import Iterator

from tutor.quiz.finding.clauses import plain, stands_alone
from tutor.quiz.finding.people import FULL_NAME, SURNAME, People

LONGEST = 600
_SHORTEST_WORDS, _LONGEST_WORDS = 6, 38
_SAID_THAT = (
    r"(?:(?:has |had )(?:argued|contended|maintained|claimed|asserted|concluded|suggested|proposed|shown)|argue[sd]|"
    r"contend(?:s|ed)|maintain(?:s|ed)|believe[sd]|claim(?:s|ed)|assert(?:s|ed)|conclude[sd]|suggest(?:s|ed)|"
    r"propose[sd]|"
    r"held|holds|posit(?:s|ed)|insist(?:s|ed)|warn(?:s|ed)|theorize[sd]|hypothesize[sd]|predict(?:s|ed)|observe[sd]|"
    r"note[sd]|state[sd]|explain(?:s|ed)|emphasize[sd]|demonstrate[sd]|showed) that"
)
_MADE = (
    r"(?:coined|introduced|developed|invented|proposed|formulated|popularized|popularised|advanced|pioneered|"
    r"discovered|"
    r"founded|designed|devised) (?:the|a|an) (?:\w+ ){0,2}?(?:term|phrase|concept|idea|notion|theory|principle|"
    r"model|theorem|"
    r"method|hypothesis|law|typology|framework|thesis|doctrine|test|experiment|school)"
)
_CALLED = r"(?:defined|defines|described|describes|characterized|characterizes) [\w’' -]{4,60}? as"
_SPEAKS = re.compile(
    rf"(?<![\w’'-])(?P<who>{FULL_NAME}|{SURNAME})(?:,? (?:who|also|thus|famously|once|himself|herself|further|"
    rf"later))*"
    rf"(?: \(\d{{4}}\))? (?P<said>(?:{_SAID_THAT}|{_MADE}|{_CALLED}) .+)$"
)
_PAST_OF = {
    "argue": "argued", "contend": "contended", "maintain": "maintained", "believe": "believed", "claim": "claimed",
    "assert": "asserted", "hold": "held", "posit": "posited", "insist": "insisted", "expect": "expected",
    "assume": "assumed", "counter": "argued", "think": "thought", "suggest": "suggested",
}  # fmt: skip
_SCHOOL = re.compile(
    rf"^(?:[^,]{{3,60}}, )?(?:(?P<who>(?:[A-Z][\w-]+|[a-z]{{4,}}ive|classical|structural|social|radical|modern) "
    rf"?(?:[\w-]+)?"
    rf"(?:ists|als|ans)) (?:(?:also|thus|generally|often|therefore|however) )?(?P<verb>{'|'.join(_PAST_OF)}) that "
    rf"(?P<rest>.+)"
    r"|(?P<theory>(?:[A-Z][\w-]+|[a-z]{4,}ive|classical|structural) ?(?:(?!that)[\w-]+ ?)?(?<=ism)) ?"
    r"(?:also |thus |generally |therefore )?(?P<says>argues|contends|maintains|claims|asserts|holds|posits|"
    r"assumes|expects|"
    r"predicts|suggests|emphasizes) that (?P<others>.+))$"
)
_WHICH = re.compile(
    r"(?<![\w-])(?P<theory>(?:[A-Za-z]+(?:al|ive|ic) )?[A-Za-z]{3,}ism), which (?P<says>holds|argues|assumes|"
    r"asserts|contends|"
    r"maintains|posits) that (?P<others>[^;:—]+)$"
)
_JOINED = re.compile(
    r"(?:\b(?:and|or|nor|both|the|of|by|with|unlike|against|like|contrary to|if|whether)|,|&) $", re.IGNORECASE
)
_REFUTED = re.compile(r"\b(?:not|never|wrongly|mistakenly|some|if|would|might|may)\b", re.IGNORECASE)
_PAST = re.compile(r"[?!]|\.[”\"]? [A-Z]|\bways$|\b(?:in this|in that|in his|in her)\b", re.IGNORECASE)

_UNFINISHED = re.compile(
    r"\bthat (?:while|although|though|since|because|if|unless|when|once|as)\b[^,]*$", re.IGNORECASE
)
"""A clause that another one has to follow, and none does."""


def attributions_in(sentence: str, people: People) -> Iterator[tuple[str, str]]:
    """The person and what they held or did, as a predicate that fits after the name and after "Who"."""
    if len(sentence) > LONGEST or sentence.rstrip().endswith(("?", "!")):
        return
    text = plain(sentence)
    school = _of_school(text, people)
    if school:
        yield school
        return
    for found in _SPEAKS.finditer(text):
        before = text[: found.start()]
        who = None if _is_one_of_several(before) else people.named(found["who"])
        predicate = who and _predicate(found["said"], who)
        if who and predicate:
            yield who, predicate
            return


def _of_school(text: str, people: People) -> tuple[str, str] | None:
    """What the people of a school are said to think; told in the past, which fits one and many."""
    found = _SCHOOL.match(text) or _WHICH.search(text)
    if found is None:
        return None
    if found["theory"]:
        predicate = _predicate(f"{found['says']} that {found['others']}", found["theory"])
        return (_capital(found["theory"]), predicate) if predicate else None
    school = people.school(found["who"])
    predicate = school and _predicate(f"{_PAST_OF[found['verb']]} that {found['rest']}", school)
    return (_capital(school), predicate) if school and predicate else None


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]


def _is_one_of_several(before: str) -> bool:
    """Whether the words before a name make it one of a list, or somebody that others speak about."""
    joined = _JOINED.search(before)
    is_opening = (
        before.endswith(", ") and re.fullmatch(r"[^,]{3,60}, ", before) and not re.search(r"[A-Z]\w+, $", before)
    )
    return (joined is not None and not is_opening) or _REFUTED.search(before[-40:]) is not None


def _predicate(said: str, who: str) -> str | None:
    text = said.strip().rstrip(".").strip()
    if re.match(_MADE, text):
        text = text.split(",")[0]
    text = text.split(";")[0].strip(" .,")
    words = text.split()
    is_long_enough = _SHORTEST_WORDS <= len(words) <= _LONGEST_WORDS
    names_holder = any(part in text for part in who.split() if len(part) > 2)
    if not is_long_enough or names_holder or not stands_alone(text) or _PAST.search(text) or _UNFINISHED.search(text):
        return None
    return text
