"""Names a finding so that the same finding has the same name tomorrow and in the next draft."""

import hashlib

from knowledge.words import words

DIGITS = 12


def finding_id(verdict: str, tenet: str | None, quote: str) -> str:
    """Twelve hexadecimal digits that follow from the verdict, the tenet and the words of the quote alone.

    Case, punctuation, white space and possessive endings make no difference, nor does the place in the essay.
    """
    named = "\n".join((verdict, tenet or "", " ".join(words(quote))))
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:DIGITS]
