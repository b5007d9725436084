"""Whether a text points at something outside itself: a pronoun without its noun, another page, its author."""

import re

from knowledge.words import FUNCTION_WORDS, stem
from tutor.quiz.gate.phrasing import is_instruction, is_question
from tutor.quiz.gate.pronouns import lone_pronoun
from tutor.quiz.gate.wording import meaning_words, stems_of

_PARTS = "chapter|section|figure|table|paper|article|essay|book|study|volume|passage|paragraph|page|text|lesson|excerpt"
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)")
_POINTERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (
            "It speaks of its own author.",
            r"^(?:(?!\bwho\b).)*\bthe (?:present )?(?:authors?|writers?)\b(?! (?:of|who|whose)\b)",
        ),
        (
            "It points to another part of a document.",
            rf"\b(?:this|the present|the following|the (?:above|next|previous|preceding)) (?:{_PARTS})s?\b"
            rf"|\b(?:according to|in|from) the (?:{_PARTS})\b(?! (?:of|on|that|by|which)\b| (?-i:[A-Z“\"]))"
            r"|\b(?:figure|fig\.|table|appendix) \d"
            r"|\b(?:see|in|from|cf\.) (?:chapter|section|part|pages?) \d+(?! of\b)",
        ),
        (
            "It points to something said before or after it.",
            r"\bthe (?:above|aforementioned|foregoing)\b|\b(?:above|before|afore)-?mentioned\b"
            r"|\b(?:as|was|were|is|are|been) (?:already |previously )?(?:mentioned|noted|discussed|shown|seen|stated|"
            r"described|explained) (?:above|below|earlier|before|previously|already|here)\b"
            r"|\bas (?:was |has been |already |previously |we have |we |you have )*"
            r"(?:mentioned|noted|discussed|seen|saw)\b"
            r"(?! by\b)|\b(?:see|listed|given) (?:above|below)\b|^[^.!?;:]*\bhere\b(?! and (?:now|there)\b)",
        ),
        (
            "It begins with a word that ties it to a sentence before it.",
            r"^(?:(?:however|moreover|furthermore|thus|then|so|also|instead|besides|meanwhile|finally|first|second|third|"
            r"similarly|likewise|conversely|additionally|lastly|still|rather|indeed),"
            r"|(?:therefore|consequently|accordingly|nevertheless|nonetheless|hence|and|but|or|nor|yet|firstly|secondly|"
            r"thirdly|on the (?:other hand|contrary)|in other words|for (?:example|instance|this reason|that reason))\b"
            r"|as a (?:result|consequence)\b(?! of)|in addition\b(?! to)|(?:by|in) contrast\b(?! (?:to|with))"
            r"|another\b(?! (?:name|word|term)\b))",
        ),
        ("It speaks as its author.", r"\b(?:ours?|ourselves)\b|\bwe\b(?! (?:call|mean)\b)"),
    )
)
# Case tells "us" from the country and the pronoun from the numeral of a king.
_AUTHOR_SPEAKS = re.compile(
    r"\b(?:us|[Mm]y)\b|\bI (?:am|was|have|had|will|would|shall|argue|think|believe|show|mean)\b"
)
_ADDRESSES = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"\bthe following\b(?! (?:day|week|month|year|decade|century|morning|spring|autumn)\b)", re.IGNORECASE
)
_TWO_OF = re.compile(
    r"\bthe (?:latter(?! (?:half|part|stages?|days|years|decades?)\b)"
    r"|former(?=\W*$|[,.;:?]| (?:is|was|are|were|has|have|had|can|will|would|of|\w+s)\b(?! (?:\w+s|is|was)\b)))",
    re.IGNORECASE,
)
_SHOWING = re.compile(
    r"\b(?:this|these|those(?! (?:who|that|which|of|in|with|whose|whom|from|on|for|at|to|\w+ing|\w+ed|made|held)\b)"
    r"|(?<!as )(?<!no )such(?! (?:as|that)\b)(?! (?:an? )?(?:[\w-]+ ){1,4}(?:as|that)\b)"
    r"|(?:(?<=at )|(?<=in )|(?<=for )|(?<=by )|(?<=of )|(?<=on )|(?<=to ))"
    r"that(?= (?:time|point|moment|year|case|sense|way|"
    r"reason|kind|sort|respect|period|view|end|basis|theory|war|state|age)\b)"
    r"|(?:(?<=^)|(?<=[.;] ))"
    r"that(?= (?:is|was|has|can|would|will|means|makes|does|did|may|might|could|shows|explains)\b))\b"
    r"(?P<noun>(?: [\w'-]+)?)",
    re.IGNORECASE,
)
_CHOICE_FOLLOWS = re.compile(
    r"\b(?:of|match|order|sort|arrange|rank|do|does|are|is|link|pair|with|connect)\s+(?:all |each of )?$", re.IGNORECASE
)
_NEW_CLAUSE = re.compile(
    r"[.;:?!—–]\s|,\s+(?:\w+ ){0,3}$|\b(?:and|but|or|so|because|when|if|while|though|although|that)\s+$"
)


def points_elsewhere(text: str, before: str = "") -> str | None:
    """What a text points at that is neither in it nor in `before`, in plain words; None where it explains itself.

    What it quotes is left alone: quoted words may speak as they like.
    """
    plain = _QUOTED.sub(lambda found: "“" + "x" * (len(found[0]) - 2) + "”", text.replace("’", "'"))
    for reason, pointer in _POINTERS:
        if pointer.search(plain):
            return reason
    if _AUTHOR_SPEAKS.search(plain):
        return "It speaks as its author."
    asks = is_question(text) or is_instruction(text)
    if not asks and _ADDRESSES.search(plain):
        return "It speaks to its reader."
    return (
        _without_what_follows(plain, before, asks)
        or _without_what_is_shown(plain, before, asks)
        or lone_pronoun(plain, before)
    )


def _without_what_follows(text: str, before: str, asks: bool) -> str | None:
    if not asks and _FOLLOWING.search(text):
        return "It announces something that does not follow."
    named_two = _TWO_OF.search(text)
    if named_two and not re.search(r"\b(?:and|or|than|from)\b", f"{before} {text[: named_two.start()]}"):
        return "It says the former or the latter of things that it does not name."
    return None


def _without_what_is_shown(text: str, before: str, asks: bool) -> str | None:
    for found in _SHOWING.finditer(text):
        ahead = text[: found.start()]
        if asks and found[0].lower().startswith(("these", "those")) and _CHOICE_FOLLOWS.search(ahead):
            continue
        if not _is_named(found["noun"].strip(), ahead, before):
            return f"It says “{found[0].split()[0].lower()}” of something that it does not name."
    return None


def _is_named(noun: str, ahead: str, before: str) -> bool:
    """Whether a noun after "this" was named, or a clause came before to which it may refer as a whole."""
    if noun.lower() not in FUNCTION_WORDS and stem(noun.lower()) in stems_of(f"{before} {ahead}"):
        return True
    if len(meaning_words(before)) >= 2:
        return True
    return len(meaning_words(ahead)) >= 2 and _NEW_CLAUSE.search(ahead) is not None
