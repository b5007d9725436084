"""Texts that need their surroundings are told from those that stand alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.quiz.gate.standing import MOST_WORDS, stands_alone

STANDS = (
    "Yeast turns sugars into carbon dioxide.",
    "Why do states arm themselves?",
    "Which of these are mammals?",
    "Which of the following did Newton discover?",
    "In his book of 1687, Isaac Newton explains the tides.",
    "Despite its small size, the wren has a loud voice.",
    "It is rare for a comet to come back within a lifetime.",
    "A warm ocean makes it easier for storms to grow.",
    "Those who sail at night need the stars.",
    "Metals such as iron and tin rust or tarnish.",
    "The bridge was so heavy that it sank into the mud.",
    "When prices rise, this hurts people with fixed wages.",
    "Bakers and brewers use yeast; the former need the gas, the latter the alcohol.",
    "The former Soviet Union had fifteen republics.",
    "Because bats see little, they listen for echoes.",
    "If they lack food, wolves wander far.",
    "The US and the USSR signed a treaty in 1972.",
    "The author of “Emma” never married.",
    "Freezing points lie below zero for salt water.",
    "The treaty (signed in 1972) limited missiles.",
    "The truce of Christmas (December 1914) was brief.",
    "“We are the people,” the crowd sang in Leipzig.",
    "Match these terms with their meanings.",
    "What would you measure with a barometer?",
    "King George I spoke little English.",
    "Bridges need joints, because steel grows when it is heated.",
    "The leaf is green because it holds chlorophyll.",
    "What is iron afraid of?",
    "A pH of 7 is neutral.",
    "The child loves its mother.",
    "Water boils at 100 °C at the level of the sea.",
)
FALLS = (
    ("They fear each other.", "they"),
    ("It rises in warm places.", "it"),
    ("Why did he refuse the crown?", "he"),
    ("What is its main cause?", "its"),
    ("However, it also increases costs.", "ties it"),
    ("But prices rose.", "ties it"),
    ("For example, ducks swim.", "ties it"),
    ("Another reason is the cold.", "ties it"),
    ("This means that prices rise.", "this"),
    ("These states prefer peace.", "these"),
    ("Such states prefer peace.", "such"),
    ("Small states under this condition prefer peace.", "this"),
    ("That is why prices rise.", "that"),
    ("Prices rose at that time.", "that"),
    ("The latter prefers peace.", "former or the latter"),
    ("The author calls peace rare.", "author"),
    ("As mentioned above, peace is rare.", "before or after"),
    ("This chapter treats peace.", "another part"),
    ("Figure 3 shows the price of bread.", "another part"),
    ("According to the passage, bread is dear.", "another part"),
    ("The following passage treats peace.", "another part"),
    ("Bread is dear for the following reasons.", "announces"),
    ("Our view of peace is bleak.", "author"),
    ("We argue that peace is rare.", "author"),
    ("It seems to us that peace is rare.", "author"),
    ("You can see the price of bread.", "reader"),
    ("The price of bread is discussed here.", "before or after"),
    ("The price of bread is high...", "ellipsis"),
    ("The price of bread is high,", "breaks off"),
    ("The price of bread and", "breaks off"),
    ("The price of bread is high because.", "breaks off"),
    ("The price of bread is due to", "breaks off"),
    ("The price of bread has rarely", "breaks off"),
    ("The price of bread (and milk is high.", "partner"),
    ("The “price of bread is high.", "partner"),
    ('The "price of bread is high.', "partner"),
    ("The price of bread is high [12].", "citation"),
    ("The price of bread is high (p. 5).", "citation"),
    ("The price of bread is high (Miller 1987).", "citation"),
    ("The price of bread is high (Miller and Baker, 1987: 14).", "citation"),
    ("The price of **bread** is high.", "markup"),
    ("The price of <i>bread</i> is high.", "markup"),
    ("The price of bread &amp; milk is high.", "markup"),
    ("# The price of bread is high", "markup"),
    ("The price is at https://example.org today.", "web address"),
    ("The price of\u200b bread is high.", "cannot be seen"),
    ("The price of \u202ebread is high.", "cannot be seen"),
    ("of bread is high.", "middle of a sentence"),
    ("Because bread is dear.", "not a whole sentence"),
    ("The price of bread.", "not a whole sentence"),
    (" ".join(["bread"] * (MOST_WORDS + 1)), "longer"),
    ("?!", "no words"),
    ("", "no words"),
)


@pytest.mark.parametrize("text", STANDS)
def test_a_whole_sentence_with_all_it_needs_stands(text: str) -> None:
    assert stands_alone(text) is None


@pytest.mark.parametrize(("text", "why"), FALLS)
def test_a_text_that_needs_its_surroundings_does_not(text: str, why: str) -> None:
    reason = stands_alone(text)
    assert reason is not None
    assert why in reason


@pytest.mark.parametrize(
    ("phrase", "before"),
    [
        ("They fear each other", "Why do states arm?"),
        ("Its gravity", "What keeps the moon near the earth?"),
        ("a loaf of bread", ""),
        ("This makes them look strong", "Why do peacocks fan their tails?"),
    ],
)
def test_an_option_may_refer_to_its_stem(phrase: str, before: str) -> None:
    assert stands_alone(phrase, before, is_phrase=True) is None


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert stands_alone(text) == stands_alone(text)
