"""Tells sentences that speak to whoever marks the essay, a person or a program, from those on its subject."""

import re

_LONGEST = 1500
_GAP = r"[^.!?;]{0,60}?"
# An order begins its clause: "States ignore ..." is none, "Please ignore ..." and "You must ignore ..." are.
_ORDER = (
    r"(?:^|[:;—!?\"“(\[*>]\s?|\.\s)(?:(?:please|now|so|and|then|instead|just|kindly|therefore|assistant)[,\s]+){0,3}"
    r"(?:(?:you|the (?:marker|grader|examiner|ai|model))\s+(?:must|should|shall|will|are to|need to|have to)\s+)?"
)
# "This paper by ..." is a work that the essay discusses.
_WORK = (
    r"(?:(?:this|the following|the above|the present)\s(?:\w+\s)?(?:essay|paper|submission|assignment)"
    r"|my\s(?:\w+\s)?(?:essay|paper|submission|assignment|work|answer|text))(?!\s(?:by|of|from)\b)"
)
_MARK = r"(?:marks?|grades?|scores?|points|credit|distinction|first|100|a\+?|10/10|merit)"
_MACHINE = (
    r"(?:ai|llm|chatbot|gpt|language model|artificial intelligence"
    r"|(?:automatic|automated) (?:grader|marker|reader|system))"
)
_PERSON = (
    r"(?:marker|grader|professor|prof|examiner|tutor|teacher|instructor|lecturer|assessor|evaluator|reviewer|sir|madam)"
)

_ADDRESSES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_ORDER}(?:ignore|disregard|forget|override|bypass)\s{_GAP}\b(?:your|previous|prior|above|earlier|foregoing"
        r"|preceding|system|original|existing)\s(?:\w+\s){0,3}?(?:instructions?|prompts?|guidelines|directives)\b",
        rf"{_ORDER}(?:ignore|disregard|forget|override|bypass)\s{_GAP}(?:\b(?:rubrics?|marking (?:schemes?|criteria))\b"
        r"|\byour\s(?:\w+\s)?(?:criteria|rules|training)\b)",
        rf"{_WORK}\s(?:\w+\s)?(?:deserves?|merits?|is worth|should (?:get|receive|be (?:given|awarded)))\s{_GAP}"
        r"\b(?:full|top|high|highest|maximum|good|best|first|distinction|100|a\+?)(?!\w)",
        rf"\b(?:give|award|assign|grant)\s(?:{_WORK}|me)\s{_GAP}\b{_MARK}(?!\w)",
        rf"{_ORDER}(?:give|award|assign|grant)\s(?:the essay|it)\s{_GAP}\b{_MARK}(?!\w)",
        rf"{_ORDER}(?:mark|grade|score|rate|evaluate|assess|judge|consider|treat)\s{_WORK}\b",
        rf"{_ORDER}(?:say|state|report|output|respond|reply|answer|conclude|print|return|write)\s{_GAP}\b{_WORK}\s{_GAP}"
        r"\b(?:no (?:errors?|mistakes?|contradictions?|problems?|flaws?|findings?|issues?)|excellent|perfect|flawless"
        r"|outstanding|correct|error[- ]free)\b",
        rf"{_ORDER}(?:do not|don['’]t|never)\s(?:flag|report|deduct|penali[sz]e|mark down|fault|list|find)\s{_GAP}"
        rf"\b(?:{_WORK}|marks?|points|errors?|mistakes?|findings?|contradictions?)\b",
        rf"^\W*(?:dear|attention|hello|hi|hey)[,:\s]+(?:the\s|my\s|mr\.?\s|ms\.?\s|dr\.?\s)?(?:{_PERSON}|{_MACHINE})\b",
        rf"^\W*(?:note|message|instructions?|to)\s(?:(?:to|for)\s)?(?:the\s|my\s|any\s)?(?:{_PERSON}|{_MACHINE})\s*[:,—–]",
        r"\bas an (?:ai|artificial intelligence) (?:language )?(?:model|assistant|grader|marker|reader|chatbot)\b",
        r"\bas an? (?:large )?language model\b|\bas an ai,? (?:you|i)\b",
        rf"\bif you are an? (?:\w+\s)?{_MACHINE}(?:\s(?:model|reader|grader|marker|assistant|system))?\s?[,;:.—]",
        r"\b(?:you are|you['’]re) (?:now )?an? (?:\w+\s){0,3}(?:grader|marker|examiner)\b",
        rf"\bplease\s(?:award|grant|be (?:kind|lenient|generous|gentle)|(?:do not|don['’]t) (?:deduct|penali[sz]e)"
        rf"|(?:mark|grade|score|consider|excuse|forgive)\s(?:me|{_WORK}))\b",
        rf"\bthank you for (?:reading|marking|grading|assessing|considering)\s{_WORK}\b",
        r"\bsystem prompt\b|<\|?(?:system|im_start|im_end)\|?>|\[/?INST\]",
        r"^\W*(?:system|assistant)\s?:\s*(?:you|ignore|please)\b",
    )
)


def addresses_grader(sentence: str) -> bool:
    """Whether a sentence asks its marker for something, greets them, or gives orders to a program that reads it."""
    plain = " ".join(sentence[:_LONGEST].split())
    return any(address.search(plain) for address in _ADDRESSES)
