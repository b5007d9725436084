"""What a critique says, as the command line prints it and the page draws it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tutor.grounding.citations import PrintedCitation

Verdict = Literal[
    "contradicts", "misattributes", "overstates", "misquotes", "unsupported", "inconsistent", "omits", "language"
]
THEORY_VERDICTS: frozenset[Verdict] = frozenset(
    {"contradicts", "misattributes", "overstates", "misquotes", "inconsistent", "omits"}
)
Severity = Literal["high", "medium", "low"]
TenetStatus = Literal["used_correctly", "contradicted", "overstated", "misattributed", "reported", "not_addressed"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class EssaySpan(_Frozen):
    """A run of the essay's text: `essay.text[start:end] == quote` always."""

    start: int
    end: int
    quote: str


class SourceCitation(PrintedCitation):
    """A citation of a remark; its source is always of role reference."""


class Finding(_Frozen):
    """One remark on an essay: where, against what, in plain words, and a question to think on.

    An omission has no span; an inconsistency has the other sentence in `other_span`. `confidence` is in 0 to 1.
    """

    id: str
    verdict: Verdict
    severity: Severity
    tenet: str | None = None
    essay_span: EssaySpan | None = None
    other_span: EssaySpan | None = None
    citations: tuple[SourceCitation, ...] = ()
    comment: str
    question: str
    confidence: float = Field(ge=0, le=1)


class Strength(_Frozen):
    """Something that the essay does well, with its place and the passage that bears it out."""

    id: str
    tenet: str | None = None
    essay_span: EssaySpan
    citations: tuple[SourceCitation, ...] = ()
    comment: str


class TenetUse(_Frozen):
    """What the essay does with one tenet, and where."""

    tenet: str
    title: str
    status: TenetStatus
    essay_spans: tuple[EssaySpan, ...] = ()
    citations: tuple[SourceCitation, ...] = ()


class Coverage(_Frozen):
    """How many tenets the essay addresses, and how many its topic calls for or it addresses anyway."""

    addressed: int
    relevant: int


class ReferenceReport(_Frozen):
    """In-text citations held against the reference list; each entry is a line of text for the person."""

    in_text: int = 0
    listed: int = 0
    missing: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    inconsistent: tuple[str, ...] = ()
    quotations_without_page: tuple[str, ...] = ()


class EssayFacts(_Frozen):
    """The essay in numbers."""

    title: str
    words: int
    paragraphs: int
    sha256: str


class Critique(_Frozen):
    """All that is said of one essay. `notes` are neutral remarks: hidden text, a course without labelled claims."""

    essay: EssayFacts
    findings: tuple[Finding, ...] = ()
    strengths: tuple[Strength, ...] = ()
    tenets: tuple[TenetUse, ...] = ()
    coverage: Coverage
    references: ReferenceReport = ReferenceReport()
    notes: tuple[str, ...] = ()
    composer: str = "quoting"
