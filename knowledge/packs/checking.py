"""Checks what the shape of a pack cannot say: slugs are unique, references resolve, quotes stand in their source."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.packs.pack import CourseQuestion, Pack, PackEvidence, Scholar, Tenet

MINIMUM_STATEMENTS = 5
MINIMUM_EVIDENCE = 1


def problems_in(pack: Pack) -> list[str]:
    """Return one line for each problem of `pack`, in the order of its files; empty when it is sound."""
    return [
        *_repeated_slugs(pack),
        *_unresolved_references(pack),
        *_thin_tenets(pack.tenets),
        *_wrong_years(pack.scholars),
        *_source_files(pack),
        *_unfounded_quotes(pack),
        *_ambiguous_questions(pack.questions),
    ]


def _repeated_slugs(pack: Pack) -> Iterator[str]:
    names: dict[str, Iterable[str]] = {
        "theory": (theory.slug for theory in pack.theories),
        "source": (source.file for source in pack.sources),
        "tenet": (tenet.slug for tenet in pack.tenets),
        "scholar": (scholar.slug for scholar in pack.scholars),
        "work": _works(pack),
        "concept": (concept.slug for concept in pack.concepts),
        "question": (question.stem for question in pack.questions),
        "case": (case.slug for case in pack.cases),
    }
    for kind, slugs in names.items():
        for slug, count in Counter(slugs).items():
            if count > 1:
                yield f"{kind} '{slug}' is defined {count} times"


def _unresolved_references(pack: Pack) -> Iterator[str]:
    known = {
        "theory": {theory.slug for theory in pack.theories},
        "scholar": {scholar.slug for scholar in pack.scholars},
        "work": set(_works(pack)),
        "source": {source.file for source in pack.sources},
        "tenet": {tenet.slug for tenet in pack.tenets},
    }
    for owner, kind, slug in _references(pack):
        if slug is not None and slug not in known[kind]:
            yield f"{owner}: no {kind} '{slug}'"


def _references(pack: Pack) -> Iterator[tuple[str, str, str | None]]:
    """Yield (owner, kind, slug) for everything that one entry says about another."""
    for theory in pack.theories:
        yield f"theory '{theory.slug}'", "theory", theory.parent
    for tenet in pack.tenets:
        yield from _tenet_references(tenet)
    for scholar in pack.scholars:
        yield from _scholar_references(scholar)
    for concept in pack.concepts:
        yield f"concept '{concept.slug}'", "scholar", concept.coined_by
    for pair in pack.rival_pairs:
        for slug in (pair.a, pair.b):
            yield f"rival pair '{pair.a}' and '{pair.b}'", "theory", slug
    for question in pack.questions:
        yield f"question '{question.stem}'", "tenet", question.tenet
    for case in pack.cases:
        yield f"case '{case.slug}'", "tenet", case.tenet
    for owner, evidence in _all_evidence(pack):
        yield owner, "source", evidence.source


def _tenet_references(tenet: Tenet) -> Iterator[tuple[str, str, str | None]]:
    owner = f"tenet '{tenet.slug}'"
    for theory in (tenet.theory, *tenet.also_held_by):
        yield owner, "theory", theory
    for scholar in tenet.scholars:
        yield owner, "scholar", scholar
    for work in (*tenet.works, *(misreading.reference for misreading in tenet.misreadings)):
        yield owner, "work", work


def _scholar_references(scholar: Scholar) -> Iterator[tuple[str, str, str | None]]:
    owner = f"scholar '{scholar.slug}'"
    yield owner, "theory", scholar.school
    for work in scholar.works:
        for coauthor in work.coauthors:
            yield owner, "scholar", coauthor
    for quotation in scholar.quotations:
        yield owner, "work", quotation.work


def _thin_tenets(tenets: Iterable[Tenet]) -> Iterator[str]:
    for tenet in tenets:
        if len(tenet.statements) < MINIMUM_STATEMENTS:
            yield (
                f"tenet '{tenet.slug}' has {len(tenet.statements)} statements; at least {MINIMUM_STATEMENTS} are needed"
            )
        if len(tenet.evidence) < MINIMUM_EVIDENCE:
            yield f"tenet '{tenet.slug}' has no evidence"


def _wrong_years(scholars: Iterable[Scholar]) -> Iterator[str]:
    """Report quotations whose year is not that of the work they name."""
    scholars = tuple(scholars)
    years = {work.slug: work.year for scholar in scholars for work in scholar.works}
    for scholar in scholars:
        for quotation in scholar.quotations:
            year = years.get(quotation.work, quotation.year)
            if quotation.year != year:
                yield (
                    f"scholar '{scholar.slug}': a quotation gives '{quotation.work}' "
                    f"the year {quotation.year}, the work has {year}"
                )


def _source_files(pack: Pack) -> Iterator[str]:
    folder = pack.folder / "sources"
    named = {source.file for source in pack.sources}
    present = {path.name for path in folder.glob("*") if not path.name.startswith(".")}
    for name in sorted(named - present):
        yield f"source '{name}' is not in the folder 'sources'"
    for name in sorted(present - named):
        yield f"the file 'sources/{name}' is not named in pack.toml"


def _unfounded_quotes(pack: Pack) -> Iterator[str]:
    folder = pack.folder / "sources"
    named = {source.file for source in pack.sources}
    texts = {name: _words(_text(folder / name)) for name in named if (folder / name).is_file()}
    for owner, evidence in _all_evidence(pack):
        text = texts.get(evidence.source)
        if text is not None and not _stands_in(text, _words(evidence.quote)):
            yield f"{owner}: not word for word in '{evidence.source}': \"{evidence.quote}\""


def _ambiguous_questions(questions: Iterable[CourseQuestion]) -> Iterator[str]:
    for question in questions:
        answers = [question.key, *(wrong.text for wrong in question.wrong)]
        for answer, count in Counter(answer.casefold() for answer in answers).items():
            if count > 1:
                yield f"question '{question.stem}': the answer '{answer}' is given {count} times"


def _all_evidence(pack: Pack) -> Iterator[tuple[str, PackEvidence]]:
    for tenet in pack.tenets:
        for evidence in tenet.evidence:
            yield f"tenet '{tenet.slug}'", evidence
    for concept in pack.concepts:
        for evidence in concept.evidence:
            yield f"concept '{concept.slug}'", evidence
    for pair in pack.rival_pairs:
        for evidence in pair.evidence:
            yield f"rival pair '{pair.a}' and '{pair.b}'", evidence


def _works(pack: Pack) -> Iterator[str]:
    return (work.slug for scholar in pack.scholars for work in scholar.works)


def _stands_in(text: str, quote: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", text) is not None


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _words(text: str) -> str:
    # A line break inside a sentence is layout, not wording.
    return " ".join(text.split())
