"""Words in quotation marks stand in a passage letter by letter, but for the kind of quotes and the white space."""

import pytest

from tutor.grounding.quotations import quoted, strange_quotations, without_quotations

GROUND = "It holds that states “at a minimum,\n seek their own preservation” and don't trust others."


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ('He says "at a minimum, seek their own preservation".', []),
        ("He says “don’t trust others.”", []),
        ("He says “at a minimum ... preservation”.", []),
        ("He says “preservation … at a minimum”.", ["preservation … at a minimum"]),
        ("He says “At a minimum”.", ["At a minimum"]),
        ("He says “seek their own”, but “seek power”.", ["seek power"]),
        ("He says “serv”.", ["serv"]),
        ("He says “seek power", ["seek power"]),
        ("The states' fears and the rivals' hopes.", []),
    ],
)
def test_only_the_very_words_are_a_quotation(text: str, strange: list[str]) -> None:
    assert strange_quotations(text, [GROUND]) == strange


def test_a_quotation_does_not_run_from_one_passage_into_the_next() -> None:
    assert strange_quotations("“one two”", ["one", "two"]) == ["one two"]


def test_quotations_can_be_left_out() -> None:
    assert quoted("A “b” and 'c d'.") == ["b", "c d"]
    assert without_quotations("A “b” c").split() == ["A", "c"]
