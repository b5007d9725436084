"""Which of these belong together: members of a listing among members of others."""

from collections.abc import Iterator, Sequence

from tutor.quiz.building import question_on
from tutor.quiz.citing import Citing
from tutor.quiz.facts import Facts, Listing
from tutor.quiz.identity import spread
from tutor.quiz.making.siblings import placed
from tutor.quiz.making.wording import capitalised, defining, ended, listed, section, shared
from tutor.quiz.questions import Option, Origin, Question

_MOST_RIGHT = 4
_WRONG = 3


def make(facts: Facts, origin: Origin) -> Iterator[Question]:
    """One question for every listing that has enough strangers to set beside its members."""
    for place, one in enumerate(facts.listings):
        question = _question(one, place, facts, origin)
        if question:
            yield question


def _question(one: Listing, place: int, facts: Facts, origin: Origin) -> Question | None:
    members = [member for member in one.members if not shared(member, one.heading)] or list(one.members)
    right_members = members[:_MOST_RIGHT]
    if len(right_members) < 2:
        return None
    citing = Citing()
    numbers = citing.numbers(one.citation)
    rationale = f"The passage names it among the {one.heading}."
    right = [
        Option(
            text=capitalised(member),
            correct=True,
            rationale=rationale,
            citations=numbers,
        )
        for member in right_members
    ]
    wrong = _strangers(one, place, facts, citing)
    if len(wrong) < 2:
        return None
    stem = f"Which of these are named among the {one.heading}? Choose all that apply."
    answer = "\n".join(option.text for option in right)
    return question_on(
        one,
        origin,
        "multiple_choice",
        stem,
        answer,
        citing,
        options=_mixed(right, wrong, stem),
        explanation=ended(f"The {one.heading} that the passage names are: {listed(list(one.members))}"),
        hint=f"{len(right)} of them are right; look at {section(one.citation)}.",
        asks="list",
        difficulty=3,
    )


def _strangers(one: Listing, place: int, facts: Facts, citing: Citing) -> list[Option]:
    """Members of other listings, nearest first, and then terms of the same source, that the passage does not name."""
    found: list[Option] = []
    others = sorted(enumerate(facts.listings), key=lambda pair: (abs(pair[0] - place), pair[0]))
    for _, other in others:
        if other is one or shared(other.heading, one.heading) or len(found) >= _WRONG:
            continue
        for member in other.members:
            if len(found) < _WRONG and _is_strange(member, one):
                rationale = f"The source names it among the {other.heading}, not here."
                found.append(
                    Option(
                        text=capitalised(member),
                        correct=False,
                        rationale=rationale,
                        citations=citing.numbers(other.citation),
                    )
                )
    terms = [each for each in facts.definitions if each.citation.source_id == one.citation.source_id]
    for each in terms[: _WRONG - len(found)]:
        if _is_strange(each.term, one):
            rationale = f"{defining(each)[:-1]}; the passage does not name it here."
            found.append(
                Option(
                    text=capitalised(each.term),
                    correct=False,
                    rationale=rationale,
                    citations=citing.numbers(each.citation),
                )
            )
    return found


def _is_strange(name: str, one: Listing) -> bool:
    return not shared(name, f"{one.heading} {one.citation.quote} {' '.join(one.members)}")


def _mixed(right: Sequence[Option], wrong: Sequence[Option], stem: str) -> tuple[Option, ...]:
    first, *rest = (*right, *wrong)
    turned = spread(len(rest) + 1, "turn", stem)
    mixed = placed(first, rest, stem)
    return (*mixed[turned:], *mixed[:turned])
