"""Whether a text can be read by somebody who has nothing else before them."""

import re

from tutor.quiz.gate.leftovers import cut_off, leftover
from tutor.quiz.gate.phrasing import is_instruction, is_question
from tutor.quiz.gate.pointing import points_elsewhere

MOST_WORDS = 60
_MOST_LETTERS = 900
_NO_MAIN_CLAUSE = re.compile(r"^(?:because|although|though|whereas|which|whose|unless|so that)\b[^,?]*$", re.IGNORECASE)
_LOWER_START = re.compile(
    r"^[\"'“‘(]*(?!(?:d[eiu]|v[ao]n|von|al|el|la|le|bin|ibn|ad|ex)\b|[a-z]-)[a-z][a-z]*(?![A-Za-z])"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|may|might|must|shall|should|cannot"
    r"|[a-z]+n['’]t|[a-z]+(?:s|ed|en|ew|ought|old|ose|ote|ade|ave|ook|ame|ent|elt|ell|oke|ove|ore))\b|['’](?:s|re|ve|ll)\b",
    re.IGNORECASE,
)


def stands_alone(text: str, before: str = "", *, is_phrase: bool = False) -> str | None:
    """Why a text does not stand on its own, in plain words; None where it does.

    `before` is what a reader sees above it, such as the stem of an option, to which its pronouns may refer.
    A phrase need not be a whole sentence.
    """
    written = text.strip()
    if not any(map(str.isalnum, written)):
        return "It has no words."
    if len(written.split()) > MOST_WORDS or len(written) > _MOST_LETTERS:
        return f"It is longer than {MOST_WORDS} words."
    why = leftover(written) or cut_off(written) or points_elsewhere(written, before)
    return why or (None if is_phrase else _fragment(written))


def _fragment(text: str) -> str | None:
    if _LOWER_START.match(text):
        return "It begins in the middle of a sentence."
    if is_question(text) or is_instruction(text):
        return None
    if _NO_MAIN_CLAUSE.match(text) or (_VERB.search(text) is None and len(text.split()) < 12):
        return "It is not a whole sentence."
    return None
