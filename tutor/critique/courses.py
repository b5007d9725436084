"""Which course an essay belongs to."""

from collections.abc import Sequence

from knowledge.packs import Pack
from tutor.critique.essay import Essay
from tutor.critique.scholars import Names


def course_of(essay: Essay, packs: Sequence[Pack]) -> Pack:
    """The course whose scholars and theories the essay names most often; the first of equals."""
    return max(packs, key=lambda pack: _named(essay, Names(pack)))


def _named(essay: Essay, names: Names) -> int:
    return len(names.scholars_in(essay.text)) + len(names.theories_in(essay.text))
