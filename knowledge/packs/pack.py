"""What a pack holds, as frozen values: theories, tenets, scholars, works, concepts, rivals, questions and sources.

References between them are slugs, or file names for sources; `loading.load_pack` resolves every one.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1)]
Year = Annotated[int, Field(ge=1000, le=2100)]

Role = Literal["reference", "essay"]
TenetKind = Literal["core", "rival", "critique"]
MisreadingError = Literal["contradicts", "overstates", "misattributes"]
QuestionKind = Literal["definition", "attribution", "contrast", "case", "reason", "list", "claim"]
WorkKind = Literal["book", "article", "chapter", "essay", "report"]


class Entry(BaseModel):
    """Anything written in a pack's files: unchangeable once read, and unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class PackEvidence(Entry):
    """Words of one of the pack's sources, exactly as they stand there."""

    source: Text
    quote: Text


class PackSource(Entry):
    """One document of the course; `file` is its name in the pack's `sources` folder."""

    file: Text
    title: Text
    authors: Annotated[tuple[Text, ...], Field(min_length=1)]
    year: Year
    licence: Text
    role: Role
    summary: Text


class Theory(Entry):
    """One theory of the field; `parent` is the theory that it is a branch of."""

    slug: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    parent: Slug | None = None
    summary: Text


class Misreading(Entry):
    """A wrong claim that learners make about a tenet, and why it is wrong.

    `reference` is the slug of a work that states the matter rightly or discusses the confusion.
    """

    text: Text
    error: MisreadingError
    why: Text
    reference: Slug | None = None


class Tenet(Entry):
    """One proposition: `statements` say it rightly, `misreadings` wrongly, `scope` says how far it goes.

    `theory` holds the proposition; for a critique it is the theory that is criticised, and
    `scholars` are then those who make or report the criticism. `works` are for further reading.
    """

    slug: Slug
    title: Text
    theory: Slug
    also_held_by: tuple[Slug, ...] = ()
    kind: TenetKind
    summary: Text
    statements: tuple[Text, ...]
    misreadings: tuple[Misreading, ...] = ()
    scope: Text
    cues: tuple[Text, ...]
    scholars: tuple[Slug, ...] = ()
    works: tuple[Slug, ...] = ()
    evidence: tuple[PackEvidence, ...]


class Work(Entry):
    """A publication; `venue` is the journal, publisher or edited book, and may be empty."""

    slug: Slug
    title: Text
    year: Year
    kind: WorkKind
    venue: str = ""
    coauthors: tuple[Slug, ...] = ()


class Quotation(Entry):
    """Words of a scholar that are certain to the letter, with the slug and year of their work."""

    text: Text
    work: Slug
    year: Year


class Scholar(Entry):
    """A scholar; `school` is None where no theory of the pack fits."""

    slug: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    misspellings: tuple[Text, ...] = ()
    school: Slug | None = None
    ideas: Annotated[tuple[Text, ...], Field(min_length=1)]
    works: tuple[Work, ...] = ()
    quotations: tuple[Quotation, ...] = ()


class Concept(Entry):
    """A term of the course with its definition."""

    slug: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    definition: Text
    coined_by: Slug | None = None
    evidence: tuple[PackEvidence, ...] = ()


class Separation(Entry):
    """One question that two theories answer differently, with the answer of each."""

    question: Text
    a: Text
    b: Text


class RivalPair(Entry):
    """Two theories that learners confuse or compare, and what separates them."""

    a: Slug
    b: Slug
    separates: Annotated[tuple[Separation, ...], Field(min_length=1)]
    evidence: tuple[PackEvidence, ...] = ()


class WrongAnswer(Entry):
    """A wrong answer that students really give; `why` says what is wrong with it and what it belongs to."""

    text: Text
    why: Text


class CourseQuestion(Entry):
    """A question on a tenet as a teacher would set it, for a choice and for a short written answer.

    `key` is the right answer to `stem` and `because` says why. `points` are what a full written answer says, each a
    sentence that stands alone; the first states the key. `open_stem` takes the place of `stem` where the answer is to
    be written and the stem does not do; it may be empty. `difficulty` runs from 1 to 5.
    """

    tenet: Slug
    asks: QuestionKind
    stem: Annotated[str, Field(pattern=r"\S\?$")]
    key: Text
    wrong: Annotated[tuple[WrongAnswer, ...], Field(min_length=3, max_length=3)]
    because: Text
    points: Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]
    hint: Text
    difficulty: Annotated[int, Field(ge=1, le=5)]
    open_stem: str = ""


class Case(Entry):
    """A case from history; `happened` says what took place and `shows` what it shows of the tenet."""

    slug: Slug
    name: Text
    tenet: Slug
    happened: Text
    shows: Text
    aliases: tuple[Text, ...] = ()


class Pack(Entry):
    """A whole course; `folder` is where it was read from, with the documents under `folder/sources`."""

    folder: Path
    slug: Slug
    title: Text
    description: Text
    language: Text
    licence: Text
    version: Text
    starter_questions: tuple[Text, ...] = ()
    theories: Annotated[tuple[Theory, ...], Field(min_length=1)]
    sources: Annotated[tuple[PackSource, ...], Field(min_length=1)]
    tenets: Annotated[tuple[Tenet, ...], Field(min_length=1)]
    scholars: tuple[Scholar, ...] = ()
    concepts: tuple[Concept, ...] = ()
    rival_pairs: tuple[RivalPair, ...] = ()
    questions: tuple[CourseQuestion, ...] = ()
    cases: tuple[Case, ...] = ()
