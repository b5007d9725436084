"""A critique in plain words: what verdicts, severities and statuses are called, and what a learner should do first."""

from collections.abc import Mapping

from tutor.critique.findings import (
    Coverage,
    Critique,
    EssaySpan,
    Finding,
    ReferenceReport,
    Severity,
    SourceCitation,
    TenetStatus,
    TenetUse,
    Verdict,
)

STRENGTH = "Well said"
FIRST_THINGS = 3

VERDICTS: Mapping[Verdict, str] = {
    "contradicts": "Goes against the theory",
    "misattributes": "Credits the wrong thinker or school",
    "overstates": "Says more than the theory does",
    "misquotes": "Does not quote the source word for word",
    "unsupported": "Needs a source",
    "inconsistent": "Does not fit with another sentence of yours",
    "omits": "Leaves out something that the topic calls for",
    "language": "Could be worded better",
}
SEVERITIES: Mapping[Severity, str] = {"high": "important", "medium": "worth a look", "low": "minor"}
STATUSES: Mapping[TenetStatus, str] = {
    "used_correctly": "used correctly",
    "contradicted": "gone against",
    "overstated": "taken further than it goes",
    "misattributed": "credited to somebody else",
    "reported": "reported as the view of others",
    "not_addressed": "not addressed",
}

_WEIGHT: Mapping[Severity, int] = {"high": 0, "medium": 1, "low": 2}


def things_to_do_first(critique: Critique) -> tuple[Finding, ...]:
    """At most three findings: the gravest first, and among equals the surest, then the one that is read first."""
    ranked = sorted(findings_in_order(critique), key=lambda one: (_WEIGHT[one.severity], -one.confidence))
    return tuple(ranked[:FIRST_THINGS])


def findings_in_order(critique: Critique) -> tuple[Finding, ...]:
    """The findings as they are met in reading the essay; those without a place come last."""
    return tuple(sorted(critique.findings, key=lambda one: _reading_place(one.essay_span)))


def is_graver(severity: Severity, other: Severity) -> bool:
    """Whether the first severity is worse than the second."""
    return _WEIGHT[severity] < _WEIGHT[other]


def label_of(finding: Finding) -> str:
    """The verdict with its severity: "Goes against the theory (important)"."""
    return f"{VERDICTS[finding.verdict]} ({SEVERITIES[finding.severity]})"


def tenet_title(critique: Critique, tenet: str | None) -> str:
    """The title that the critique has for a tenet; empty where it has none."""
    return next((use.title for use in critique.tenets if use.tenet == tenet), "")


def place_of(citation: SourceCitation) -> str:
    """The source with its title, the headings above the quotation and its page, on one line."""
    headings = " › ".join(heading for heading in citation.heading if heading)
    page = f"page {citation.page}" if citation.page else ""
    return " ".join(", ".join(filter(None, (citation.source_title, headings, page))).split())


def tenet_line(use: TenetUse) -> str:
    """A tenet and what the essay does with it, on one line."""
    times = len(use.essay_spans)
    where = f" ({times} place{'s' if times > 1 else ''})" if times else ""
    return f"{use.title}: {STATUSES[use.status]}{where}"


def coverage_line(coverage: Coverage) -> str:
    """How much of what the topic calls for the essay addresses, as a sentence."""
    return f"The essay addresses {coverage.addressed} of {coverage.relevant} tenets that matter here."


def reference_line(report: ReferenceReport) -> str:
    """The numbers of the reference report as a sentence."""
    return f"Citations in the text: {report.in_text}. Entries in the list of references: {report.listed}."


def reference_lists(report: ReferenceReport) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is amiss with the references: each list that is not empty, under its name."""
    lists = (
        ("Cited, but not in the list", report.missing),
        ("In the list, but never cited", report.unused),
        ("Cited in one way and listed in another", report.inconsistent),
        ("Quotations without a page", report.quotations_without_page),
    )
    return tuple((name, entries) for name, entries in lists if entries)


def has_references(report: ReferenceReport) -> bool:
    """Whether there is anything to say of references at all."""
    return bool(report.in_text or report.listed or reference_lists(report))


def _reading_place(span: EssaySpan | None) -> tuple[bool, int, int]:
    return (span is None, span.start if span else 0, span.end if span else 0)
