"""What teachers change in the bank is kept for everybody, and the bank that was made last is kept as a cache."""

import pytest
from sqlalchemy import Engine, text

from tests.tutor.learners.still_clock import StillClock
from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, SHORT, SINGLE
from tutor.errors import InputTooLong
from tutor.learners.bank_changes import BankChanges
from tutor.learners.kept_bank import KeptBank
from tutor.quiz.bank import Bank
from tutor.quiz.questions import Rejected


@pytest.fixture
def changes(database: Engine, clock: StillClock) -> BankChanges:
    return BankChanges(database, clock)


def test_a_question_is_retired_with_a_reason_and_restored(changes: BankChanges, clock: StillClock) -> None:
    changes.retire("q2", "Nobody understands it")
    clock.wait(minutes=1)
    changes.retire("q1")
    assert list(changes.retired().items()) == [("q2", "Nobody understands it"), ("q1", "")]
    changes.retire("q1", " Too easy ")
    changes.restore("q2")
    changes.restore("never retired")
    assert changes.retired() == {"q1": "Too easy"}
    with pytest.raises(InputTooLong):
        changes.retire("q3", "x" * 2000)


def test_questions_of_teachers_are_kept_in_the_order_they_were_put_and_can_be_removed(changes: BankChanges) -> None:
    for question in EVERY_TYPE:
        changes.put(question)
    assert changes.own() == EVERY_TYPE
    changes.remove(SINGLE.id)
    changes.remove("never put")
    assert changes.own() == EVERY_TYPE[1:]
    assert changes.replaced() == frozenset()


def test_a_question_put_again_is_changed_in_its_place(changes: BankChanges) -> None:
    changed = SINGLE.model_copy(update={"explanation": "Said anew."})
    changes.put(SINGLE, replaces="old")
    changes.put(CLOZE)
    changes.put(changed)
    assert changes.own() == (changed, CLOZE)
    assert changes.replaced() == {"old"}


def test_a_question_in_place_of_a_teachers_own_takes_over_what_that_one_replaced(changes: BankChanges) -> None:
    changes.put(SINGLE, replaces="old")
    changes.put(CLOZE, replaces=SINGLE.id)
    assert changes.own() == (CLOZE,)
    assert changes.replaced() == {"old"}
    changes.put(SHORT)
    changes.put(SINGLE, replaces=SHORT.id)
    assert changes.own() == (CLOZE, SINGLE)
    assert changes.replaced() == {"old"}
    changes.remove(CLOZE.id)
    assert changes.replaced() == frozenset()


def test_a_question_may_stand_in_for_one_of_the_same_id(changes: BankChanges) -> None:
    for explanation in ("Said anew.", "Said once more."):
        changes.put(SINGLE.model_copy(update={"explanation": explanation}), replaces=SINGLE.id)
    assert [one.explanation for one in changes.own()] == ["Said once more."]
    assert changes.replaced() == {SINGLE.id}


def test_a_question_that_cannot_be_read_any_more_stands_in_for_nothing(changes: BankChanges, database: Engine) -> None:
    changes.put(SINGLE, replaces="old")
    changes.put(CLOZE, replaces="older")
    with database.begin() as connection:
        connection.execute(text("UPDATE own_questions SET question = '{' WHERE replaces = 'old'"))
    assert changes.own() == (CLOZE,)
    assert changes.replaced() == {"older"}


BANK = Bank(EVERY_TYPE, (Rejected(reason="Two answers are right.", stem="Which? \x00 🍞 \udcff", type="cloze"),))


def test_the_bank_made_last_is_found_by_what_it_was_made_from(database: Engine) -> None:
    kept = KeptBank(database)
    assert kept.load("first") is None
    kept.keep("first", BANK)
    assert kept.load("first") == BANK
    kept.keep("second", Bank(()))
    assert kept.load("first") is None
    assert KeptBank(database).load("second") == Bank(())


@pytest.mark.parametrize("stored", ["", "no JSON", "[]", "{}", '{"questions": [{"id": 1}]}', "null"])
def test_a_bank_that_cannot_be_read_any_more_counts_as_none(database: Engine, stored: str) -> None:
    kept = KeptBank(database)
    kept.keep("first", BANK)
    with database.begin() as connection:
        connection.execute(text("UPDATE kept_banks SET bank = :stored"), {"stored": stored})
    assert kept.load("first") is None
    kept.keep("first", BANK)
    assert kept.load("first") == BANK
