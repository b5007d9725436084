"""What may become a question: numbered citations, and questions that are ready."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.sources import Citation
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, SINGLE
from tutor.quiz.citing import numbered
from tutor.quiz.proposals import ready


def found(source: str, start: int) -> Citation:
    quote = f"{source} at {start}"
    return Citation(0, source, f"{source}.md", source, "reference", None, (), start, start + len(quote), quote)


PLACES = st.none() | st.builds(found, st.sampled_from(["bread", "salt"]), st.integers(0, 3))


@given(st.lists(PLACES, max_size=8))
def test_each_place_is_printed_once_and_every_number_leads_to_what_was_found(given_places) -> None:
    citing, named = numbered(given_places)
    printed = citing.printed
    assert [one.id for one in printed] == list(range(1, len(printed) + 1))
    assert len({(one.source_id, one.start) for one in printed}) == len(printed)
    by_number = {one.id: one for one in printed}
    for one, numbers in zip(given_places, named, strict=True):
        if one is None:
            assert numbers == ()
        else:
            assert [by_number[number].quote for number in numbers] == [one.quote]
    assert {number for numbers in named for number in numbers} == set(by_number)


def test_a_question_that_is_ready_is_built_as_it_stands() -> None:
    for question in EVERY_TYPE:
        proposal = ready(question)
        assert proposal.build(()) is question
        assert (proposal.type, proposal.stem, proposal.tenet) == (question.type, question.stem, question.tenet)
        assert proposal.difficulty == question.difficulty


def test_questions_are_spread_over_tenets_else_over_chapters() -> None:
    assert ready(SINGLE).group == "yeast-rises"
    assert ready(CLOZE).group == "bread.md/Rising"
