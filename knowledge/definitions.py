"""Questions that ask what a term means, and sentences that say it.

The sentence patterns are of the kind that Hearst (1992, COLING, "Automatic Acquisition of Hyponyms from Large Text
Corpora") and the definition tracks of TREC used: few, general, and strict about where the term stands.
"""

import re
from functools import lru_cache

_TERM = r"(?P<term>[^?.!]{2,80}?)"
_ASKING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"what (?:exactly )?(?:does|do|did) (?:the )?(?:terms? |concepts? |words? |phrase )?{_TERM}"
        r" (?:mean|refer to|stand for|denote)",
        rf"what(?:['’]s| exactly (?:is|are)| is| are| was| were) (?:meant|understood) by {_TERM}",
        rf"what (?:is|are) (?:the |a )?(?:definition|meaning) of {_TERM}",
        rf"(?:please )?(?:define|give (?:me )?(?:a|the) definition of) {_TERM}",
        rf"(?:what is|what are|what was|what were|what['’]s) {_TERM}",
    )
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_WORDS_AT_MOST = 6
_NOT_A_TERM = re.compile(
    r"\b(?:difference|relation|relationship|between|about|that|which|who|when|his|her|their|its|this|these|those|it|he"
    r"|she|they|you|some|example|examples|best way)\b",
    re.IGNORECASE,
)

_OPENING = r"(?:^|[.;:] |^(?:in|for|to|under|thus|so|here|by contrast|in contrast|put simply|simply put)[^.;]{0,60}, )"
_QUOTES = r"[\"“”‘’'*_]*"
_LEAD = _QUOTES + r"(?:(?:an?|the|such|this|these|what) )?" + _QUOTES
_SHORT_FORM = _QUOTES + r"(?:\s\([^)]{1,60}\))?"
_AFTER = _SHORT_FORM + r"(?:, [^,.]{1,60},)?"
_BREAK = _SHORT_FORM + r"(?:,|\s?[—–:]| -)\s?"
_NAMED = r"(?:called|known as|termed|named|labell?ed|dubbed|(?:referred to|described|defined) as|calls?|refers? to as)"
# A term that another noun follows is only the beginning of a longer one.
_ALONE = _SHORT_FORM + r"(?=[.,;:)—–]|$|\s(?:in|because|by|and|or|which|that|is|are|for|to|when|as|if|where|on|of)\b)"
_IS = r" (?:is|are|was|were)"
_SAYS_WHAT = r"(?:an?|the|any|one|those|what|when|where|that|groups?|people|someone)\b"
_DOES = (
    r" (?:is|are|was|were|occurs?|happens?|arises?|involves?|consists? of|describes?|holds?|includes?|exists?"
    r"|takes? place|argues?|asserts?|aims?|seeks?|entails?|focus(?:es)? on|allows?)\b"
)
_SHAPES: tuple[tuple[float, str], ...] = (
    (1.0, _OPENING + _LEAD + "{t}" + _AFTER + r" (?:means?|refers? to|denotes?|stands? for|signif(?:y|ies))\b"),
    (1.0, r"\bdefin(?:e|es|ed|ing) " + _LEAD + "{t}" + _AFTER + r" as\b"),
    (
        1.0,
        "{t}" + _AFTER + r" (?:is|are|was|can be|may be|could be|has been) (?:\w+ )?(?:defined|understood) (?:as|to)\b",
    ),
    (1.0, _OPENING + _LEAD + "{t}" + _AFTER + _IS + r" (?:\w+ly |thus |just )?" + _SAYS_WHAT),
    (1.0, r"\b" + _NAMED + r" (?:(?:a|an|the) )?" + _QUOTES + "{t}" + _ALONE),
    (0.8, r"\b(?:is|are) " + _LEAD + "{t}" + _SHORT_FORM + r"[.;]?$"),
    (0.8, r"^(?:\|\s)?" + _LEAD + "{t}" + _SHORT_FORM + r"\s?[:|—–]" + _QUOTES + r"\s"),
    (0.7, "{t}" + _BREAK + r"(?:or|that is|i\.e\.|meaning|in which|which (?:is|are|means?|refers?))\b"),
    (0.5, "{t}" + _BREAK + r"(?:an?|the)\b"),
    (0.5, r"(?:, or|\(or|—or|\() ?" + _QUOTES + "{t}" + _QUOTES + "[,.)—]"),
    (0.6, _OPENING + _LEAD + "{t}" + _AFTER + _DOES),
    (0.3, r"\b(?:concept|idea|notion|principle|theory|term|doctrine) (?:of )?" + _LEAD + "{t}"),
    (0.3, r"^(?:in|under|through|with) " + _LEAD + "{t},"),
)


def asked_term(question: str) -> str | None:
    """The term whose meaning a question asks for, or None when it asks for something else."""
    plain = question.strip().rstrip("?!. ").strip()
    for shape in _ASKING:
        found = shape.fullmatch(plain)
        if found:
            term = _ARTICLE.sub("", found["term"].strip(" \"“”‘’'"))
            is_term = len(term.split()) <= _WORDS_AT_MOST and _has_words(term) and not _NOT_A_TERM.search(term)
            return term if is_term else None
    return None


def defining_strength(term: str, sentence: str) -> float:
    """How much a sentence looks like a definition of the term, 0 (not at all) to 1."""
    return max((weight for weight, shape in _shapes_for(term) if shape.search(sentence)), default=0.0)


def spoken_forms(term: str) -> list[str]:
    """The term as a text may write it: whole, without its bracketed short form, and the short form."""
    outside = re.sub(r"\s*\([^)]*\)", "", term).strip()
    return list(dict.fromkeys(form for form in (term, outside, *re.findall(r"\(([^)]+)\)", term)) if _has_words(form)))


def _has_words(form: str) -> bool:
    return re.search(r"\w", form) is not None


@lru_cache(maxsize=256)
def _shapes_for(term: str) -> tuple[tuple[float, re.Pattern[str]], ...]:
    forms = "|".join(_with_endings(form) for form in spoken_forms(term))
    if not forms:
        return ()
    inside = rf"(?<!\w)(?:{forms})(?!\w)"
    return tuple((weight, re.compile(shape.replace("{t}", inside), re.IGNORECASE)) for weight, shape in _SHAPES)


def _with_endings(form: str) -> str:
    """A pattern for singular and plural of the last word, with any white space and hyphens between words."""
    pieces = [re.escape(piece) for piece in re.split(r"[\s-]+", form) if piece]
    last = pieces[-1]
    if last.endswith("ies"):
        last = f"{last[:-3]}(?:y|ies)"
    elif last.endswith("y"):
        last = f"{last[:-1]}(?:y|ies)"
    elif last.endswith("s") and not last.endswith("ss"):
        last = f"{last[:-1]}s?"
    else:
        last = f"{last}(?:e?s)?"
    return r"[\s-]+".join([*pieces[:-1], last])
