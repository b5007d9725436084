"""Names stand in the passages, in one of the ways in which a name is written."""

import pytest

from tutor.grounding.names import names_in, strange_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Most states fear Russia.", ["Russia"]),
        ("Waltz argues that states balance.", ["Waltz"]),
        ("Jervis doubts it.", ["Jervis"]),
        ("Critics doubt it.", []),
        ("Printing lowered prices.", []),
        ("According to Herz, the cause is social.", ["Herz"]),
        ("The London School of Economics taught it.", ["London School of Economics"]),
        ("It holds, says “Nobody Else”, for all.", []),
        ("The NATO treaty followed.", ["NATO"]),
    ],
)
def test_names_are_told_from_words_that_begin_a_sentence(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Snyder's view is known.", "Jack Snyder (1991) has a view."),
        ("So says Jack Snyder.", "Snyder (1991) says so."),
        ("It harmed German trade.", "It harmed the trade of Germany."),
        ("It concerns America.", "It concerns the United States."),
        ("It joined NATO.", "It joined the North Atlantic Treaty Organization."),
        ("They teach the Security Dilemma.", "They teach the security dilemma."),
        ("Dough rises.", "The dough rises."),
    ],
)
def test_a_name_may_be_written_in_another_way(text: str, ground: str) -> None:
    assert strange_names(text, [ground]) == []


@pytest.mark.parametrize(
    ("text", "ground", "strange"),
    [
        ("So says Glenn Snyder.", "So says Jack Snyder.", ["Glenn Snyder"]),
        ("It rose.", "", []),
        ("The scholar Rose says so.", "The prices rose.", ["Rose"]),
        ("They fear Iraq.", "They fear Iran.", ["Iraq"]),
        ("They fear Austria.", "They fear Australia.", ["Austria"]),
        ("The Baltic Treaty holds.", "The North Atlantic Treaty holds.", ["Baltic Treaty"]),
    ],
)
def test_another_name_is_no_way_to_write_it(text: str, ground: str, strange: list[str]) -> None:
    assert strange_names(text, [ground]) == strange
