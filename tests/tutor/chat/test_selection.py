"""An answer is the best sentence, those nearly as probable that say something new, or the whole of a list."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from knowledge.sources import Evidence, Sentence
from tests.tutor.chat.made_up import judged, sentences
from tutor.chat.questions import read_question
from tutor.chat.selection import ALIKE, CLOSE, LONGEST_LIST, SENTENCES, UNREAD, select

MOST = 5
SURE = 11.0
NOT_AT_ALL = -11.0
TINY = 1e-6
OPEN = read_question("How do harbours stay open?")
LIST = read_question("What are the reasons?")

DIFFERENT = sentences(
    "Walls alarm neighbours.",
    "Ships wait for signals.",
    "Captains insure cargo.",
    "Bread cools slowly.",
    "Winter closes rivers.",
    "Keepers count coins.",
    "Lamps guide sailors.",
)


def chosen(found: Sequence[Evidence], asked=OPEN, every: Sequence[Sentence] = DIFFERENT, most: int = MOST) -> list[str]:
    return texts(select(found, asked, only(every), most))


def only(every: Sequence[Sentence]) -> Callable[[str], Sequence[Sentence]]:
    return lambda source_id: [one for one in every if one.source_id == source_id]


def texts(found: Sequence[Evidence]) -> list[str]:
    return [one.sentence.text for one in found if one.sentence]


def test_nothing_found_answers_nothing() -> None:
    assert chosen([]) == []


def test_without_confidence_nothing_is_answered() -> None:
    assert chosen([judged(DIFFERENT[0], SURE)]) == ["Walls alarm neighbours."]
    assert chosen([judged(DIFFERENT[0], NOT_AT_ALL)]) == []


def test_a_further_sentence_joins_when_it_is_close_to_the_first() -> None:
    assert len(chosen([judged(DIFFERENT[0], SURE), judged(DIFFERENT[1], SURE - CLOSE)])) == 2
    assert len(chosen([judged(DIFFERENT[0], SURE), judged(DIFFERENT[1], SURE - CLOSE - TINY)])) == 1


def test_the_best_comes_first_and_only_so_many_follow() -> None:
    found = [judged(one, SURE - TINY * index) for index, one in enumerate(DIFFERENT)]
    assert chosen(found) == [one.text for one in DIFFERENT[: min(MOST, SENTENCES)]]
    assert chosen(found, most=1) == ["Walls alarm neighbours."]


def test_a_sentence_that_says_the_same_again_is_left_out() -> None:
    again = sentences("Walls alarm neighbours.", "The walls alarmed a neighbour.", "Ships wait for signals.")
    assert ALIKE < 1
    assert chosen([judged(one, SURE) for one in again]) == ["Walls alarm neighbours.", "Ships wait for signals."]


REASONS = sentences(
    "Harbours close for three reasons:", "fog", "war", "a broken lamp", "Nothing else closes them.", items=".111."
)


@pytest.mark.parametrize("best", range(4), ids=["its lead-in", "first item", "second item", "last item"])
def test_a_list_is_given_whole_whichever_of_its_sentences_was_found(best: int) -> None:
    found = chosen([judged(REASONS[best], SURE)], LIST, REASONS)
    assert sorted(found) == sorted(["fog", "war", "a broken lamp"])


def test_a_list_is_given_whole_when_the_sentence_before_it_was_found() -> None:
    plain = sentences("Three things close a harbour.", "fog", "war", "a broken lamp", items=".111")
    assert chosen([judged(plain[0], SURE)], LIST, plain) == ["fog", "war", "a broken lamp"]
    assert chosen([judged(plain[0], SURE)], OPEN, plain) == ["Three things close a harbour."]


def test_words_that_only_lead_into_a_list_are_never_quoted_without_it() -> None:
    assert chosen([judged(REASONS[0], SURE)], OPEN, REASONS) == ["fog", "war", "a broken lamp"]


def test_items_of_another_list_stay_out() -> None:
    two = sentences("fog", "war", "Then:", "stone", "bread", items="11.22")
    assert sorted(chosen([judged(two[0], SURE)], LIST, two)) == ["fog", "war"]


@pytest.mark.parametrize(
    ("found", "every"),
    [
        pytest.param(REASONS[4], REASONS, id="sentence outside the list"),
        pytest.param(
            sentences("Only one:", "fog", items=".1")[1], sentences("Only one:", "fog", items=".1"), id="one item"
        ),
        pytest.param(
            sentences(*"abcdefghijk", items="1" * 11)[0], sentences(*"abcdefghijk", items="1" * 11), id="very long list"
        ),
        pytest.param(
            sentences("What follows:", "Prose.")[0], sentences("What follows:", "Prose."), id="no list follows"
        ),
    ],
)
def test_a_question_for_a_list_without_a_fitting_list_is_answered_by_sentences(found, every) -> None:
    assert LONGEST_LIST < 11
    assert chosen([judged(found, SURE)], LIST, every) == [found.text]


def test_other_questions_do_not_draw_a_whole_list() -> None:
    assert chosen([judged(REASONS[2], SURE)], OPEN, REASONS) == ["war"]


def test_a_list_is_not_cut_below_the_number_that_was_asked_for() -> None:
    items = sentences("One", "Two", "Three", "Four", items="1111")
    asked = read_question("What are the four reasons?")
    assert len(chosen([judged(items[0], SURE)], asked, items, most=2)) == 4


def test_a_number_that_is_named_of_something_else_than_a_list_exceeds_nothing() -> None:
    every = sentences("Both schools say:", "One", "Two", "Three", items=".111")
    asked = read_question("How do both schools explain walls?")
    assert chosen([judged(every[0], SURE)], asked, every, most=1) == ["One"]
    found = [judged(one, SURE) for one in DIFFERENT]
    assert len(chosen(found, read_question("How do seven schools explain walls?"), most=4)) == 4


def test_items_of_a_list_have_the_scores_that_they_were_weighed_with() -> None:
    found = select([judged(REASONS[2], SURE), judged(REASONS[1], SURE - 1)], LIST, only(REASONS), MOST)
    assert [one.score for one in found] == [SURE - 1, SURE, UNREAD]


def test_a_list_that_is_cut_keeps_the_item_that_was_found() -> None:
    items = sentences("One", "Two", "Three", "Four", "Five", "Six", items="111111")
    assert "Six" in chosen([judged(items[5], SURE)], LIST, items, most=MOST)


def test_a_passage_without_a_sentence_can_answer() -> None:
    one = judged(DIFFERENT[0], SURE)
    passage = replace(one, sentence=None)
    assert select([passage], LIST, only(DIFFERENT), MOST) == [passage]
