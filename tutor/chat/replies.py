"""The reply to a question, as the command line prints it and the pages draw it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from tutor.grounding.citations import PrintedCitation

ReplyStatus = Literal["answered", "declined", "unreadable"]
"""Every question is answered or declined. A reply that was kept and cannot be read any more is unreadable."""
DeclineReason = Literal["not_covered", "false_premise", "unclear", "out_of_role"]
SentenceKind = Literal["quote", "generated", "correction"]
SentenceVerdict = Literal["verbatim", "supported", "partly", "unsupported"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReplyCitation(PrintedCitation):
    """A citation of a reply."""


class ReplySentence(_Frozen):
    """One sentence of an answer; `lead_in` holds the tutor's own words before the quotation, or nothing.

    `lacking` says what of a sentence that a chat model wrote its passages do not bear out; only where that is partly.
    """

    text: str
    kind: SentenceKind = "quote"
    verdict: SentenceVerdict = "verbatim"
    citations: tuple[int, ...] = ()
    lead_in: str = ""
    lacking: tuple[str, ...] = ()


class WithheldSentence(_Frozen):
    """A sentence that a chat model wrote and no passage bears out; `why` is for a person."""

    text: str
    why: str


class Checked(_Frozen):
    """What became of the sentences that a chat model wrote: `written` are those supported, partly so, and withheld.

    `repaired` of those supported or partly so came when it was asked once more; `unreadable` counts what was no
    sentence at all.
    """

    written: int
    supported: int
    partly: int
    withheld: tuple[WithheldSentence, ...] = ()
    unreadable: int = 0
    repaired: int = 0


class Reply(_Frozen):
    """An answer, or a decline with its reason; `message` is the tutor's own words around it, never a fact.

    `citations` are those that the sentences name; `nearest` are the closest passages of a decline.
    `composer` is "quoting" or the PROVIDER:MODEL that wrote; `checked` says what became of its sentences, None where it
    wrote none; `fallback` why quotations stand in for what it should have written, empty where they do not.
    """

    id: str | None = None
    question: str
    standalone_question: str
    status: ReplyStatus
    reason: DeclineReason | None = None
    message: str = ""
    sentences: tuple[ReplySentence, ...] = ()
    citations: tuple[ReplyCitation, ...] = ()
    nearest: tuple[ReplyCitation, ...] = ()
    composer: str = "quoting"
    checked: Checked | None = None
    fallback: str = ""
    timings_ms: dict[str, float] = {}
