"""Whose view each sentence of an essay gives, and whether the writer stands behind it."""

from dataclasses import dataclass

from knowledge.packs.pack import Pack
from tutor.critique.essay import Essay
from tutor.critique.holders import holders_of
from tutor.critique.manner import Manner, manner_of
from tutor.critique.scholars import Names

__all__ = ["Manner", "Voice", "manner_of", "voices"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who holds what a claim says, and how the writer puts it.

    `holders` are slugs of theories and scholars in the order of their naming; empty where the writer speaks for
    himself. `theories` are theirs, a scholar's school included. `is_named` says whether the sentence itself names a
    holder or speaks of "the theory"; False where only a pronoun or the like does, or nobody is spoken of.
    """

    unit: int
    holders: tuple[str, ...]
    theories: tuple[str, ...]
    is_named: bool
    manner: Manner


def voices(essay: Essay, pack: Pack) -> tuple[Voice, ...]:
    """The voice of each claim of the essay, in reading order.

    A view laid to a scholar or theory of the course is "asserted" by its holder: that they hold it is the writer's own
    claim. It is "reported" where it is laid to somebody else ("critics object", "it is often said").
    """
    schools = {scholar.slug: scholar.school for scholar in pack.scholars}
    held_by = dict(holders_of(essay, Names(pack), schools))
    found = []
    for unit in essay.claims:
        held, is_named = held_by[unit.ordinal]
        theories = tuple(dict.fromkeys(theory for one in held if (theory := schools.get(one, one))))
        manner = manner_of(unit.text, *essay.neighbours(unit), has_holder=bool(held))
        found.append(Voice(unit.ordinal, held, theories, is_named, manner))
    return tuple(found)
