"""Cases from history, and which tenet each of them shows."""

from collections.abc import Iterator, Sequence

from knowledge.packs import Tenet
from knowledge.packs.pack import Case, Pack
from knowledge.sources import Citation
from tutor.quiz.building import question
from tutor.quiz.citing import numbered
from tutor.quiz.proposals import Proposal
from tutor.quiz.questions import Option, Question

_OTHERS = 3
_DIFFICULTY = 4


def cases_to_place(pack: Pack) -> Iterator[Proposal]:
    """For each case the question which tenet it shows best."""
    for place, case in enumerate(pack.cases):
        own = next(tenet for tenet in pack.tenets if tenet.slug == case.tenet)
        yield _shown_by(case, own, _other_tenets(pack, own, place))


def _other_tenets(pack: Pack, own: Tenet, place: int) -> list[Tenet]:
    """Tenets that other cases show, of the same kind first, so that none of them is out of place."""
    shown = {one.tenet for one in pack.cases}
    near = [one for one in pack.tenets if one.slug != own.slug]
    near.sort(key=lambda one: (one.kind != own.kind, one.slug not in shown, abs(len(one.title) - len(own.title))))
    start = place % max(1, len(near) - _OTHERS)
    return near[start : start + _OTHERS]


def _shown_by(case: Case, own: Tenet, others: Sequence[Tenet]) -> Proposal:
    stem = f"{case.happened} Which tenet does this case show best?"

    def build(found: Sequence[Citation | None]) -> Question:
        citing, numbers = numbered(found)
        options = (
            Option(text=own.title, correct=True, rationale=case.shows, citations=numbers[0]),
            *(
                Option(
                    text=one.title,
                    correct=False,
                    rationale=f"That tenet is about something else. {one.summary}",
                    citations=numbers[0],
                )
                for one in others
            ),
        )
        return question(
            "single_choice",
            stem,
            own.title,
            citing,
            options=options,
            explanation=case.shows,
            hint=f"The case is {case.name}. Ask what those who acted wanted, and what came of it.",
            tenet=own.slug,
            topic=case.name,
            asks="case",
            origin="course",
            difficulty=_DIFFICULTY,
        )

    return Proposal("single_choice", stem, own.slug, (case.shows,), build, own.slug, case.name, _DIFFICULTY)
