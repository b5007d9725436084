"""Makes the findings of a critique from what was noticed: words, severity, and the passage that bears each out."""

from collections.abc import Iterable, Iterator, Sequence

from knowledge.judge import Entailment
from knowledge.packs import Pack
from knowledge.sources import Citation
from tutor.critique import comments
from tutor.critique.accusations import Accusation
from tutor.critique.evidence import TenetSources, numbered
from tutor.critique.findings import EssaySpan, Finding, Strength, Verdict
from tutor.critique.identity import finding_id
from tutor.critique.inconsistencies import Inconsistency
from tutor.critique.language import LanguageRemark
from tutor.critique.omissions import Omission
from tutor.critique.strengths import WellSaid
from tutor.critique.support import UnsupportedAssertion
from tutor.critique.tenet_map import span_of

REPEATS = 0.6
"""A claim repeats a known misreading that it bears out from this probability on."""


class Remarks:
    """Writes findings for one course; `sources` gives the passages, `entailment` tells which misreading is repeated."""

    def __init__(self, pack: Pack, sources: TenetSources, entailment: Entailment) -> None:
        self._pack = pack
        self._sources = sources
        self._entailment = entailment

    def on_errors(self, accused: Iterable[Accusation]) -> Iterator[Finding]:
        """A finding for each accusation that a passage of the library bears out; the others are dropped."""
        for one in accused:
            citations = self._sources.against(one.tenet, one.context)
            if citations:
                comment, question = comments.on_error(one, self._pack, self._misreading(one))
                span = span_of(one.unit)
                yield finding(one.verdict, one.confidence, comment, question, one.tenet.slug, span, citations)

    def on_omissions(self, found: Iterable[Omission]) -> Iterator[Finding]:
        """A finding for each tenet passed over that the library has something to read about."""
        for one in found:
            citations = self._sources.stating(one.tenet)[:1]
            if citations:
                comment, question = comments.on_omission(one.tenet, self._pack, one.cues)
                yield finding("omits", one.confidence, comment, question, one.tenet.slug, None, citations)

    def on_inconsistencies(self, found: Iterable[Inconsistency]) -> Iterator[Finding]:
        """A finding for each pair of sentences that do not go together."""
        for one in found:
            comment, question = comments.on_inconsistency(one.other.text)
            made = finding("inconsistent", one.confidence, comment, question, None, span_of(one.unit), ())
            yield made.model_copy(update={"other_span": span_of(one.other)})

    def on_strengths(self, found: Iterable[WellSaid]) -> Iterator[Strength]:
        """A strength for each tenet well said, with the passage that says it too."""
        for one in found:
            span = span_of(one.claim.unit)
            yield Strength(
                id=finding_id("strength", one.tenet.slug, span.quote),
                tenet=one.tenet.slug,
                essay_span=span,
                citations=numbered(self._sources.behind(one.tenet, one.claim.context)),
                comment=comments.on_strength(one.tenet, self._pack, one.has_source),
            )

    def _misreading(self, accusation: Accusation) -> str | None:
        """Why the known misreading that the claim repeats is one; None where it repeats none."""
        known = accusation.tenet.misreadings
        sentence = accusation.context.sentence
        judged = self._entailment.judge([(sentence, misreading.text) for misreading in known])
        sure = [one.probabilities["entailment"] for one in judged]
        best = max(range(len(known)), key=sure.__getitem__, default=None)
        return known[best].why if best is not None and sure[best] >= REPEATS else None


def on_unsupported(found: Iterable[UnsupportedAssertion], text: str) -> Iterator[Finding]:
    """A finding for each assertion that needs evidence and has none."""
    for one in found:
        comment, question = comments.on_unsupported(one.reason)
        span = EssaySpan(start=one.start, end=one.end, quote=text[one.start : one.end])
        yield finding("unsupported", one.confidence, comment, question, None, span, ())


def on_language(found: Iterable[LanguageRemark], text: str) -> Iterator[Finding]:
    """A finding for each slip of language."""
    for one in found:
        comment, question = comments.on_language(one.kind, one.written, one.suggestion)
        span = EssaySpan(start=one.start, end=one.end, quote=text[one.start : one.end])
        yield finding("language", one.confidence, comment, question, None, span, ())


def finding(
    verdict: Verdict,
    confidence: float,
    comment: str,
    question: str,
    tenet: str | None,
    span: EssaySpan | None,
    citations: Sequence[Citation],
) -> Finding:
    """A finding with the id that it keeps from draft to draft."""
    return Finding(
        id=finding_id(verdict, tenet, span.quote if span is not None else ""),
        verdict=verdict,
        severity=comments.severity_of(verdict, confidence),
        tenet=tenet,
        essay_span=span,
        citations=numbered(citations),
        comment=comment,
        question=question,
        confidence=round(confidence, 3),
    )
