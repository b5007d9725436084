"""A question that a course's author wrote becomes a choice of four and a short answer."""

from knowledge.sources import Citation
from tests.tutor.quiz.bakery import GAS, TASTE, bread_course
from tutor.quiz.course.written import written_questions
from tutor.quiz.proposals import Proposal


def found(number: int) -> Citation:
    quote = f"What the source says at {number}."
    return Citation(0, "rising", "rising.md", "Rising", "reference", None, (), 100 * number, 100 * number + 26, quote)


def of(*questions: object) -> list[Proposal]:
    return list(written_questions(bread_course(*questions)))  # type: ignore[arg-type]


def test_each_is_asked_as_a_choice_and_as_a_short_answer_that_is_a_step_harder() -> None:
    chosen, written = of(GAS)
    assert [one.type for one in (chosen, written)] == ["single_choice", "short_answer"]
    assert (chosen.difficulty, written.difficulty) == (GAS.difficulty, GAS.difficulty + 1)
    assert {one.tenet for one in (chosen, written)} == {GAS.tenet}


def test_the_hardest_stays_within_the_scale() -> None:
    _, written = of(GAS.model_copy(update={"difficulty": 5}))
    assert written.difficulty == written.build([found(1), found(2)]).difficulty == 5


def test_a_choice_says_of_every_option_why_and_where() -> None:
    question = of(GAS)[0].build([found(1)])
    assert [(one.text, one.correct) for one in question.options] == [
        (GAS.key, True), *((one.text, False) for one in GAS.wrong)
    ]  # fmt: skip
    assert [one.rationale for one in question.options] == [GAS.because, *(one.why for one in GAS.wrong)]
    assert {one.citations for one in question.options} == {(1,)}
    assert (question.answer, question.stem, question.hint) == (GAS.key, GAS.stem, GAS.hint)
    assert question.origin == "course"


def test_a_choice_rests_on_the_first_point_and_a_short_answer_on_the_first_at_least() -> None:
    chosen, written = of(GAS)
    assert chosen.propositions == GAS.points[:1] and chosen.optional == 0
    assert written.propositions == GAS.points and written.optional == 1


def test_a_stem_that_asks_for_two_things_needs_every_point() -> None:
    twice = GAS.model_copy(update={"open_stem": "What does yeast make, and why does the dough rise?"})
    assert of(twice)[1].optional == 0


def test_points_without_a_ground_are_left_out_and_the_others_keep_theirs() -> None:
    question = of(GAS)[1].build([found(7), None])
    assert [(one.text, one.citations) for one in question.points] == [(GAS.points[0], (1,))]
    assert [one.quote for one in question.citations] == [found(7).quote]
    both = of(GAS)[1].build([found(7), found(8)])
    assert [one.citations for one in both.points] == [(1,), (2,)]


def test_a_stem_of_its_own_is_used_where_the_answer_is_written() -> None:
    own = GAS.model_copy(update={"open_stem": "Describe what yeast does to sugars."})
    chosen, written = of(own)
    assert (chosen.stem, written.stem) == (GAS.stem, own.open_stem)


def test_the_same_item_has_the_same_id_and_others_have_others() -> None:
    ids = [one.build([found(1)] * len(one.propositions)).id for one in of(GAS, TASTE)]
    assert ids == [one.build([found(2)] * len(one.propositions)).id for one in of(GAS, TASTE)]
    assert len(set(ids)) == 4


def test_a_course_without_questions_has_none() -> None:
    assert of() == []
