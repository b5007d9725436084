"""What a sentence says that a term means, cut to the phrase that stands alone."""

import re

from knowledge.words import content_words, stem
from tutor.quiz.finding.clauses import is_whole, stands_alone

_SHORTEST, _LONGEST = 6, 32
_BREAK = re.compile(
    r"(?:;|\s?—|\s–|:|,? such as\b|,? for example|,? including\b|,? e\.g\.|,? i\.e\.|, (?:although|though|while|"
    r"whereas|but|because|so|since|yet|"
    r"which|where|thus|as|and (?:is|are|was|has|have|can|may|will|it|they|this|these|in|as|so|thus|the|a)\b|making|"
    r"regardless|even|not|rather|especially|often|usually|and often|with|in contrast|unlike|like|when|if)\b| and "
    r"(?:is|are|was|has|have|can)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_RESUMED = re.compile(
    r"—[^—]*—|"
    r",? (?:such as|including|for example|e\.g\.|like)\b.*, (?:to|that|who|which|in|for|by|with|of)\b",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\s?\([^()]*\)")
_OPENS = re.compile(
    r"(?:an?|the|any|anyone|anything|someone|something|everyone|one who|those|people|persons|individuals|groups?|"
    r"what) ",
    re.IGNORECASE,
)
_NO_OPENING = frozenset(
    """important key good bad great major significant central critical essential vital crucial common popular typical
    famous classic prime notable useful powerful main most best first second third last only same next relatively very
    fairly rather highly strong weak growing recent new little mere true complicated controversial difficult easy hard
    clear obvious better worse worst more less much integral especially particularly necessary dangerous serious sure
    opposite latter former one ones two three four five six seven eight nine ten another other others primary
    principal
    biggest largest greatest highest lowest smallest oldest longest strongest fundamental fine favorite well-known
    rare
    nearly almost interesting ongoing tricky frequent perfect double-edged distinct final widespread ultimate few lot
    bit number host regular different when if because in with by on at to as for from and or not again""".split()
)
_NO_GENUS = frozenset(
    """result product matter reason cause case question problem issue challenge example examples topic subject
    part parts
    aspect feature characteristic goal aim consequence threat priority concern basis cornerstone
    sign precondition one ones prerequisite nightmare reminder testament symptom extension heart
    hallmark foundation pillar precursor outcome majority answer starting staple mainstay bedrock
    winner disadvantage advantage byproduct recourse responsibility crime factor factors battle""".split()
)
_HYPERNYM_ONLY = re.compile(
    r"^(?:an?|the) (?:\w+ )?(?:form|type|kind|sort|branch|subset|variant) of (?!.*\b(?:that|which|who|in which|"
    r"whose|\w{3,}ing|\w{3,}ed)\b)"
)
_SECOND_CLAUSE = re.compile(
    r", (?:and|or|but) (?:[\w’'-]+ ){1,4}(?:is|are|was|were|has|have|can|will|must)\b|, (?:an?|the|again) "
    r"(?!.*(?:,| and | or ))"
)
_GENUS_END = re.compile(
    r"\b(?:of|that|who|which|whose|where|for|to|with|without|between|from|in|by|on|about|over|among)\b|[,“\"]"
)
_TELLS = re.compile(
    r"\b(?:that|who|which|whose|whom|where|when|of|for|to|with|without|between|from|in|by|on|against|over|under|"
    r"than|about|how|among|within|through|toward|across|\w{3,}ing|"
    r"\w{3,}ed)\b",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"\b(?:1[5-9]\d\d|20[0-2]\d|currently|today|recently|now|for instance|discussed|mentioned|described earlier|"
    r"because|"
    r"seen|following|examples?|also|perhaps|probably|maybe|as well)\b|[?!]|%|\$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|does|do|did|"
    r"creates|operates|dictates|indicates|relates|generates|dominates|makes|takes|leads|causes|means|becomes|"
    r"gives|drives|"
    r"receives|derives|requires|produces|reduces|serves|deserves|depends|tends|extends|remains|explains|allows|shows|"
    r"follows|grows|worries|tries|carries|helps|keeps|argues|holds|says|wants|needs|seeks|offers|provides|"
    r"protects|comes|"
    r"exceeds|began|became|took|made|came|led|"
    r"worry|fear|argue|agree|give|gives)\b"
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|where|when|what|how|whether|why|if|as|because|than)\b", re.I)


def meaning_of(phrase: str, term: str, *, must_open: bool, shortest: int = _SHORTEST) -> str | None:
    """The phrase that fits after "TERM is" or "TERM refers to"; None where none stands alone.

    Args:
        phrase: the rest of the sentence after the words that lead to it.
        term: the term itself, which must not be in its own meaning.
        shortest: how many words it has at least; fewer are enough where the sentence leaves no doubt.
        must_open: whether it has to begin as a definition does ("a", "the", "anyone who").
    """
    if _RESUMED.search(phrase):
        return None
    cut = _BREAK.sub("", _PARENTHESIS.sub("", phrase)).strip(" .,;:—–")
    cut = _unquoted(cut)
    if not shortest <= len(cut.split()) <= _LONGEST or not stands_alone(cut) or _PASSING.search(cut):
        return None
    if must_open and not _OPENS.match(cut):
        return None
    if not _is_kind(cut) or holds_term(cut, term):
        return None
    return cut if cut[:2].isupper() or not cut[0].isupper() or not _OPENS.match(cut) else cut[0].lower() + cut[1:]


def holds_term(text: str, term: str) -> bool:
    """Whether a text has every word of a term, in any of their forms."""
    return {stem(word) for word in content_words(term)} <= {stem(word) for word in content_words(text)}


def is_clause(phrase: str) -> bool:
    """Whether a phrase has a finite verb of its own, and so says something about what it names."""
    verb = _FINITE.search(phrase)
    return verb is not None and not _RELATIVE.search(phrase, 0, verb.start())


def _unquoted(phrase: str) -> str:
    inner = phrase[1:-1]
    is_quoted = phrase[:1] in '“"' and phrase[-1:] in '”"' and not re.search(r"[“”\"]", inner)
    return inner.strip(" .,;") if phrase and is_quoted else phrase


def _is_kind(meaning: str) -> bool:
    """Whether a meaning names a kind of thing and what sets it apart."""
    words = meaning.lower().split()
    has_article = words[0] in ("a", "an", "the", "any", "those")
    rest = meaning.lower().split(" ", 1)[1] if has_article else meaning.lower()
    end = _GENUS_END.search(rest)
    genus = (rest[: end.start()] if end else rest).split()
    if (
        re.match(r"\w+ed (?:by|to|in|as|from)\b", meaning)
        or not genus
        or genus[0] in _NO_OPENING
        or _NO_GENUS & set(genus)
        or genus[0].endswith(("est", "ly"))
    ):
        return False
    if _HYPERNYM_ONLY.match(meaning.lower()) or _SECOND_CLAUSE.search(meaning):
        return False
    return bool(_TELLS.search(" ".join(words[2:])) or _TELLS.match(words[0])) and is_whole(meaning)
