"""Tells requests to leave the role of a tutor from questions; what is asked is text and changes nothing.

A request is an order or is put to "you": the same verbs with another subject ("Why do states ignore ...")
make a question like any other.
"""

import re


def leaves_role(question: str) -> bool:
    """Whether the text asks for something other than an answer from the sources."""
    text = question.replace("’", "'")
    # A line may begin an order or go on with one, so the text is read both ways.
    lines = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    return any(_LEAVING.search(one) for one in (lines, " ".join(text.split())))


_START = r"(?:^|[.!?;:] |\n)"
_AUXILIARY = r"(?:do|does|did|is|are|was|were|can|could|will|would|should|may|might|must|has|have|had)"
_ASKING = (
    rf"(?:who|whom|whose|which|why|(?:what|how)(?! about\b)|(?:when|where) {_AUXILIARY}|"
    rf"{_AUXILIARY}(?! (?:you|me|my)\b))\b"
)
# "Do states balance, ignore the rules or hide?" holds the same words after a comma as an order does, so that an
# order is looked for there only where no clause before it asks.
_CLAUSES = rf"(?:(?!{_ASKING})(?:[^.!?;:,\n]|[.!?;:,](?![ \n]))*, )"

_ORDERED = (
    rf"(?:{_START}(?:(?:and|so|ok|okay|then|but|now|just|also|instead)[ ,]+){{0,4}}|"
    rf"{_START}{_CLAUSES}+(?:(?:so|now|just|also|instead)[ ,]+){{0,4}}|"
    r"\b(?:please|kindly|let's|lets|to me)[ ,]+)"
)
_PUT_TO_YOU = (
    r"(?:(?<!\bwhy )(?<!\bhow )\b(?:can|could|would|will|may|might|should) you"
    r"(?: (?:please|kindly|possibly|perhaps|maybe|just|now|also|instead|mind|not))*\s+|"
    r"\b(?:want|need|like|ask|order|tell|grateful if|better if|nice if) you(?: to)?\s+)"
)

_OWN = (
    r"(?:(?:your|the|all|any|every|previous|earlier|these|those|my|above|prior|of|that|you|are|a|were|given|be)\s+)"
    r"{0,8}"
)
_FORGETTING = (
    r"(?:forget~|ignor~|disregard~|drop~|overrid~|bypass~|disabl~|stop~|skip~|set~ aside|switch~ off|turn~ off|"
    r"leav~ out)\s+"
)
# `~` stands for the ending of a verb: an order has none ("Acting as an alliance, ..." is none), "would you mind" has.
_ORDERS = (
    # to forget or change what the tutor is; the roles and sources of something else are matters to ask about
    _FORGETTING + _OWN + r"\b(?:tutor|rules?|instructions?|documents?|citations?|checks?|checking|prompts?|"
    r"restrictions?|guidelines?|library|quot\w+|(?:roles?|sources?)(?! of (?!(?:\w+ ){0,3}(?:tutor|assistant)\b)))\b",
    r"(?:pretend~|act~|behav~|role[- ]?play~|(?:respond~|answer~|talk~|speak~|reply~)(?! (?:about|of|on)\b)).{0,25}?\b"
    r"(?:as if|as though|like an?|as an?|to be|you are|you're)\b",
    r"answer~.{0,20}\b(?:your own knowledge|what you know|your memory|without)\b",
    # to do something else than answer from the sources
    r"(?:tell~|giv~|crack~|mak~).{0,20}\b(?:jokes?|riddles?|puns?)\b",
    r"(?:writ~|compos~|draft~|finish~|rewrit~|translat~|summaris~ for|polish~).{0,12}\b(?:my|me|an?|the|this) "
    r"(?:\w+ ){0,3}(?:essays?|poems?|songs?|stor(?:y|ies)|homework|assignments?|code|emails?|letters?|raps?|haikus?|"
    r"limericks?|speech(?:es)?|paragraphs?|introductions?)\b",
    r"do(?:ing)? (?:(?:my|our|the|this|an?) (?:\w+ ){0,3}(?:homework|assignment)|my (?:\w+ ){0,3}essay)\b",
    r"(?:translat~|rewrit~|polish~|proofread~) (?:for me|my|me|it|this|that|these|those|the|an?|your|our|his|her|their|"
    r"['\"“‘])",
    r"translat~ .{1,80}?\b(?:in)?to [a-z]",
    r"(?:brows~|search~|googl~|look~ (?:it |this |that )?up|check~).{0,20}"
    r"\b(?:web|internet|online|google|news|wikipedia)\b",
    r"(?:grad~|mark~|scor~)\s+(?:my|this|the)\s+(?:essay|paper|work|homework)\b",
    r"(?:mak~ up|invent~|fabricat~).{0,30}\b(?:quot\w+|sources?|citations?|references?|facts?|answers?)\b",
    r"(?:don't|do not|never|not)\s+(?:cite|quote|use (?:the |your )?sources?)\b",
    r"help~ me (?:to )?(?:cheat|plagiari[sz]e)\b",
    r"enter~ (?:developer|debug|admin) mode\b",
)
_ANYWHERE = (
    r"\b(?:forget|ignor|disregard|drop|overrid|bypass|disabl|skip)\w* (?:\w+ ){0,3}(?:your|previous|prior) "
    r"(?:\w+ ){0,2}(?:rules?|instructions?|roles?|prompts?|restrictions?|guidelines?)\b",
    r"(?:^|[.!?;,]\s*|\bnow on,? |\band )you(?:'re| are)? (?:now|no longer)\b",
    r"\b(?:i am|i'm|this is) (?:your|the) (?:developer|creator|admin\w*|owner|boss|programmer|maker)\b",
    r"\b(?:your (?:system )?prompt|system prompt|jailbreak|hidden instructions?)\b",
    r"^(?:please |kindly )?answer\b.*\bwithout (?:any )?(?:citations?|sources?|quotations?)\b",
    r"\bkindly answer without\b",
    r"\bwhat (?:grade|mark|score) (?:would|do|will|should) you give\b",
)


def _with_endings(ending: str) -> str:
    return f"(?:{'|'.join(_ORDERS).replace('~', ending)})"


_LEAVING = re.compile(
    "|".join([_ORDERED + _with_endings(r"e?\b"), _PUT_TO_YOU + _with_endings(r"\w*"), *_ANYWHERE]),
    re.IGNORECASE | re.DOTALL,
)
