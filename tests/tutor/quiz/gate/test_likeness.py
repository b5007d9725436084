"""Of questions that are nearly the same the first one stays."""

import random
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from tests.tutor.quiz.gate.sound_items import SOUND, choice, cited, cloze
from tutor.quiz.gate.likeness import ALIKE, near_duplicates
from tutor.quiz.questions import Question

OPTIONS = ("Toronto", "+Ottawa", "Calgary")


def _of(question: Question, name: str, start: int = 0) -> Question:
    return question.model_copy(update={"id": name, "citations": (cited("Ottawa is the capital.", start),)})


def test_different_questions_are_no_duplicates() -> None:
    assert near_duplicates(SOUND) == {}
    assert near_duplicates(()) == {}


def test_the_same_stem_but_for_case_spaces_and_stops_is_a_duplicate() -> None:
    first = _of(choice("What is the capital of Canada?", *OPTIONS), "first", 1)
    second = _of(choice("what is  the capital of Canada", *OPTIONS), "second", 2)
    assert near_duplicates((first, second)) == {"second": "first"}
    assert near_duplicates((second, first)) == {"first": "second"}


def test_the_same_key_from_the_same_sentence_is_a_duplicate_only_where_the_stems_are_much_the_same() -> None:
    first = _of(choice("What is the capital city of Canada?", *OPTIONS), "first")
    turned = _of(choice("Which city is the capital of Canada?", *OPTIONS), "turned")
    elsewhere = _of(turned, "elsewhere", start=40)
    other = _of(choice("Where does the parliament of the Commonwealth sit?", *OPTIONS), "other")
    assert near_duplicates((first, turned, other)) == {"turned": "first"}
    assert near_duplicates((first, elsewhere)) == {}


def test_what_is_like_a_question_that_was_dropped_only_may_stay() -> None:
    stems = ("abcdefghij" * 3, "abcdefghij" * 3 + "klmno", "abcdefghij" * 3 + "klmnopqrst")
    made = tuple(_of(choice(stem, *OPTIONS), str(n), n) for n, stem in enumerate(stems))
    assert near_duplicates(made) == {"1": "0"}


def test_the_same_id_twice_does_not_drop_both() -> None:
    first = _of(choice("What is the capital of Canada?", *OPTIONS), "one")
    assert near_duplicates((first, first)) == {}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abc ", min_size=1, max_size=14), max_size=12))
def test_no_two_that_are_kept_are_alike_and_every_dropped_one_names_a_kept_one(stems: list[str]) -> None:
    made = tuple(_of(choice(stem, *OPTIONS), str(number), number) for number, stem in enumerate(stems))
    dropped = near_duplicates(made)
    kept = [one for one in made if one.id not in dropped]
    assert set(dropped.values()) <= {one.id for one in kept}
    for place, one in enumerate(kept):
        assert not one.stem.strip() or all(ratio(one.stem.strip(), b.stem.strip()) <= ALIKE for b in kept[:place])


def test_three_thousand_questions_take_under_five_seconds() -> None:
    drawn = random.Random(7)
    vocabulary = ["".join(drawn.choices("abcdefghiklmnoprstu", k=drawn.randint(3, 10))) for _ in range(900)]
    made = []
    for number in range(3000):
        stem = f"What {' '.join(drawn.choices(vocabulary, k=12))}?"
        made.append(_of(cloze(stem, "Ottawa"), str(number), start=number // 50))
    made[2999] = made[2999].model_copy(update={"stem": f"{made[0].stem} now"})
    start = process_time()
    dropped = near_duplicates(made)
    assert process_time() - start < 5
    assert dropped["2999"] == "0"
