"""Quizzes as pages use them: the bank is made once and kept, teachers' changes hold, and the library is followed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.judge import Judgement
from tests.libraries import written
from tests.tutor.quiz.bakery import GAS, RISING, WORDS, BakeryServices, WordJudge, fill, misquoted
from tutor.errors import QuestionRefused
from tutor.quiz.bank import QuizWish
from tutor.quiz.questions import Question, Quiz, Response
from tutor.settings import Settings

EVERYTHING = QuizWish(count=300)
CHOICES = QuizWish(count=300, types=("single_choice",))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[BakeryServices]:
    services = BakeryServices(Settings(data=tmp_path / "data"))
    yield services
    services.close()


@pytest.fixture
def services(empty: BakeryServices, tmp_path: Path) -> BakeryServices:
    fill(empty.library, tmp_path / "files")
    return empty


def ids(quiz: Quiz) -> set[str]:
    return {one.id for one in quiz.questions}


def gas(services: BakeryServices) -> Question:
    """The course's question about the gas that yeast makes."""
    quiz = services.draw(CHOICES)
    return next(one for one in quiz.questions if one.stem == GAS.stem)


def own_question(services: BakeryServices) -> Question:
    """Another one that a teacher wrote."""
    return gas(services).model_copy(
        update={"id": "own", "stem": "What do yeasts turn sugars into?", "origin": "teacher", "topic": "bubbles"}
    )


def restarted(services: BakeryServices) -> BakeryServices:
    services.close()
    return BakeryServices(services.settings)


def test_a_quiz_is_drawn_and_cites_the_library(services: BakeryServices) -> None:
    quiz = services.draw(QuizWish(count=12, seed=2))
    assert len(quiz.questions) == 12
    assert misquoted(quiz, services.library.text) == []
    assert services.draw(QuizWish(count=12, seed=2)).model_dump_json() == quiz.model_dump_json()


def test_the_bank_is_made_once_and_quizzes_are_then_drawn_from_it_without_reading(services: BakeryServices) -> None:
    assert not services.has_bank
    stages: list[str] = []
    bank = services.bank(lambda stage, *_: stages.append(stage))
    assert services.has_bank and "proving questions" in stages
    read = services.judge.asked
    assert services.bank(lambda *_: pytest.fail("the bank is made again")) == bank
    quiz = services.draw(QuizWish(count=12, seed=2))
    assert services.judge.asked == read
    assert ids(quiz) <= {one.id for one in bank.questions} and len(quiz.questions) == 12
    assert services.draw(QuizWish(count=12, seed=2)) == quiz


def test_the_bank_is_kept_over_a_restart(services: BakeryServices) -> None:
    bank = services.bank()
    again = restarted(services)
    assert again.has_bank
    assert again.bank() == bank
    assert again.judge.asked == 0
    again.close()


def test_another_library_has_another_bank(empty: BakeryServices, tmp_path: Path) -> None:
    fill(empty.library, tmp_path / "files", {"rising.md": RISING})
    before = empty.bank()
    added = empty.library.add(written(tmp_path / "more", "words.md", WORDS), role="reference")
    assert not empty.has_bank
    after = empty.bank()
    assert "leaven" in {one.answer for one in after.questions} - {one.answer for one in before.questions}
    assert added.source is not None
    empty.library.remove(added.source.id)
    assert empty.bank() == before


def test_an_essay_more_changes_nothing(services: BakeryServices, tmp_path: Path) -> None:
    services.bank()
    services.library.add(written(tmp_path / "more", "mine.md", "A brine is a solution of salt.\n"), role="essay")
    assert services.has_bank


def test_no_question_outlives_the_document_that_it_cites(services: BakeryServices) -> None:
    services.put_question(own_question(services))
    services.bank()
    cited = {one.source_id for one in own_question(services).citations}
    for source_id in sorted(cited):
        services.library.remove(source_id)
    left = services.draw(EVERYTHING)
    assert left.questions and misquoted(left, services.library.text) == []
    assert not any(one.source_id in cited for question in services.bank().questions for one in question.citations)


def test_an_empty_library_has_an_empty_bank(empty: BakeryServices) -> None:
    assert empty.bank().questions == ()
    assert empty.draw(QuizWish(count=3)).questions == ()
    assert empty.related_questions("Yeast turns sugars into carbon dioxide.") == ()


@pytest.mark.parametrize("has_bank", [False, True], ids=["drawn anew", "from the bank"])
def test_a_retired_question_never_comes_back_until_it_is_restored(services: BakeryServices, has_bank: bool) -> None:
    if has_bank:
        services.bank()
    gone = next(iter(services.draw(EVERYTHING).questions))
    services.bank_changes.retire(gone.id, "It is too easy.")
    assert all(gone.id not in ids(services.draw(QuizWish(count=300, seed=seed))) for seed in range(4))
    assert services.bank().question(gone.id) is None
    again = restarted(services)
    assert again.bank().question(gone.id) is None
    again.bank_changes.restore(gone.id)
    assert gone.id in ids(again.draw(EVERYTHING))
    again.close()


