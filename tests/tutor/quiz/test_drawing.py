"""A quiz is drawn as it was wished for: by the seed, spread, fair, and never with the same thing twice."""

import hashlib
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tutor.quiz.gate.sound_items import choice, cloze, matching, short, statement
from tutor.quiz.bank import QuizWish
from tutor.quiz.drawing import PART, PATIENCE, TOGETHER, draw
from tutor.quiz.proposals import Proposal, ready
from tutor.quiz.questions import QUESTION_TYPES, Question, Quiz, Rejected


def word(*parts: object) -> str:
    """A word that no other parts give."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:14]


def single(number: int, key_length: int = 14, **changes: object) -> Question:
    key, *others = (word("option", number, place) for place in range(4))
    stem = f"Which of these is {word('a', number)} {word('b', number)}?"
    return choice(stem, "+" + key[:key_length].ljust(key_length, "x"), *others, **changes)


def one_of_each(number: int) -> list[Question]:
    name, other = word("name", number), word("other", number)
    return [
        single(number, tenet=f"tenet-{number % 3}", topic=f"topic-{number % 2}"),
        choice(f"Which of these are {other}?", f"+{name}a", f"+{name}b", f"{name}c", difficulty=1 + number % 5),
        statement(f"{name} is {other}.", number % 2 == 0),
        cloze(f"The {word('c', number)} is called ...", name),
        matching(f"Match {word('d', number)} with {other}.", **{f"L{name}": other, f"M{name}": name}),
        short(f"Why is {word('e', number)} {other}?", f"{name} is so."),
    ]


POOL = [question for number in range(12) for question in one_of_each(number)]
KNOWN = {one.stem: one for one in POOL}


def built(proposals: Sequence[Proposal]) -> list[Question | Rejected]:
    return [one.build(()) for one in proposals]


def drawn(questions: Sequence[Question], **wish: object) -> Quiz:
    """A quiz of these questions, all of them sound."""
    return draw([ready(one) for one in questions], QuizWish(**wish), built, lambda *_: None)  # type: ignore[arg-type]


def stems(quiz: Quiz) -> list[str]:
    return [one.stem for one in quiz.questions]


def test_the_same_seed_gives_the_same_bytes_and_others_other_quizzes() -> None:
    assert drawn(POOL, seed=3).model_dump_json() == drawn(POOL, seed=3).model_dump_json()
    assert len({tuple(stems(drawn(POOL, seed=seed))) for seed in range(10)}) == 10


def test_the_order_in_which_items_were_found_does_not_matter() -> None:
    assert stems(drawn(POOL, seed=4)) == stems(drawn(POOL[::-1], seed=4))


@given(st.integers(0, 30), st.integers())
@settings(max_examples=20)
def test_a_quiz_has_as_many_questions_as_were_asked_for_and_none_twice(count: int, seed: int) -> None:
    quiz = drawn(POOL, count=count, seed=seed)
    assert len(quiz.questions) == count and quiz.notes == ()
    assert len(set(stems(quiz))) == count
    keys = [one.answer for one in quiz.questions if one.type != "true_false"]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("wish", "fits"),
    [
        ({"types": ("cloze", "matching")}, lambda one: one.type in ("cloze", "matching")),
        ({"tenets": ("tenet-1",)}, lambda one: one.tenet == "tenet-1"),
        ({"difficulties": (1, 5)}, lambda one: one.difficulty in (1, 5)),
        ({"topics": ("topic-1",)}, lambda one: one.topic == "topic-1"),
        ({"topics": ("tenet-2",)}, lambda one: one.tenet == "tenet-2"),
    ],
)
def test_only_what_was_wished_for_is_drawn(wish, fits) -> None:
    quiz = drawn(POOL, count=4, **wish)
    assert len(quiz.questions) == 4
    assert all(fits(KNOWN[stem]) for stem in stems(quiz))


def test_nothing_that_fits_a_wish_is_an_empty_quiz_that_says_so() -> None:
    quiz = drawn(POOL, count=4, tenets=("no-such-tenet",))
    assert quiz.questions == ()
    assert quiz.notes == ("The library yields 0 sound questions of the 4 that were asked for.",)


def test_a_quiz_shorter_than_asked_for_says_how_short() -> None:
    (note,) = drawn(POOL[:1], count=5).notes
    assert "1 sound question of the 5" in note


def test_a_quiz_of_every_type_has_some_of_each_and_most_of_choices() -> None:
    counted = Counter(one.type for one in drawn(POOL, count=20).questions)
    assert set(counted) == set(QUESTION_TYPES)
    assert counted.most_common(1)[0][0] == "single_choice"


def test_what_the_learner_is_weak_at_comes_first() -> None:
    quiz = drawn(
        [single(number, tenet=f"tenet-{number}") for number in range(20)], count=2, weak=("tenet-7", "tenet-2")
    )
    assert [one.tenet for one in quiz.questions] == ["tenet-7", "tenet-2"]


def test_questions_are_spread_over_what_they_are_about() -> None:
    many = [single(number, tenet="crowded", topic=f"t{number}") for number in range(20)]
    few = [single(100 + number, tenet=f"rare-{number}", topic=f"r{number}") for number in range(4)]
    counted = Counter(one.tenet for one in drawn([*many, *few], count=6).questions)
    assert set(counted) == {"crowded", *(f"rare-{number}" for number in range(4))}
    assert counted["crowded"] == TOGETHER


def test_a_type_of_which_nothing_is_sound_is_not_tried_to_its_end() -> None:
    tried: list[str] = []

    def prove(proposals: Sequence[Proposal]) -> list[Question | Rejected]:
        tried.extend(one.type for one in proposals)
        return [
            Rejected(reason="unsound", stem=one.stem, type=one.type) if one.type == "cloze" else one.build(())
            for one in proposals
        ]

    pool = [ready(cloze(f"The {word('many', number)} is called ...", word(number))) for number in range(9 * PATIENCE)]
    wish = QuizWish(count=30)
    quiz = draw([*map(ready, POOL), *pool], wish, prove, lambda *_: None)
    assert len(quiz.questions) == 30
    assert tried.count("cloze") < 2 * PATIENCE


def test_no_more_than_a_part_of_a_small_stock_is_taken_while_there_is_more_of_others() -> None:
    many = [single(number) for number in range(60)]
    few = [cloze(f"The {word('few', number)} is called ...", word(number)) for number in range(2 * PART)]
    kinds = Counter(one.type for one in drawn([*many, *few], count=20).questions)
    assert kinds == {"single_choice": 18, "cloze": 2}
    assert Counter(one.type for one in drawn([*many[:4], *few], count=10).questions)["cloze"] == 2 * PART


def test_claims_are_proved_in_turn_true_and_false() -> None:
    tried: list[str] = []

    def prove(proposals: Sequence[Proposal]) -> list[Question | Rejected]:
        tried.extend(one.told for one in proposals)
        return built(proposals)

    claims = [statement(f"{word('claim', number)} is {word(number)}.", number < 40) for number in range(50)]
    quiz = draw([ready(one) for one in claims], QuizWish(count=10), prove, lambda *_: None)
    assert Counter(one.answer for one in quiz.questions) == {"True": 5, "False": 5}
    assert len(tried) <= 14
