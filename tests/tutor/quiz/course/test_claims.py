"""Statements and misreadings of a tenet are to be told apart, one by one and several together."""

import pytest

from knowledge.packs import Misreading, Pack
from knowledge.sources import Citation
from tests.tutor.quiz.bakery import bread_course
from tutor.quiz.course.claims import claims_to_tell
from tutor.quiz.proposals import Proposal

SOURCE = Citation(0, "rising", "rising.md", "Rising", "reference", None, (), 5, 12, "It says")


def with_misreadings(*texts: str) -> Pack:
    """The course with one tenet, which is misread in these ways."""
    pack = bread_course()
    own = tuple(Misreading(text=one, error="contradicts", why=f"Not so: {one}") for one in texts)
    return pack.model_copy(update={"tenets": (pack.tenets[0].model_copy(update={"misreadings": own}),)})


def of_type(pack: Pack, kind: str) -> list[Proposal]:
    return [one for one in claims_to_tell(pack) if one.type == kind]


def built(proposal: Proposal):
    return proposal.build([SOURCE] * len(proposal.propositions))


def test_every_statement_is_true_and_every_misreading_false() -> None:
    pack = with_misreadings("Yeast makes oxygen.")
    told = {one.stem: built(one).answer for one in of_type(pack, "true_false")}
    assert told == dict.fromkeys(pack.tenets[0].statements, "True") | {"Yeast makes oxygen.": "False"}


def test_a_true_claim_is_proved_itself_and_a_false_one_by_what_is_right_instead() -> None:
    pack = with_misreadings("Yeast makes oxygen.")
    for one in of_type(pack, "true_false"):
        expected = "Not so: Yeast makes oxygen." if one.stem == "Yeast makes oxygen." else one.stem
        assert one.propositions == (expected,) and one.optional == 0


@pytest.mark.parametrize("proposal", of_type(with_misreadings("Yeast makes oxygen."), "true_false"))
def test_both_verdicts_say_why_and_only_one_is_right(proposal: Proposal) -> None:
    question = built(proposal)
    assert [one.text for one in question.options] == ["True", "False"]
    assert [one.text for one in question.options if one.correct] == [question.answer]
    assert all(one.rationale and one.citations == (1,) for one in question.options)
    wrong = next(one for one in question.options if not one.correct)
    assert wrong.rationale.startswith(f"The claim is {question.answer.lower()}.")


def test_all_that_apply_has_two_right_and_two_wrong_claims_of_one_tenet() -> None:
    pack = with_misreadings("Yeast makes oxygen.", "Yeast dies in dough.")
    (proposal,) = of_type(pack, "multiple_choice")
    question = built(proposal)
    right = [one.text for one in question.options if one.correct]
    assert len(right) == 2 and set(right) <= set(pack.tenets[0].statements)
    assert question.answer.split("\n") == right
    assert {one.text for one in question.options if not one.correct} == {"Yeast makes oxygen.", "Yeast dies in dough."}
    assert pack.tenets[0].title in question.stem


def test_the_right_claims_need_a_ground_and_the_wrong_ones_may_go_without() -> None:
    (proposal,) = of_type(with_misreadings("Yeast makes oxygen.", "Yeast dies in dough."), "multiple_choice")
    assert (len(proposal.propositions), proposal.optional) == (4, 2)
    question = proposal.build([SOURCE, SOURCE, None, None])
    assert [bool(one.citations) for one in question.options] == [True, True, False, False]
    assert all(one.rationale for one in question.options)


def test_sweeping_misreadings_stand_beside_right_claims_only_when_there_are_no_others() -> None:
    sweeping = ("Yeast always makes oxygen.", "Yeast never makes any gas.")
    plain = ("Yeast turns gas into sugar.", "Yeast makes dough shrink.")
    first, second = of_type(with_misreadings(*sweeping, *plain), "multiple_choice")
    assert {one.text for one in built(first).options if not one.correct} == set(plain)
    assert {one.text for one in built(second).options if not one.correct} == set(sweeping)
    assert not {one.text for one in built(first).options} & {one.text for one in built(second).options}


@pytest.mark.parametrize("misreadings", [(), ("Yeast makes oxygen.",)], ids=["none", "one"])
def test_with_fewer_than_two_misreadings_nothing_is_asked_together(misreadings: tuple[str, ...]) -> None:
    assert of_type(with_misreadings(*misreadings), "multiple_choice") == []


def test_a_tenet_of_which_nothing_is_said_gives_nothing() -> None:
    pack = with_misreadings()
    bare = pack.tenets[0].model_copy(update={"statements": ()})
    assert list(claims_to_tell(pack.model_copy(update={"tenets": (bare,)}))) == []
