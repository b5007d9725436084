"""Everyday words of which the one denies the other."""

from tutor.quiz.opposites import says_the_opposite


def test_a_word_in_place_of_its_opposite_is_found_in_any_form() -> None:
    assert says_the_opposite("Salt increases the speed.", "Salt decreases it.")
    assert says_the_opposite("It causes a surplus.", "A ceiling causes a shortage.")


def test_a_text_that_has_both_words_of_a_pair_is_left_alone() -> None:
    assert not says_the_opposite("More salt means less gas.", "There is more salt.")


def test_the_same_words_are_no_opposites() -> None:
    assert not says_the_opposite("The dough is warm.", "Dough gets warm.")
