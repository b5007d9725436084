"""What teachers changed comes on top of what was made."""

from tests.tutor.quiz.made_up_questions import CLOZE, EVERY_TYPE, SHORT, SINGLE, TRUE_FALSE
from tutor.quiz.bank import Bank, Changes
from tutor.quiz.questions import Rejected

BANK = Bank(EVERY_TYPE)
CORRECTED = SINGLE.model_copy(update={"hint": "It is the gas that plants breathe in.", "origin": "teacher"})
OWN = SINGLE.model_copy(update={"id": "own", "stem": "Which gas does yeast give off?", "origin": "teacher"})


def test_a_question_is_found_by_its_id() -> None:
    assert BANK.question(CLOZE.id) is CLOZE
    assert BANK.question("no-such-id") is None


def test_without_changes_a_bank_is_as_it_was() -> None:
    assert Changes().applied_to(BANK) == BANK
    assert Changes().applied(SINGLE) is SINGLE


def test_what_was_taken_out_is_gone_and_own_questions_come_first() -> None:
    changed = Changes(frozenset({SHORT.id}), (OWN,)).applied_to(BANK)
    assert changed.questions == (OWN, *(one for one in EVERY_TYPE if one is not SHORT))


def test_a_corrected_question_stands_in_the_place_of_the_one_with_the_same_id() -> None:
    changes = Changes(own=(CORRECTED,))
    assert [one for one in changes.applied_to(BANK).questions if one.id == SINGLE.id] == [CORRECTED]
    assert changes.applied(SINGLE) is CORRECTED
    assert changes.applied(TRUE_FALSE) is TRUE_FALSE


def test_an_own_question_that_was_taken_out_does_not_come_back() -> None:
    changes = Changes(frozenset({OWN.id}), (OWN,))
    assert OWN not in changes.applied_to(BANK).questions
    assert isinstance(changes.applied(OWN), Rejected)


def test_what_was_taken_out_is_refused_with_the_reason_and_what_was_refused_stays_so() -> None:
    verdict = Changes(frozenset({SHORT.id})).applied(SHORT)
    assert isinstance(verdict, Rejected)
    assert (verdict.stem, verdict.type, verdict.tenet) == (SHORT.stem, SHORT.type, SHORT.tenet)
    assert "teacher" in verdict.reason
    before = Rejected(reason="Nobody says so.", stem="What?", type="cloze")
    assert Changes(frozenset({SHORT.id})).applied(before) is before
