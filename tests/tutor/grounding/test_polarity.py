"""A sentence denies no more, goes no other way and claims no more than its passage."""

import pytest

from tutor.grounding.order import exchange_gain, exchanged_contrast
from tutor.grounding.polarity import strange_denials, strange_directions, strange_strengths


@pytest.mark.parametrize(
    ("text", "ground", "strange"),
    [
        ("The plan did not work.", "The plan worked.", ["not"]),
        ("The plan worked.", "The plan didn't work.", ["not"]),
        ("The plan never worked.", "The plan failed to work.", []),
        ("They did not accept the plan.", "They rejected the plan.", []),
        ("They rejected the plan.", "They did not accept the plan.", []),
        ("The union cannot be left.", "The union can be left by any member.", ["not"]),
    ],
)
def test_denials(text: str, ground: str, strange: list[str]) -> None:
    assert strange_denials(text, [ground]) == strange


@pytest.mark.parametrize(
    ("text", "ground", "strange"),
    [
        ("Prices fell in spring.", "Prices rose in spring.", ["fell"]),
        ("Prices rose before spring.", "Prices rose after spring.", ["before"]),
        ("Prices rose.", "Prices rose, and wages fell.", []),
        ("Prices were not high.", "Prices were low.", []),
    ],
)
def test_directions(text: str, ground: str, strange: list[str]) -> None:
    assert strange_directions(text, [ground]) == strange


@pytest.mark.parametrize(
    ("text", "ground", "strange"),
    [
        ("States always balance.", "States usually balance.", ["always"]),
        ("States balance.", "States may balance.", ["may"]),
        ("States can balance.", "States may balance.", []),
        ("Every state balances.", "All states balance.", []),
        ("Nobody can be certain.", "Nobody knows.", []),
    ],
)
def test_strength(text: str, ground: str, strange: list[str]) -> None:
    assert strange_strengths(text, [ground]) == strange


@pytest.mark.parametrize(
    ("text", "ground", "strange"),
    [
        ("The cause is biological, not social.", "The cause is social rather than biological.", ["social"]),
        ("Rye is denser than wheat.", "Wheat is denser than rye.", ["rye"]),
        ("The cause is social, not biological.", "The cause is social rather than biological.", []),
        ("Wheat is denser than rye.", "Wheat is denser than rye.", []),
    ],
)
def test_exchanged_contrasts(text: str, ground: str, strange: list[str]) -> None:
    assert exchanged_contrast(text, [ground]) == strange


def test_a_text_in_the_order_of_its_ground_gains_nothing_by_an_exchange() -> None:
    ground = "Cheap grain ruined farmers, while dear cloth enriched weavers."
    assert exchange_gain(ground, [ground]) == 0
    assert exchange_gain("Cheap cloth ruined farmers, while dear grain enriched weavers.", [ground]) > 0
