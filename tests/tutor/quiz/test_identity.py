"""Ids and places follow from texts alone."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tutor.quiz.identity import question_id, spread

TEXTS = st.text(max_size=30).filter(lambda text: "\x1f" not in text and text.encode("utf-8", "ignore").decode() == text)


def test_an_id_is_the_same_in_every_run_of_the_program() -> None:
    assert question_id("cloze", "Yeast makes _____.", "gas") == "63db090c9078330d"


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_items_have_one_id_only_where_stem_and_key_are_the_same(stem: str, key: str, stem2: str, key2: str) -> None:
    assert (question_id("cloze", stem, key) == question_id("cloze", stem2, key2)) == ((stem, key) == (stem2, key2))
    assert question_id("cloze", stem, key) != question_id("matching", stem, key)


@given(st.integers(1, 9), st.lists(TEXTS, max_size=3))
def test_a_place_is_one_of_those_there_are(count: int, texts: list[str]) -> None:
    assert 0 <= spread(count, *texts) < count


def test_places_of_many_texts_are_spread_evenly() -> None:
    counted = Counter(spread(4, f"question {number}") for number in range(2000))
    assert min(counted.values()) > 400
