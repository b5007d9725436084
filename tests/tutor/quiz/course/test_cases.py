"""Of a case it is asked which tenet it shows; three other tenets stand beside the right one."""

import pytest

from knowledge.packs import Case
from knowledge.sources import Citation
from tests.tutor.quiz.bakery import PARIS, bread_course
from tutor.quiz.course.cases import cases_to_place
from tutor.quiz.gate.flaws import named_flaws

SOURCE = Citation(0, "rising", "rising.md", "Rising", "reference", None, (), 5, 12, "It says")


def test_the_tenet_that_a_case_shows_is_the_key_and_the_case_is_told_in_the_stem() -> None:
    pack = bread_course(cases=(PARIS,))
    (proposal,) = cases_to_place(pack)
    question = proposal.build([SOURCE])
    assert proposal.propositions == (PARIS.shows,)
    assert question.stem.startswith(PARIS.happened) and question.stem.endswith("?")
    assert [one.text for one in question.options if one.correct] == ["A slow rise gives flavour"] == [question.answer]
    assert {one.text for one in question.options} == {one.title for one in pack.tenets}
    assert (question.tenet, question.topic, question.asks) == (PARIS.tenet, PARIS.name, "case")
    assert all(one.rationale and one.citations == (1,) for one in question.options)


@pytest.mark.parametrize("place", range(5))
def test_wherever_a_case_stands_its_four_options_are_different_tenets(place: int) -> None:
    cases = [PARIS.model_copy(update={"slug": f"case-{number}", "name": f"Case {number}"}) for number in range(5)]
    question = list(cases_to_place(bread_course(cases=cases)))[place].build([SOURCE])
    assert len({one.text for one in question.options}) == 4
    assert sum(one.correct for one in question.options) == 1


def test_tenets_of_the_same_kind_are_preferred() -> None:
    pack = bread_course(cases=(PARIS,))
    rival = pack.tenets[0].model_copy(update={"slug": "rival", "title": "Soda makes the gas", "kind": "rival"})
    (proposal,) = cases_to_place(pack.model_copy(update={"tenets": (rival, *pack.tenets)}))
    assert rival.title not in {one.text for one in proposal.build([SOURCE]).options}


def test_a_course_with_too_few_tenets_yields_a_question_that_the_gate_refuses() -> None:
    pack = bread_course(cases=(PARIS,))
    (proposal,) = cases_to_place(pack.model_copy(update={"tenets": pack.tenets[:2]}))
    assert "It needs 3 to 6 options." in named_flaws(proposal.build([SOURCE])).values()


def test_markup_in_a_case_stays_text() -> None:
    odd = Case(
        slug="odd", name="<b>Odd</b>", tenet=PARIS.tenet, happened="[Click](javascript:x) was said.", shows="<i>So.</i>"
    )
    question = next(cases_to_place(bread_course(cases=(odd,)))).build([SOURCE])
    assert question.stem.startswith("[Click](javascript:x) was said.")
    assert question.explanation == "<i>So.</i>"


def test_a_course_without_cases_has_none() -> None:
    assert list(cases_to_place(bread_course())) == []
