"""An answer is the best sentence, those nearly as probable that say something new, or the whole of a list."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from knowledge.sources import Evidence, Sentence
from tests.tutor.chat.made_up import sentences, weighed
from tutor.chat.questions import read_question
from tutor.chat.selection import ALIKE, ANSWERS, CLOSE, JOINS, LONGEST_LIST, SENTENCES, select
from tutor.chat.weighing import Weighed

MOST = 5
SURE = 1.0
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


def chosen(found: Sequence[Weighed], asked=OPEN, every: Sequence[Sentence] = DIFFERENT, most: int = MOST) -> list[str]:
    return texts(select(found, asked, only(every), most))


def only(every: Sequence[Sentence]) -> Callable[[str], Sequence[Sentence]]:
    return lambda source_id: [one for one in every if one.source_id == source_id]


def texts(found: Sequence[Evidence]) -> list[str]:
    return [one.sentence.text for one in found if one.sentence]


def test_nothing_found_answers_nothing() -> None:
    assert chosen([]) == []


def test_a_sentence_answers_from_the_threshold_on() -> None:
    assert chosen([weighed(DIFFERENT[0], ANSWERS)]) == ["Walls alarm neighbours."]
    assert chosen([weighed(DIFFERENT[0], ANSWERS - TINY)]) == []


def test_a_further_sentence_joins_when_it_is_probable_and_close_to_the_first() -> None:
    least = max(JOINS, SURE - CLOSE)
    assert len(chosen([weighed(DIFFERENT[0], SURE), weighed(DIFFERENT[1], least)])) == 2
    assert len(chosen([weighed(DIFFERENT[0], SURE), weighed(DIFFERENT[1], least - TINY)])) == 1


def test_the_best_comes_first_and_only_so_many_follow() -> None:
    found = [weighed(one, SURE - TINY * index) for index, one in enumerate(DIFFERENT)]
    assert chosen(found) == [one.text for one in DIFFERENT[: min(MOST, SENTENCES)]]
    assert chosen(found, most=1) == ["Walls alarm neighbours."]
    assert len(chosen(found, read_question("How do two harbours differ?"))) == 2


def test_a_sentence_that_says_the_same_again_is_left_out() -> None:
    again = sentences("Walls alarm neighbours.", "The walls alarmed a neighbour.", "Ships wait for signals.")
    assert ALIKE < 1
    assert chosen([weighed(one, SURE) for one in again]) == ["Walls alarm neighbours.", "Ships wait for signals."]


REASONS = sentences(
    "Harbours close for three reasons:", "fog", "war", "a broken lamp", "Nothing else closes them.", items=".111."
)


@pytest.mark.parametrize("best", range(4), ids=["its lead-in", "first item", "second item", "last item"])
def test_a_list_is_given_whole_whichever_of_its_sentences_was_found(best: int) -> None:
    found = chosen([weighed(REASONS[best], SURE)], LIST, REASONS)
    assert sorted(found) == sorted(["fog", "war", "a broken lamp"])


def test_items_of_another_list_stay_out() -> None:
    two = sentences("fog", "war", "Then:", "stone", "bread", items="11.22")
    assert sorted(chosen([weighed(two[0], SURE)], LIST, two)) == ["fog", "war"]


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
    assert chosen([weighed(found, SURE)], LIST, every) == [found.text]


def test_other_questions_do_not_draw_a_whole_list() -> None:
    assert chosen([weighed(REASONS[2], SURE)], OPEN, REASONS) == ["war"]


def test_a_list_is_not_cut_below_the_number_that_was_asked_for() -> None:
    items = sentences("One", "Two", "Three", "Four", items="1111")
    asked = read_question("What are the four reasons?")
    assert len(chosen([weighed(items[0], SURE)], asked, items, most=2)) == 4


@pytest.mark.xfail(strict=True, reason="selection.select cuts the list in reading order, the found item with it")
def test_a_list_that_is_cut_keeps_the_item_that_was_found() -> None:
    items = sentences("One", "Two", "Three", "Four", "Five", "Six", items="111111")
    assert "Six" in chosen([weighed(items[5], SURE)], LIST, items, most=MOST)


def test_a_passage_without_a_sentence_can_answer() -> None:
    one = weighed(DIFFERENT[0], SURE)
    passage = Weighed(replace(one.evidence, sentence=None), SURE)
    assert select([passage], LIST, only(DIFFERENT), MOST) == [passage.evidence]
