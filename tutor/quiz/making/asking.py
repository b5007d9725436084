"""Turns a clause into the question for its reason, where that is sure to be good English."""

import re

from tutor.quiz.facts import Reason
from tutor.quiz.finding.reasons import parts_of

_NAME = re.compile(r"^(?:[A-Z][\w’'-]*[A-Z]|[A-Z][\w’'-]* [A-Z])")


def why(reason: Reason) -> str | None:
    """The question that asks why the effect is so; None where it cannot be formed with certainty.

    The first word of an effect keeps its capital only where the clause goes on with another.
    """
    parts = parts_of(reason.effect)
    if parts is None:
        return None
    subject, verb, rest = parts
    first = subject.split()[0]
    is_name = bool(_NAME.match(subject)) or (subject not in reason.cause and first in reason.cause)
    if not is_name and first.lower() != first:
        subject = subject[0].lower() + subject[1:]
    return f"Why {verb} {subject} {rest}?"
