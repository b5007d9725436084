"""Texts that people write, made fit to be kept."""

from tutor.errors import InputTooLong

LOCAL_LEARNER = "local"
"""The learner of a computer on which nobody signs in or has chosen a profile."""
NAME_LIMIT = 80
REASON_LIMIT = 1000


def storable(text: str) -> str:
    """The text with a sign for each half character, which a file name can hold and a database cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def tidy_name(name: str) -> str:
    """The name on one line, cut to its limit; empty where nothing is written."""
    return " ".join(storable(name).split())[:NAME_LIMIT]


def checked_reason(reason: str) -> str:
    """The reason without blanks around it; raises InputTooLong."""
    if len(reason) > REASON_LIMIT:
        raise InputTooLong("That reason is too long.", f"Keep it under {REASON_LIMIT:,} characters.")
    return storable(reason.strip())
