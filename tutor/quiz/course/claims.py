"""Claims about a tenet to be told right from wrong: its statements, and the ways in which it is misread."""

import re
from collections.abc import Iterator, Sequence

from knowledge.packs import Tenet
from knowledge.packs.pack import Misreading, Pack
from knowledge.sources import Citation
from tutor.quiz.building import question
from tutor.quiz.citing import numbered
from tutor.quiz.proposals import Proposal
from tutor.quiz.questions import Option, Question

_TRUE_DIFFICULTY, _FALSE_DIFFICULTY, _SEVERAL_DIFFICULTY = 1, 2, 3
_SWEEPING = re.compile(r"\b(?:always|never|every|all|any|only|nothing|nobody|no|completely|forbids?)\b", re.IGNORECASE)
_RIGHT, _WRONG = 2, 2
"""Right and wrong claims of an item that asks for all that apply."""


def claims_to_tell(pack: Pack) -> Iterator[Proposal]:
    """True or false for each statement and misreading, and for each tenet some of both together."""
    for tenet in pack.tenets:
        for statement in tenet.statements:
            yield _true(tenet, statement)
        for misreading in tenet.misreadings:
            yield _false(tenet, misreading)
        yield from _several(tenet)


def _true(tenet: Tenet, statement: str) -> Proposal:
    def build(found: Sequence[Citation | None]) -> Question:
        return _told(tenet, statement, True, "The source says the same.", statement, _TRUE_DIFFICULTY, found)

    return Proposal(
        "true_false", statement, tenet.slug, (statement,), build, tenet.slug, difficulty=_TRUE_DIFFICULTY, told="True"
    )


def _false(tenet: Tenet, misreading: Misreading) -> Proposal:
    def build(found: Sequence[Citation | None]) -> Question:
        return _told(tenet, misreading.text, False, misreading.why, misreading.why, _FALSE_DIFFICULTY, found)

    # What is proved of a wrong claim is what is right instead.
    return Proposal(
        "true_false",
        misreading.text,
        tenet.slug,
        (misreading.why,),
        build,
        tenet.slug,
        difficulty=_FALSE_DIFFICULTY,
        told="False",
    )


def _told(
    tenet: Tenet,
    claim: str,
    is_true: bool,
    why: str,
    explanation: str,
    difficulty: int,
    found: Sequence[Citation | None],
) -> Question:
    citing, numbers = numbered(found)
    right, wrong = ("True", "False") if is_true else ("False", "True")
    against = f"The claim is {right.lower()}. {why}"
    rationales = {right: why, wrong: against}
    return question(
        "true_false",
        claim,
        right,
        citing,
        options=tuple(
            Option(text=text, correct=text == right, rationale=rationales[text], citations=numbers[0])
            for text in ("True", "False")
        ),
        explanation=explanation,
        hint="Ask whether the theory says so, says less, or says the reverse.",
        tenet=tenet.slug,
        topic=tenet.slug,
        asks="claim",
        origin="course",
        difficulty=difficulty,
    )


def _several(tenet: Tenet) -> Iterator[Proposal]:
    """As many items as there are pairs of statements, each with other misreadings beside them."""
    statements = sorted(tenet.statements, key=len)
    typical = sum(map(len, statements)) / max(1, len(statements))
    # A sweeping word, or another length, tells a wrong claim from the right ones without any knowledge.
    misreadings = sorted(
        tenet.misreadings, key=lambda one: (_SWEEPING.search(one.text) is not None, abs(len(one.text) - typical))
    )
    for place in range(len(misreadings) // _WRONG):
        right = statements[place * _RIGHT : (place + 1) * _RIGHT]
        if len(right) == _RIGHT:
            yield _all_that_apply(tenet, right, misreadings[place * _WRONG : (place + 1) * _WRONG])


def _all_that_apply(tenet: Tenet, right: Sequence[str], wrong: Sequence[Misreading]) -> Proposal:
    stem = f"Which of these claims fit the tenet “{tenet.title}”? Choose all that apply."

    def build(found: Sequence[Citation | None]) -> Question:
        citing, numbers = numbered(found)
        options = (
            *(
                Option(text=text, correct=True, rationale="The source says the same.", citations=own)
                for text, own in zip(right, numbers, strict=False)
            ),
            *(
                Option(text=one.text, correct=False, rationale=one.why, citations=own)
                for one, own in zip(wrong, numbers[len(right) :], strict=True)
            ),
        )
        answer = "\n".join(right)
        return question(
            "multiple_choice",
            stem,
            answer,
            citing,
            options=options,
            explanation=tenet.summary,
            hint="Ask of each claim whether it goes further than the tenet, or turns it round.",
            tenet=tenet.slug,
            topic=tenet.slug,
            asks="claim",
            origin="course",
            difficulty=_SEVERAL_DIFFICULTY,
        )

    propositions = (*right, *(one.why for one in wrong))
    return Proposal(
        "multiple_choice", stem, tenet.slug, propositions, build, tenet.slug, "", _SEVERAL_DIFFICULTY, len(wrong)
    )
