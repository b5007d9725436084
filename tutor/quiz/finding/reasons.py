"""Sentences that say why something is so, where both halves can be read by themselves."""

import re

from tutor.quiz.finding.casing import Casing
from tutor.quiz.finding.clauses import plain, stands_alone

LONGEST = 400
_AUX = "is|are|was|were|can|could|should|must|may|might|will|would"
_BECAUSE = re.compile(r"^(?P<effect>[^;:—?!“”\"()]+?),? because (?!of\b)(?P<cause>[^;:—?!()“”\"]+)\.?$")
_SUBJECT = re.compile(rf"^(?P<subject>[A-Z][\w’'-]*(?: [\w’'-]+){{0,5}}?) (?P<aux>{_AUX}) (?P<rest>.+)$")
_NO_SUBJECT = re.compile(
    r"^(?:there|it|this|that|these|those|they|he|she|we|you|i|what|who|which|when|if|while|although|though|some|"
    r"one|both|"
    r"another|many|most|such|since|after|before|in|on|at|for|by|with|as|but|and|or|so|yet|however|thus|another|"
    r"nor|not|"
    r"perhaps|no|why|how|where)\b|\b(?:that|which|who|whom|whose|when|if|because|not|only|often|also|\w+ly)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?P<pronoun>it|they) (?!(?:is|was|seems|would be) (?:[\w’-]+ )?(?:that|to|for)\b)", re.IGNORECASE
)
_OTHER_NOUN = re.compile(r"\b(?:when|who|those|that|which|whose|while)\b")
_PLURAL_AUX = frozenset({"are", "were"})
_VAGUE = re.compile(
    r"\b(?:partly|perhaps|just|simply|only|not|mainly|largely|precisely|particularly|and|or|in part)$|, (?:but|"
    r"and)\b|\bnot\b"
)
_DATED = re.compile(r"\b(?:1[5-9]\d\d|20[0-2]\d|[Tt]oday|[Cc]urrently|[Rr]ecently)\b")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|do|does|did|cannot|\w{3,}s|"
    r"\w{3,}ed|"
    r"make|give|lead|allow|need|want|believe|think|tend|help|lack|share|depend|require|provide|create|protect|"
    r"hold|reach)\b"
)


def reason_in(sentence: str, casing: Casing) -> tuple[str, str] | None:
    """What is so and why, as two clauses; None where the sentence gives no reason that can be asked for."""
    if len(sentence) > LONGEST:
        return None
    found = _BECAUSE.match(plain(sentence))
    if found is None or _DATED.search(found[0]):
        return None
    effect, cause = found["effect"].strip(), found["cause"].strip(" .,")
    parts = parts_of(effect)
    if parts is None or _VAGUE.search(effect) or len(effect.split()) < 3:
        return None
    subject, aux, rest = parts
    if _PRONOUN.match(cause) and (len(rest.split()) > 12 or _OTHER_NOUN.search(rest)):
        return None
    cause = _named(cause, casing.lowered(subject), is_plural=aux in _PLURAL_AUX, is_singular=aux in ("is", "was"))
    alone = stands_alone(casing.lowered(effect)) and stands_alone(cause) and _VERB.search(cause)
    return (effect, cause) if alone and 5 <= len(cause.split()) <= 30 else None


def parts_of(effect: str) -> tuple[str, str, str] | None:
    """The subject, the auxiliary verb and the rest of a clause that begins with them; None for any other clause."""
    found = _SUBJECT.match(effect)
    if found is None or _NO_SUBJECT.search(found["subject"]) or found["rest"].count(",") > 1:
        return None
    return found["subject"], found["aux"], found["rest"]


def _named(cause: str, subject: str, *, is_plural: bool, is_singular: bool) -> str:
    """A cause whose first word stands for the subject of the effect, with the subject in its place."""
    found = _PRONOUN.match(cause)
    if found is None or not (is_plural if found["pronoun"].lower() == "they" else is_singular):
        return cause
    return f"{subject} {cause[found.end('pronoun') + 1 :]}"
