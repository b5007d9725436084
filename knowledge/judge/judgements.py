"""What a judge says of two texts, and when it has to say that it cannot."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from knowledge.words import FUNCTION_WORDS, words

Unjudged = Literal["empty", "too_long", "not_english"]

MOST_WORDS = 300
"""A sentence of more words than these is none."""

FOREIGN_FROM, ENGLISH_SHARE = 8, 0.1
"""Of so many words or more at least this share are function words, if the text is English."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The likeliest label with the probability of each, which sum to one.

    Where `unjudged` says why a text could not be judged, the label is the one that accuses nobody, with certainty.
    """

    label: str
    probabilities: Mapping[str, float]
    unjudged: Unjudged | None = None


def judgement(labels: Sequence[str], row: NDArray[np.float32]) -> Judgement:
    """The judgement that a row of probabilities amounts to."""
    return Judgement(labels[int(row.argmax())], dict(zip(labels, map(float, row), strict=True)))


def withheld(labels: Sequence[str], label: str, reason: Unjudged) -> Judgement:
    """The judgement of what cannot be judged."""
    return Judgement(label, {one: float(one == label) for one in labels}, reason)


def plain(text: str) -> str:
    """The text on one line, without control characters and marks that are not seen."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def why_unjudged(sentence: str) -> Unjudged | None:
    """Why a sentence cannot be judged; None where it can."""
    own = words(sentence)
    if not own:
        return "empty"
    if len(own) > MOST_WORDS:
        return "too_long"
    return None if is_english(own) else "not_english"


def is_english(own: Sequence[str]) -> bool:
    """Whether words may be English, judged by how many function words are among them; of a few words always."""
    return len(own) < FOREIGN_FROM or sum(word in FUNCTION_WORDS for word in own) >= ENGLISH_SHARE * len(own)
