"""Addresses in other people's words are broken up by signs that nobody sees, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.exports.addresses import WORD_JOINER, without_addresses

PIECES = ["://", ":", "/", "http", "www", "WWW", ".", "@", "a", "b.org", " ", "\\", "_", WORD_JOINER, ":tada:"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@given(TEXTS)
def test_the_words_survive_apart_from_the_joiners(text: str) -> None:
    assert without_addresses(text).replace(WORD_JOINER, "") == text.replace(WORD_JOINER, "")


@given(TEXTS)
def test_nothing_that_makes_an_address_stays_whole(text: str) -> None:
    broken = without_addresses(text)
    assert "://" not in broken
    assert "www." not in broken.lower()
    assert broken.count("@") == broken.count(f"{WORD_JOINER}@{WORD_JOINER}")


@pytest.mark.parametrize(
    "text", ["http://a.example", "mailto:a@b.org", "a@b.org", "WWW.a.example", "_www.a.example", ":tada:", "tel:+1"]
)
def test_what_would_become_a_link_or_an_icon_does_not_stay_whole(text: str) -> None:
    assert text not in without_addresses(text)


@pytest.mark.parametrize("text", ["", "Walls alarm: why?", "at 10:30", "e.g. walls", "and/or", "www", "guide.md"])
def test_words_without_an_address_are_left_as_they_are(text: str) -> None:
    assert without_addresses(text) == text
