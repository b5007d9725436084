"""Sentences and lists that name what belongs together under one heading."""

import re
from collections.abc import Iterator, Sequence

from knowledge.sources import Sentence
from tutor.quiz.finding.casing import Casing
from tutor.quiz.finding.clauses import is_whole, plain, stands_alone
from tutor.quiz.finding.terms import is_plural

_COUNTS = "two|three|four|five|six|seven|eight|nine|ten|several|main|many|various"
_LISTED = re.compile(
    r"^(?:The |These )?(?:(?:" + _COUNTS + r") )?(?P<heading>[A-Za-z][\w’' -]{5,70}?)"
    r"(?: are:?| include:?| consist of| comprise|:) (?P<members>[^.;:?!()—]+)\.?$"
)
_THERE_ARE = re.compile(
    r"^(?:[^,]{3,40}, )?[Tt]here are (?:"
    + _COUNTS
    + r") (?P<heading>[a-z][\w’' -]{5,70}?)(?::|—) ?(?P<members>[^.;:?!()—]+)\.?$"
)
_NO_HEADING = re.compile(
    r"\b(?:it|they|he|she|this|that|these|those|which|who|we|you|there|such|is|are|was|were|has|have|had|can|"
    r"could|will|would|"
    r"may|might|must|should|do|does|its|their|his|her|our|your|i|if|when|because|but|to|example|examples|others?|"
    r"questions?|"
    r"countries|responsibilities|people|following|answers?|chapter|things?)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\s(?:of|in|for|that|to|from|with|on|by|between|within|under|against)\s")
_ADJECTIVES = re.compile(
    r"^(?:major|main|key|important|common|other|different|three|two|four|basic|primary) ", re.IGNORECASE
)


def listings_in(sentences: Sequence[Sentence], casing: Casing) -> Iterator[tuple[str, tuple[str, ...], Sentence]]:
    """Each heading with its members, three at least, and the sentence that lists them."""
    for sentence in sentences:
        if sentence.kind != "heading" and len(sentence.text) < 450:
            found = _in_sentence(plain(sentence.text), casing)
            if found:
                yield (*found, sentence)


def _in_sentence(text: str, casing: Casing) -> tuple[str, tuple[str, ...]] | None:
    found = _THERE_ARE.match(text) or _LISTED.match(text)
    heading = found and _heading(found["heading"], casing)
    members = found and _members(found["members"])
    return (heading, members) if heading and members else None


def _heading(phrase: str, casing: Casing) -> str | None:
    heading = _ADJECTIVES.sub("", casing.lowered(phrase.strip()))
    noun = _HEAD.split(heading)[0].split()
    if (
        not noun
        or noun[0].endswith("est")
        or len(heading.split()) < 2
        or not is_plural(noun[-1])
        or _NO_HEADING.search(heading)
    ):
        return None
    return heading if stands_alone(heading) and len(heading.split()) <= 7 else None


def _members(text: str) -> tuple[str, ...] | None:
    """The members of a list as a sentence names them, where they are short and alike in form."""
    parts = re.split(r", (?:and |or )?|(?<=\w) and (?=[^,]+$)", text.strip())
    members = tuple(re.sub(r"^(?:and|or) ", "", part).strip() for part in parts if part.strip())
    if not 3 <= len(members) <= 8 or len(set(members)) < len(members):
        return None
    if any(not _is_member(member) for member in members):
        return None
    articles = {bool(re.match(r"(?:the|an?) ", member)) for member in members}
    gerunds = {bool(re.match(r"\w{3,}ing\b", member)) for member in members}
    return members if len(articles) == 1 and len(gerunds) == 1 else None


def _is_member(member: str) -> bool:
    is_short = 3 < len(member) <= 70 and len(member.split()) <= 8
    return is_short and is_whole(member) and stands_alone(member) and not _NO_MEMBER.search(member)


_NO_MEMBER = re.compile(
    r"^\w+ed\b|^found\b|\b(?:is|are|was|were|has|have|had|can|will|would|more|most|less|many|some|others?|so|both|"
    r"and|or|each|than|even|etc|"
    r"they|it|you|not|motivated|based|often|also)\b",
    re.IGNORECASE,
)
