"""The tutor's own words around an answer: whose claim it is, how much of it was verified, why it is only quoted."""

from collections.abc import Sequence

from knowledge.sources import Citation
from tutor.chat.replies import Checked, Reply
from tutor.errors import (
    ChatModelBusy,
    ChatModelCutOff,
    ChatModelError,
    ChatModelMissing,
    ChatModelRefused,
    ChatModelStopped,
    ChatModelTooLong,
    ChatModelTooSlow,
    ChatModelUnreachable,
    ChatModelUnusable,
)

UNREADABLE = "the chat model wrote nothing that could be read"
UNSUPPORTED = "nothing that the chat model wrote is borne out by its passages"

_WHAT_HAPPENED: tuple[tuple[type[ChatModelError], str], ...] = (
    (ChatModelMissing, "the package of the chat model is not installed"),
    (ChatModelUnreachable, "the chat model could not be reached"),
    (ChatModelRefused, "the chat model refused the request"),
    (ChatModelBusy, "the chat model is too busy at the moment"),
    (ChatModelTooSlow, "the chat model did not answer in time"),
    (ChatModelCutOff, "the chat model broke off before it was done"),
    (ChatModelTooLong, "the chat model wrote more than an answer may hold"),
    (ChatModelUnusable, UNREADABLE),
    (ChatModelStopped, "you stopped the chat model"),
)


def lead_in(citation: Citation, before: Citation | None) -> str:
    """What goes before words of a source: whose claim it is, where that is not plain from the one cited `before`."""
    if citation.role == "essay":
        is_same = before is not None and before.source_id == citation.source_id
        return "" if is_same else f"A student claims in “{citation.source_title}”:"
    return f"“{citation.source_title}” says:" if before is not None and before.role == "essay" else ""


def what_happened(error: ChatModelError) -> str:
    """Why a chat model gave no whole text, as a clause; never words of the model or of its provider."""
    return next((words for kind, words in _WHAT_HAPPENED if isinstance(error, kind)), "the chat model failed")


def quoted_instead(what: str) -> str:
    """Why an answer quotes, such as "The chat model did not answer in time, so the sources are quoted instead."."""
    return f"{what[:1].upper()}{what[1:]}, so the sources are quoted instead."


def breaks_off(what: str) -> str:
    """What stands after the last sentence of an answer that is not whole, before the quotations that follow."""
    return f"The answer breaks off here: {what}. The sources say:"


def not_found(lacking: Sequence[str]) -> str:
    """What passages do not bear out, such as "Not found in its passages: the number 1915."."""
    return f"Not found in its passages: {'; '.join(lacking) or 'what it says'}."


def opening(reply: Reply) -> str:
    """The tutor's own words before an answer; nothing where it goes straight to the answer.

    Of an answer that breaks off it is said where it does.
    """
    return " ".join(filter(None, [reply.message, reply.fallback if reply.composer == "quoting" else ""]))


def verified(checked: Checked) -> str:
    """How much of an answer was verified, such as "9 of 11 sentences verified; 2 withheld"."""
    noun = "sentence" if checked.written == 1 else "sentences"
    parts = [f"{checked.supported} of {checked.written} {noun} verified"] if checked.written else []
    if checked.partly:
        parts.append(f"{checked.partly} only in part")
    if checked.repaired:
        parts.append(f"{checked.repaired} rewritten first")
    unread = "1 line" if checked.unreadable == 1 else f"{checked.unreadable} lines"
    rest = [f"{len(checked.withheld)} withheld"] if checked.withheld else []
    rest += [f"{unread} not readable"] if checked.unreadable else []
    return "; ".join(filter(None, [", ".join(parts), *rest]))
