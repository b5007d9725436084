"""Tells requests to leave the role of a tutor from questions; what is asked is text and changes nothing."""

import re

_REQUESTS = (
    # to forget or change what the tutor is
    r"\b(forget|ignore|disregard|drop|override|bypass|disable|switch(?:ed)? off|turn(?:ed)? off|stop)\b.{0,60}\b"
    r"(tutor|rules?|instructions?|role|sources?|documents?|citations?|checks?|checking|prompts?|restrictions?|"
    r"guidelines?|library|quot\w+)\b",
    r"\byou(?:'re| are)? (?:now|no longer)\b",
    r"\b(pretend|act|behave|role[- ]?play|respond|answer|talk|speak)\b.{0,30}"
    r"\b(as if|as though|like an?|as an?|to be|you are|you're)\b",
    r"\b(i am|i'm|this is) (your|the) (developer|creator|admin\w*|owner|teacher|boss|programmer|maker)\b",
    r"\b(system prompt|developer mode|jailbreak|hidden instructions?)\b",
    # to do something else than answer from the sources
    r"\b(tell|give|crack|make)\b.{0,20}\b(jokes?|riddles?|puns?)\b",
    r"\b(write|compose|draft|do|finish|rewrite)\b.{0,25}\b(my|me|an?|the|this) (?:\w+ ){0,3}(essays?|poems?|songs?|"
    r"stor(?:y|ies)|homework|assignments?|code|emails?|letters?|raps?|haikus?|limericks?|speech(?:es)?|paragraphs?|introductions?)\b",
    r"\b(browse|search|google|look (?:it )?up|check)\b.{0,20}\b(web|internet|online|google|news|wikipedia)\b",
    r"\b(grade|mark|score) (?:my|this|the) (essay|paper|work|homework)\b",
    r"\b(make up|invent|fabricate)\b.{0,30}\b(quotes?|sources?|citations?|references?|facts?|answers?)\b",
    r"\b(without|don't|do not|no)\b.{0,15}\b(cit(?:e|ing|ations?)|using (?:the )?sources?)\b",
)
_LEAVING = re.compile("|".join(f"(?:{pattern})" for pattern in _REQUESTS), re.IGNORECASE | re.DOTALL)


def leaves_role(question: str) -> bool:
    """Whether the text asks for something other than an answer from the sources."""
    return bool(_LEAVING.search(question))
