"""A library and its course yield quizzes: cited, proved, and the same for the same seed."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from knowledge.library import Library
from tests.tutor.quiz.bakery import (
    COURSE,
    ESSAY,
    GAS,
    PARIS,
    REFERENCES,
    RISING,
    UNHEARD_OF,
    WORDS,
    WordJudge,
    bakery,
    misquoted,
    silent,
)
from tests.tutor.quiz.made_up_questions import SINGLE
from tutor.quiz.bank import Bank, Changes, QuizWish
from tutor.quiz.fairness import ALIKE
from tutor.quiz.gate.flaws import flaws
from tutor.quiz.gate.likeness import near_duplicates
from tutor.quiz.gate.proving import NOWHERE
from tutor.quiz.maker import QuizMaker
from tutor.quiz.questions import QUESTION_TYPES, Question, Quiz


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with bakery(tmp_path_factory.mktemp("bakery")) as library:
        yield library


def maker(library: Library, packs: Sequence[object] = (COURSE,)) -> QuizMaker:
    return QuizMaker(library, packs, WordJudge())  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def made(library: Library) -> Bank:
    return maker(library).bank(silent)


def drawn(
    library: Library, changes: Changes | None = None, packs: Sequence[object] = (COURSE,), **wish: object
) -> Quiz:
    return maker(library, packs).draw(QuizWish(**wish), changes or Changes(), silent)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(4))
def test_every_question_cites_words_that_stand_in_a_reference_document(library: Library, seed: int) -> None:
    quiz = drawn(library, count=20, seed=seed)
    assert len(quiz.questions) >= 15
    assert misquoted(quiz, library.text) == []
    for question in quiz.questions:
        numbers = {one.id for one in question.citations}
        named = [n for part in (*question.options, *question.pairs, *question.points) for n in part.citations]
        assert set(named) <= numbers


def test_nothing_is_made_of_an_essay(library: Library, made: Bank) -> None:
    essays = {one.id for one in library.sources() if one.role == "essay"}
    assert essays and not any(one.source_id in essays for question in made.questions for one in question.citations)
    assert not any(word in question.stem for question in made.questions for word in ("brioche", "Martell"))


def test_what_is_made_of_the_same_words_as_an_essay_alone_is_nothing(tmp_path: Path) -> None:
    with bakery(tmp_path, {}) as library:
        assert "brioche is a loaf" in ESSAY
        assert maker(library).bank(silent) == Bank(())


def test_the_same_seed_gives_the_same_bytes_from_another_maker_and_others_other_quizzes(library: Library) -> None:
    assert drawn(library, seed=5).model_dump_json() == drawn(library, seed=5).model_dump_json()
    assert len({drawn(library, seed=seed).model_dump_json() for seed in range(5)}) == 5


def test_the_order_in_which_quizzes_are_drawn_does_not_change_them(library: Library) -> None:
    one = maker(library)
    first = [one.draw(QuizWish(seed=seed), Changes(), silent) for seed in (1, 2, 1)]
    other = maker(library)
    assert [other.draw(QuizWish(seed=seed), Changes(), silent) for seed in (2, 1)] == [first[1], first[0]]
    assert first[0] == first[2]


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_a_type_that_is_wished_for_is_the_only_one(library: Library, kind: str) -> None:
    quiz = drawn(library, count=6, types=(kind,))
    assert {one.type for one in quiz.questions} <= {kind}
    assert quiz.questions or quiz.notes


@pytest.mark.parametrize(
    ("wish", "fits"),
    [
        ({"tenets": ("slow-rise-flavour",)}, lambda one: one.tenet == "slow-rise-flavour"),
        ({"difficulties": (1,)}, lambda one: one.difficulty == 1),
        ({"topics": (PARIS.name,)}, lambda one: one.topic == PARIS.name),
    ],
)
def test_tenet_difficulty_and_topic_are_those_wished_for(library: Library, wish, fits) -> None:
    quiz = drawn(library, count=3, **wish)
    assert quiz.questions and all(fits(one) for one in quiz.questions)


@pytest.mark.parametrize("seed", range(4))
def test_no_two_questions_are_alike_or_have_the_same_key(library: Library, seed: int) -> None:
    from rapidfuzz.fuzz import ratio

    questions = drawn(library, count=30, seed=seed).questions
    for one, other in combinations(questions, 2):
        assert ratio(one.stem.casefold(), other.stem.casefold()) < ALIKE
        assert "true_false" in (one.type, other.type) or one.answer.casefold() != other.answer.casefold()


@pytest.mark.parametrize("seed", range(3))
def test_the_gate_lets_every_drawn_question_through_again(library: Library, seed: int) -> None:
    making = maker(library)
    for question in making.draw(QuizWish(count=20, seed=seed), Changes(), silent).questions:
        assert making.gate.refusals(question) == ()


def test_what_no_source_bears_out_is_refused_with_its_reason(library: Library, made: Bank) -> None:
    assert {(one.stem, one.reason) for one in made.rejected if one.stem == UNHEARD_OF.stem} == {
        (UNHEARD_OF.stem, NOWHERE)
    }
    assert all(one.reason and one.stem for one in made.rejected)


def test_a_quiz_shorter_than_asked_for_says_so(library: Library) -> None:
    quiz = drawn(library, count=300)
    assert 10 < len(quiz.questions) < 300
    assert f"yields {len(quiz.questions)} sound questions of the 300" in quiz.notes[0]


def test_an_empty_library_gives_an_empty_quiz_that_says_so(tmp_path: Path) -> None:
    with bakery(tmp_path, {}) as library:
        quiz = drawn(library, count=4)
    assert (quiz.questions, quiz.rejected) == ((), ())
    assert "0 sound questions of the 4" in quiz.notes[0]


def test_a_bank_holds_every_kind_of_item_once_and_sound(made: Bank) -> None:
    assert {one.origin for one in made.questions} == {"course", "sources"}
    assert {"single_choice", "true_false", "short_answer", "matching", "cloze"} <= {one.type for one in made.questions}
    assert len({one.id for one in made.questions}) == len(made.questions)
    # The same may be asked as a choice and in writing.
    for kind in QUESTION_TYPES:
        assert near_duplicates([one for one in made.questions if one.type == kind]) == {}
    assert [one.stem for one in made.questions if flaws(one)] == []


def test_a_bank_is_the_same_each_time_it_is_made_and_shows_its_progress(library: Library, made: Bank) -> None:
    stages: list[tuple[str, int, int]] = []
    assert maker(library).bank(lambda *stage: stages.append(stage)) == made
    name, done, total = stages[-1]
    assert name == "proving questions" and done == total > 0


@pytest.mark.parametrize(
    ("files", "is_left_out"),
    [
        pytest.param(REFERENCES, False, id="named"),
        pytest.param({"rising.md": RISING.replace("yeast leavening", "yeast\nleavening")}, False, id="broken lines"),
        pytest.param({"words.md": WORDS}, True, id="not named"),
        pytest.param({"rising.md": RISING.replace("east leavening", "east working")}, True, id="under another name"),
    ],
)
def test_a_course_is_left_out_where_the_sources_do_not_name_its_theory(tmp_path: Path, files, is_left_out) -> None:
    with bakery(tmp_path, files) as library:
        bank = maker(library).bank(silent)
    assert ("course" not in {one.origin for one in bank.questions}) == is_left_out
    assert (UNHEARD_OF.stem not in {one.stem for one in bank.rejected}) == is_left_out


def test_a_library_without_any_course_still_yields_a_quiz(library: Library) -> None:
    quiz = drawn(library, packs=(), count=5)
    assert [one.origin for one in quiz.questions] == ["sources"] * 5


def test_what_a_teacher_took_out_never_comes(library: Library) -> None:
    before = drawn(library, count=300)
    gone = before.questions[0]
    after = drawn(library, Changes(frozenset({gone.id})), count=300)
    assert gone.id in {one.id for one in before.questions}
    assert gone.id not in {one.id for one in after.questions}
    assert "teacher" in next(one.reason for one in after.rejected if one.stem == gone.stem)


def of_course(library: Library) -> Question:
    quiz = drawn(library, count=300, types=("single_choice",))
    return next(one for one in quiz.questions if one.stem == GAS.stem)


def test_a_teacher_s_correction_of_a_question_comes_in_its_place(library: Library) -> None:
    own = of_course(library).model_copy(update={"hint": "Think of bubbles.", "origin": "teacher"})
    quiz = drawn(library, Changes(own=(own,)), count=300, types=("single_choice",))
    assert [one.hint for one in quiz.questions if one.id == own.id] == ["Think of bubbles."]


def test_a_teacher_s_new_question_is_drawn_like_any_other(library: Library) -> None:
    own = of_course(library).model_copy(
        update={"id": "own", "topic": "bubbles", "stem": "What do yeasts turn sugars into?"}
    )
    quiz = drawn(library, Changes(own=(own,)), topics=("bubbles",))
    assert [one.id for one in quiz.questions] == ["own"]


def test_a_teacher_s_question_that_the_gate_refuses_does_not_come(library: Library) -> None:
    quiz = drawn(library, Changes(own=(SINGLE.model_copy(update={"options": SINGLE.options[1:]}),)), topics=("yeast",))
    assert quiz.questions == ()
    assert [one.stem for one in quiz.rejected] == [SINGLE.stem]
