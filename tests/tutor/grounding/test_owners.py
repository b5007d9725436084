"""A passage that is somebody's view does not become a plain fact."""

import pytest

from tutor.grounding.owners import attribution, lost_owner


@pytest.mark.parametrize(
    ("text", "owner", "said"),
    [
        ("Waltz argues that states balance.", "Waltz", "States balance."),
        ("According to Jack Snyder, empires fall.", "Jack Snyder", "Empires fall."),
        ("In Herz's view, fear is social.", "Herz", "Fear is social."),
        ("Critics object that it is vague.", "Critics", "It is vague."),
    ],
)
def test_the_frame_is_told_from_what_is_said(text: str, owner: str, said: str) -> None:
    found = attribution(text)
    assert found is not None and (found.owner, found.said) == (owner, said)


def test_a_plain_sentence_has_no_owner() -> None:
    assert attribution("The harbour silted up, so that trade fell.") is None


@pytest.mark.parametrize(
    ("text", "ground", "is_lost"),
    [
        ("States balance.", "Waltz (1979) argues that states balance.", True),
        ("Waltz holds that states balance.", "Waltz (1979) argues that states balance.", False),
        ("States balance.", "Critics maintain that states balance.", True),
        ("States balance.", "The opposing view was that states balance.", True),
        ("Cowpox protects.", "Jenner showed that cowpox protects.", False),
        ("States balance.", "States balance.", False),
        ("Output falls.", "Lucas wrote of it, and he reasoned that output falls.", True),
    ],
)
def test_an_owner_that_the_passage_gives_is_kept(text: str, ground: str, is_lost: bool) -> None:
    assert lost_owner(text, [ground]) is is_lost
