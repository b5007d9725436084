"""Tells requests to leave the role of a tutor from questions; what is asked is text and changes nothing.

A request is an order or is put to "you": the same verbs with another subject ("Why do states ignore ...")
make a question like any other.
"""

import re

_ADDRESSED = (
    r"(?:(?:^|[.!?;:,]\s+|\n)\s*|\b(?:please|kindly|now|just|also|instead|let's|lets|to me)[ ,]+|"
    r"\b(?:can|could|would|will|may|might|should) you(?: (?:please|kindly|possibly|perhaps|maybe|mind|not))*\s+|"
    r"\b(?:want|need|like|ask|order|tell|grateful if|better if|nice if) you(?: to)?\s+|"
    r"^(?:and|so|ok|okay|then|but)[ ,]+)"
)
_OWN = (
    r"(?:(?:your|the|all|any|every|previous|earlier|these|those|my|above|prior|of|that|you|are|a|were|given|be)\s+)"
    r"{0,8}"
)

_ORDERS = (
    # to forget or change what the tutor is
    r"(?:forget|ignore|disregard|drop|override|bypass|disable|stop|skip|set aside|switch off|turn off|leave out)\w*\s+"
    + _OWN
    + r"\b(?:tutor|rules?|instructions?|roles?|sources?|documents?|citations?|checks?|checking|prompts?|restrictions?|"
    r"guidelines?|library|quot\w+)\b",
    r"(?:pretend|act(?:ing)?|behave|role[- ]?play|respond|answer|talk|speak|reply)\b.{0,25}?\b"
    r"(?:as if|as though|like an?|as an?|to be|you are|you're)\b",
    r"answer\b.{0,20}\b(?:your own knowledge|what you know|your memory|without)\b",
    # to do something else than answer from the sources
    r"(?:tell|give|crack|make)\b.{0,20}\b(?:jokes?|riddles?|puns?)\b",
    r"(?:write|compose|draft|do|finish|rewrite|translate|summarise for|polish)\b.{0,12}\b(?:my|me|an?|the|this) "
    r"(?:\w+ ){0,3}(?:essays?|poems?|songs?|stor(?:y|ies)|homework|assignments?|code|emails?|letters?|raps?|haikus?|"
    r"limericks?|speech(?:es)?|paragraphs?|introductions?)\b",
    r"(?:translate|rewrite|polish|proofread)\b",
    r"(?:browse|search|google|look (?:it |this |that )?up|check)\b.{0,20}"
    r"\b(?:web|internet|online|google|news|wikipedia)\b",
    r"(?:grade|mark|score)\s+(?:my|this|the)\s+(?:essay|paper|work|homework)\b",
    r"(?:make up|invent|fabricate)\b.{0,30}\b(?:quot\w+|sources?|citations?|references?|facts?|answers?)\b",
    r"(?:don't|do not|never)\s+(?:cite|quote|use (?:the |your )?sources?)\b",
    r"help me (?:to )?(?:cheat|plagiari[sz]e)\b",
    r"enter (?:developer|debug|admin) mode\b",
)
_ANYWHERE = (
    r"(?:^|[.!?;,]\s*|\bnow on,? |\band )you(?:'re| are)? (?:now|no longer)\b",
    r"\b(?:i am|i'm|this is) (?:your|the) (?:developer|creator|admin\w*|owner|boss|programmer|maker)\b",
    r"\b(?:your (?:system )?prompt|system prompt|jailbreak|hidden instructions?)\b",
    r"^(?:please |kindly )?answer\b.*\bwithout (?:any )?(?:citations?|sources?|quotations?)\b",
    r"\bkindly answer without\b",
    r"\bwhat (?:grade|mark|score) (?:would|do|will|should) you give\b",
)
_LEAVING = re.compile(
    "|".join([f"{_ADDRESSED}(?:{'|'.join(_ORDERS)})", *(f"(?:{one})" for one in _ANYWHERE)]), re.IGNORECASE | re.DOTALL
)


def leaves_role(question: str) -> bool:
    """Whether the text asks for something other than an answer from the sources."""
    return bool(_LEAVING.search(question.strip()))
