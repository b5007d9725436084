"""Findings on quotations whose words stand otherwise in their source, or are somebody else's."""

from collections.abc import Iterator

from knowledge.library import Library
from knowledge.packs import Pack
from knowledge.sources import Citation, Sentence, Source
from tutor.critique import comments
from tutor.critique.essay import Essay
from tutor.critique.evidence import numbered
from tutor.critique.findings import EssaySpan, Finding, Verdict
from tutor.critique.identity import finding_id
from tutor.critique.quotations import QuotationCheck, SourceSentence, check_quotations
from tutor.grounding.quotes import cite_sentence

ALTERED, ANOTHERS = 0.85, 0.95
"""How sure the two kinds of finding are: words that differ may be another edition's; a known speaker hardly errs."""


def on_quotations(essay: Essay, pack: Pack, library: Library) -> Iterator[Finding]:
    """A finding for each quotation that is altered or given to the wrong scholar, in reading order."""
    stored = {
        (source.id, sentence.start): (source, sentence)
        for source in library.sources()
        if source.role == "reference"
        for sentence in library.sentences(source.id)
    }
    known = [SourceSentence(one.source_id, one.start, one.end, one.text) for _, one in stored.values()]
    names = {scholar.slug: scholar.name for scholar in pack.scholars}
    for check in check_quotations(essay, pack, known):
        if check.outcome in ("altered", "wrong_scholar"):
            place = (check.source.source_id, check.source.start) if check.source is not None else None
            citation = _cited(stored[place], library) if place is not None else None
            yield _finding(check, names, essay, (citation,) if citation is not None else ())


def _finding(check: QuotationCheck, names: dict[str, str], essay: Essay, citations: tuple[Citation, ...]) -> Finding:
    true_speaker = names.get(check.scholar or "")
    if check.outcome == "wrong_scholar" and true_speaker is not None:
        verdict: Verdict = "misattributes"
        given_to = names.get(check.quotation.scholar or "")
        comment, question = comments.on_wrong_speaker(given_to, true_speaker)
    else:
        verdict = "misquotes"
        comment, question = comments.on_misquotation(check.wording or "", true_speaker)
    unit = check.quotation.unit
    return Finding(
        id=finding_id(verdict, None, unit.text),
        verdict=verdict,
        severity=check.severity or "medium",
        essay_span=EssaySpan(start=unit.start, end=unit.end, quote=unit.text),
        citations=numbered(citations),
        comment=f"{comment}{_where(check)}",
        question=question,
        confidence=ANOTHERS if verdict == "misattributes" else ALTERED,
    )


def _where(check: QuotationCheck) -> str:
    """The work that a quotation kept by the course comes from."""
    return f" ({check.known.year})" if check.known is not None and check.source is None else ""


def _cited(found: tuple[Source, Sentence], library: Library) -> Citation | None:
    return cite_sentence(*found, library.text)
