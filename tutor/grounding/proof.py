"""Whether what a chat model wrote is borne out by the passages that it names.

Its quotations, names, numbers, denials and the like are looked up one by one; the judge of entailment weighs the sense.
Where the two differ, the stricter holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.judge import Entailment
from knowledge.sources import Citation
from tutor.grounding.names import strange_names
from tutor.grounding.numbers import strange_numbers, strange_units
from tutor.grounding.order import exchanged_contrast
from tutor.grounding.owners import lost_owner
from tutor.grounding.polarity import strange_denials, strange_directions, strange_strengths
from tutor.grounding.quotations import strange_quotations, without_quotations
from tutor.grounding.sense import sense_of

Verdict = Literal["supported", "partly", "unsupported"]

SUPPORTED, PARTLY = 0.25, 0.15
"""Scores of the sense from which a sentence whose words all stand in the passages is supported, or partly so. On half a
of tests/benchmarks/proof the first marks or withholds 89 of 100 altered and invented sentences and 7 of 56 true ones;
0.5 would be 94 of 100, and 17 of 56."""

NO_PASSAGE = "a passage that it rests on"
WHOSE_VIEW = "whose view this is"
ITS_SENSE = "all that it says"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that a model wrote, and the numbers of the passages on which it says that it rests."""

    text: str
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proved:
    """What the passages make of a statement.

    `citations` are those that bear it out, or all that are known where none does; `lacking` says for a person what of
    it they do not bear out, and is empty for what is supported.
    """

    text: str
    verdict: Verdict
    citations: tuple[int, ...]
    lacking: tuple[str, ...] = ()


def prove(statements: Sequence[Statement], passages: Mapping[int, Citation], entailment: Entailment) -> list[Proved]:
    """The verdict on each statement, by the passages it names alone; numbers of no passage are left out."""
    return [_proved(one, passages, entailment) for one in statements]


def _proved(statement: Statement, passages: Mapping[int, Citation], entailment: Entailment) -> Proved:
    known = tuple(number for number in dict.fromkeys(statement.evidence) if number in passages)
    text = " ".join(statement.text.split())
    if not known or not any(letter.isalpha() for letter in text):
        return Proved(statement.text, "unsupported", known, (ITS_SENSE if known else NO_PASSAGE,))
    cited = [passages[number] for number in known]
    quotes = [one.quote for one in cited]
    sense = sense_of(text, quotes, entailment)
    bearing = tuple(number for number, alone in zip(known, sense.alone, strict=True) if alone) or known
    turned, lacking = _turned_round(text, quotes), _lacking(text, cited)
    if turned or sense.score < PARTLY:
        # A denial, a rise or a contrast that the passages do not have makes another claim, not a part of theirs.
        unborne = (*lacking, *turned, *([ITS_SENSE] if sense.score < PARTLY else []))
        return Proved(statement.text, "unsupported", known, tuple(dict.fromkeys(unborne)))
    if lacking or sense.score < SUPPORTED:
        return Proved(statement.text, "partly", bearing, lacking or (ITS_SENSE,))
    return Proved(statement.text, "supported", bearing)


def _lacking(text: str, cited: Sequence[Citation]) -> tuple[str, ...]:
    """What in the words of a text the passages do not have, in the order in which a reader would mind it."""
    quotes = [one.quote for one in cited]
    # A name may stand in the heading above a passage or in the title of its source.
    around = [" \n ".join((one.source_title, *one.heading)) for one in cited]
    # Words in quotation marks are somebody's own: they are looked up as they stand and not read again.
    own = without_quotations(text)
    found = [
        *(f"the quotation “{one}”" for one in strange_quotations(text, [*quotes, *around])),
        *(f"the name “{one}”" for one in strange_names(text, [*quotes, *around])),
        *(f"the number {one}" for one in strange_numbers(own, quotes)),
        *(f"“{one}”" for one in strange_units(own, quotes)),
        *(f"“{one}”" for one in strange_strengths(own, quotes)),
        *([WHOSE_VIEW] if lost_owner(text, quotes) else []),
    ]
    return tuple(dict.fromkeys(found))


def _turned_round(text: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """What in the words of a text says the reverse of the passages, or may."""
    own = without_quotations(text)
    return (
        *(f"“{one}”" for one in strange_denials(own, quotes)),
        *(f"“{one}”" for one in strange_directions(own, quotes)),
        *(f"what is said of “{one}”" for one in exchanged_contrast(own, quotes)),
    )
