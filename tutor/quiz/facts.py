"""What questions are made of: facts, each with the sentence of a source that states it."""

from dataclasses import dataclass

from knowledge.sources import Citation


@dataclass(frozen=True, slots=True)
class Definition:
    """What a term means.

    `meaning` is a phrase without a final stop that fits after "TERM is" or "TERM means"; it never holds the term.
    `citation` has the sentence that says so. `tenet` is a slug of the course where the term belongs to one.
    """

    term: str
    meaning: str
    citation: Citation
    tenet: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who holds or did something: `holder` is a name, `predicate` fits after it and after "Who" ("argued that ...")."""

    holder: str
    predicate: str
    citation: Citation
    tenet: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so: `effect` and `cause` are whole clauses without a final stop, each of which stands alone."""

    effect: str
    cause: str
    citation: Citation
    tenet: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What belongs together: `heading` is a plural noun phrase ("sources of threat"), `members` are alike in form."""

    heading: str
    members: tuple[str, ...]
    citation: Citation
    tenet: str | None = None


Fact = Definition | Attribution | Reason | Listing


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was found, each kind in reading order."""

    definitions: tuple[Definition, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    reasons: tuple[Reason, ...] = ()
    listings: tuple[Listing, ...] = ()