@pytest.mark.parametrize("has_bank", [False, True], ids=["drawn anew", "from the bank"])
def test_a_teacher_s_question_comes_and_what_it_replaces_does_not(services: BakeryServices, has_bank: bool) -> None:
    before, own = gas(services), own_question(services)
    if has_bank:
        services.bank()
    services.put_question(own, replaces=before.id)
    found = ids(services.draw(CHOICES))
    assert own.id in found and before.id not in found
    assert services.bank().questions[0] == own
    assert services.bank().question(before.id) is None


@pytest.mark.parametrize("has_bank", [False, True], ids=["drawn anew", "from the bank"])
def test_a_correction_that_keeps_stem_and_key_stands_in_for_what_it_corrects(
    services: BakeryServices, has_bank: bool
) -> None:
    before = gas(services)
    if has_bank:
        services.bank()
    services.put_question(before.model_copy(update={"hint": "Think of bubbles."}), replaces=before.id)
    hints = [one.hint for one in services.draw(CHOICES).questions if one.stem == GAS.stem]
    assert hints == ["Think of bubbles."]
    corrected = services.bank().question(before.id)
    assert corrected is not None and corrected.hint == "Think of bubbles."


def test_a_question_with_a_flaw_is_refused_with_the_reasons_and_not_kept(services: BakeryServices) -> None:
    own = own_question(services)
    lazy = own.options[3].model_copy(update={"text": "None of the above"})
    bad = own.model_copy(update={"options": (*own.options[:3], lazy)})
    assert services.try_question(own) == ()
    assert services.try_question(bad)
    with pytest.raises(QuestionRefused) as raised:
        services.put_question(bad)
    assert "None of the above" in str(raised.value.hint)
    assert services.bank_changes.own() == ()


@pytest.mark.parametrize(
    "change", [{"quote": "Yeast turns sugars into gold."}, {"start": 1}, {"source_id": "nowhere"}], ids=str
)
def test_a_question_that_cites_what_does_not_stand_in_the_library_is_refused(services: BakeryServices, change) -> None:
    own = own_question(services)
    invented = tuple(one.model_copy(update=change) for one in own.citations)
    with pytest.raises(QuestionRefused):
        services.put_question(own.model_copy(update={"citations": invented}))


def test_a_question_that_cites_an_essay_is_refused(services: BakeryServices) -> None:
    essay = next(one for one in services.library.sources() if one.role == "essay")
    quote = "Yeast turns sugars into carbon dioxide"
    start = services.library.text(essay.id).index(quote)
    own = own_question(services)
    cited = own.citations[0].model_copy(
        update={"source_id": essay.id, "start": start, "end": start + len(quote), "quote": quote}
    )
    assert services.try_question(own.model_copy(update={"citations": (cited,)}))


def test_a_question_without_a_key_is_refused_and_breaks_nothing(services: BakeryServices) -> None:
    own = own_question(services)
    keyless = own.model_copy(update={"options": tuple(one for one in own.options if not one.correct)})
    assert services.try_question(keyless)


def test_answers_are_graded(services: BakeryServices) -> None:
    question = gas(services)
    right = next(place for place, one in enumerate(question.options) if one.correct)
    assert services.grade(question, Response(chosen=(right,))).is_correct
    assert not services.grade(question, Response(chosen=((right + 1) % 4,))).is_correct


def test_related_questions_are_about_the_same_and_no_more_than_asked_for(services: BakeryServices) -> None:
    found = services.related_questions("Yeast turns the sugars of a dough into carbon dioxide.", limit=2)
    assert len(found) == 2
    assert all("yeast" in f"{one.stem} {one.citations[0].quote}".lower() for one in found)
    assert services.related_questions("Submarines dive under polar ice.") == ()
    assert services.related_questions("") == ()


def test_related_questions_of_the_same_tenet_come_first(services: BakeryServices) -> None:
    found = services.related_questions("Yeast turns sugars into carbon dioxide.", "slow-rise-flavour", limit=3)
    assert {one.tenet for one in found} == {"slow-rise-flavour"}


def test_a_judge_that_bears_nothing_out_leaves_nothing_to_ask(services: BakeryServices) -> None:
    class Doubtful(WordJudge):
        def _judged(self, premise: str, hypothesis: str) -> Judgement:
            return Judgement("neutral", {"entailment": 0.0, "neutral": 1.0, "contradiction": 0.0})

    services.__dict__["judge"] = Doubtful()
    quiz = services.draw(QuizWish(count=5))
    assert not [one for one in quiz.questions if one.type != "true_false"]
    assert quiz.rejected and quiz.notes
