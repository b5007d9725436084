"""Finds the sentences that may answer a question, each with the logit that it does."""

from collections.abc import Collection, Sequence

from knowledge.library import Library
from knowledge.sources import Evidence, Role
from knowledge.timing import Stopwatch
from tutor.chat.questions import Asked

FOUND = 40
"""Sentences that are looked at for one question."""

READ = 16
"""Those of them that the slowest model reads."""


def weigh(
    library: Library, wordings: Sequence[str], asked: Asked, *, source_ids: Collection[str] | None, watch: Stopwatch
) -> list[Evidence]:
    """The sentences that may answer a question, the best to quote first.

    The question is looked up in its first wording and its sentences are read for each of them.

    A question about an essay is looked up in essays; other questions in the references alone, because a
    student is no authority; where a scope holds only one kind, in that. A sentence that asks answers nothing.
    """
    retrieval = library.retrieval
    found = retrieval.candidates(
        wordings[0],
        limit=FOUND,
        unit="sentence",
        source_ids=source_ids,
        roles=_roles(library, asked, source_ids),
        watch=watch,
    )
    telling = [one for one in found if not (one.sentence and one.sentence.text.rstrip().endswith("?"))]
    best = retrieval.rereading.narrowed(wordings, telling, READ, watch)
    return retrieval.rereading.judged(wordings, best, watch)


def _roles(library: Library, asked: Asked, source_ids: Collection[str] | None) -> Collection[Role] | None:
    there = {one.role for one in library.sources() if source_ids is None or one.id in source_ids}
    wanted: set[Role] = set()
    if asked.about_essay:
        wanted.add("essay")
    if asked.about_reference or not asked.about_essay:
        wanted.add("reference")
    return wanted & there or None
