"""Reads an essay against a course: every remark with its place, its reason and the passage that bears it out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.judge import Entailment, Stance
from knowledge.library import Library
from knowledge.packs import Pack
from tutor.critique.accusations import accusations
from tutor.critique.authors import other_authors
from tutor.critique.citations import citations_in
from tutor.critique.claims import Progress, Router, judge_claims
from tutor.critique.essay import Essay
from tutor.critique.evidence import TenetSources, numbered
from tutor.critique.findings import Coverage, Critique, EssayFacts, Finding, TenetUse
from tutor.critique.inconsistencies import inconsistencies
from tutor.critique.language import Grammar, language_remarks
from tutor.critique.misquotations import on_quotations
from tutor.critique.omissions import omissions
from tutor.critique.references import reference_report
from tutor.critique.remarks import Remarks, on_language, on_unsupported
from tutor.critique.strengths import well_said
from tutor.critique.support import unsupported_in
from tutor.critique.tenet_map import tenet_map
from tutor.critique.voice import voices

SILENCE = "Only what is sure enough is marked: a sentence without a remark is not thereby right."
HIDDEN = "Text that a reader cannot see was left out of the reading; runs of it: {count}."
ADDRESSED = "The essay holds text that speaks to whoever marks it; it was read as text like any other."
STRICTER = "This course has no labelled claims to learn from, so only the plainest errors are named."
NO_SOURCES = "The library holds no reference documents, so nothing could be held against a source."


@dataclass(frozen=True, slots=True)
class Judges:
    """What judges an essay's claims; `is_learnt` where the stance was learnt from the course's labelled claims."""

    router: Router
    stance: Stance
    entailment: Entailment
    is_learnt: bool


class Critic:
    """Criticises essays against one course with the library's reference documents; safe to share by threads.

    Args:
        grammar: looks at the grammar too; nothing does where None.
    """

    def __init__(self, pack: Pack, library: Library, judges: Judges, grammar: Grammar | None = None) -> None:
        self._grammar = grammar
        self._pack = pack
        self._library = library
        self._judges = judges
        self._sources = TenetSources(library, judges.entailment)
        self._remarks = Remarks(pack, self._sources, judges.entailment)

    def critique(self, essay: Essay, progress: Progress) -> Critique:
        """All that is to be said of an essay; the same essay and library give the same critique."""
        claims = judge_claims(essay, self._judges.router, self._judges.stance, progress)
        progress("weighing", 0, 1)
        voice_of = {one.unit: one for one in voices(essay, self._pack)}
        accused = accusations(claims, voice_of, self._pack)
        unlike = inconsistencies(claims, voice_of, self._judges.entailment)
        findings = _one_a_place(
            [
                *on_quotations(essay, self._pack, self._library),
                *self._remarks.on_errors(accused),
                *self._remarks.on_inconsistencies(unlike),
                *on_unsupported(unsupported_in(essay), essay.text),
                *self._remarks.on_omissions(omissions(essay, self._pack, claims)),
                *self._on_language(essay),
            ]
        )
        at_fault = {unit.ordinal for unit in essay.units for one in findings if _is_in(one, unit.start, unit.end)}
        citing = {one.unit for one in citations_in(essay)}
        shown = {(one.tenet, one.essay_span.start) for one in findings if one.essay_span is not None}
        upheld = [one for one in accused if (one.tenet.slug, one.unit.start) in shown]
        uses = tuple(map(self._cited, tenet_map(self._pack, claims, voice_of, upheld)))
        progress("weighing", 1, 1)
        return Critique(
            essay=_facts(essay),
            findings=findings,
            strengths=tuple(self._remarks.on_strengths(well_said(claims, at_fault, citing))),
            tenets=uses,
            coverage=_coverage(uses, findings),
            references=reference_report(essay, self._pack),
            notes=tuple(self._notes(essay)),
        )

    def _on_language(self, essay: Essay) -> Iterable[Finding]:
        known = other_authors(essay, self._pack)
        return on_language(language_remarks(essay, self._pack, known, self._grammar), essay.text)

    def _cited(self, use: TenetUse) -> TenetUse:
        tenet = next(one for one in self._pack.tenets if one.slug == use.tenet)
        return use.model_copy(update={"citations": numbered(self._sources.stating(tenet)[:1])})

    def _notes(self, essay: Essay) -> Iterable[str]:
        yield SILENCE
        if essay.hidden:
            yield HIDDEN.format(count=len(essay.hidden))
        if any(unit.kind == "address" for unit in essay.units):
            yield ADDRESSED
        if not self._judges.is_learnt:
            yield STRICTER
        if not any(source.role == "reference" for source in self._library.sources()):
            yield NO_SOURCES


def _one_a_place(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """In reading order, omissions last; a place has one remark on theory, or on its support, and those on language."""
    kept: list[Finding] = []
    for one in found:
        if one.verdict in ("omits", "language") or not any(_overlap(one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: (one.essay_span is None, one.essay_span.start if one.essay_span else 0)))


def _overlap(one: Finding, other: Finding) -> bool:
    return one.essay_span is not None and _is_in(other, one.essay_span.start, one.essay_span.end)


def _is_in(one: Finding, start: int, end: int) -> bool:
    return one.essay_span is not None and one.essay_span.start < end and start < one.essay_span.end


def _facts(essay: Essay) -> EssayFacts:
    paragraphs = len({unit.paragraph for unit in essay.units if unit.kind != "heading"})
    return EssayFacts(title=essay.title, words=essay.words, paragraphs=paragraphs, sha256=essay.sha256)


def _coverage(uses: Sequence[TenetUse], findings: Sequence[Finding]) -> Coverage:
    addressed = sum(use.status != "not_addressed" for use in uses)
    omitted = {one.tenet for one in findings if one.verdict == "omits"}
    return Coverage(addressed=addressed, relevant=addressed + len(omitted))
