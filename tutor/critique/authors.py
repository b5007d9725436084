"""Authors that an essay cites and that only look like misspelt scholars of the course."""

from collections.abc import Iterator

from knowledge.packs import Pack
from tutor.critique.citations import citations_in
from tutor.critique.essay import Essay
from tutor.critique.scholars import Names


def other_authors(essay: Essay, pack: Pack) -> frozenset[str]:
    """Surnames cited with years in which the scholar of nearly that name published nothing that the course knows."""
    return frozenset(_others(essay, pack))


def _others(essay: Essay, pack: Pack) -> Iterator[str]:
    names = Names(pack)
    years: dict[str, set[int]] = {}
    for scholar in pack.scholars:
        for work in scholar.works:
            for slug in (scholar.slug, *work.coauthors):
                years.setdefault(slug, set()).add(work.year)
    for citation in citations_in(essay):
        for surname in citation.authors:
            for found in names.misspelt_in(surname):
                if citation.year is not None and citation.year not in years.get(found.slug, set()):
                    yield surname
