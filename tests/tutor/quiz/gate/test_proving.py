"""The gate lets a proposal through once sources bear it out and its form is sound, and says why it does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.library import Library
from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tests.tutor.quiz.bakery import GAS, UNHEARD_OF, WordJudge, asked, bakery, bread_course
from tests.tutor.quiz.gate.sound_items import SOUND, choice
from tests.tutor.quiz.made_up_questions import SINGLE
from tutor.quiz.course.written import written_questions
from tutor.quiz.gate.proving import NOWHERE, Gate
from tutor.quiz.gate.support import ALSO_SAID
from tutor.quiz.grounds import Grounds
from tutor.quiz.proposals import Proposal, ready
from tutor.quiz.questions import Question, Rejected

TIED = asked(
    "yeast-makes-gas",
    "What is made by fermenting yeast?",
    "Carbon dioxide",
    ("Carbon dioxide gas", "Lactose", "Table salt"),
    ("Yeast turns sugars into carbon dioxide.",),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with bakery(tmp_path) as library:
        yield library


@pytest.fixture
def judge() -> WordJudge:
    return WordJudge()


@pytest.fixture
def gate(library: Library, judge: WordJudge) -> Gate:
    return Gate(Grounds(library, judge), judge)


def proposed(*questions: object) -> tuple[Proposal, ...]:
    return tuple(written_questions(bread_course(*questions)))  # type: ignore[arg-type]


def test_what_sources_bear_out_becomes_a_question_that_cites_them(gate: Gate, library: Library) -> None:
    chosen, written = gate.prove(proposed(GAS))
    assert isinstance(chosen, Question) and isinstance(written, Question)
    for one in (*chosen.citations, *written.citations):
        assert library.text(one.source_id)[one.start : one.end] == one.quote
        assert one.role == "reference"
    assert {number for option in chosen.options for number in option.citations} == {1}


def test_a_point_that_no_source_bears_out_is_left_out_of_a_short_answer(gate: Gate) -> None:
    _, written = gate.prove(proposed(GAS))
    assert isinstance(written, Question)
    assert [one.text for one in written.points] == [GAS.points[0]]
    assert written.answer == GAS.points[0]


def test_what_no_source_says_is_refused_with_its_reason_and_stem(gate: Gate) -> None:
    for proposal, verdict in zip(proposed(UNHEARD_OF), gate.prove(proposed(UNHEARD_OF)), strict=True):
        assert verdict == Rejected(reason=NOWHERE, stem=UNHEARD_OF.stem, type=proposal.type, tenet="slow-rise-flavour")


def test_a_wrong_option_that_the_passage_bears_out_better_than_the_key_is_refused(library: Library) -> None:
    question = next(one for one in proposed(TIED) if one.type == "single_choice")
    source = TIED.points[0]
    judge = ScriptedEntailment({
        (source, TIED.points[0]): ("entailment", 0.9),
        (source, f"{TIED.stem} {TIED.key}."): ("entailment", 0.5),
        (source, f"{TIED.stem} Lactose."): ("entailment", 0.8),
    })  # fmt: skip
    verdicts = Gate(Grounds(library, judge), judge).prove([question])
    assert [one.reason for one in verdicts if isinstance(one, Rejected)] == [ALSO_SAID]


def test_a_flaw_of_form_is_refused_before_any_option_is_read(gate: Gate, judge: WordJudge) -> None:
    lazy = choice("Which gas lifts a loaf of bread?", "+Carbon dioxide", "Oxygen", "None of the above", "Methane")
    (verdict,) = gate.prove([ready(lazy)])
    assert isinstance(verdict, Rejected) and "None of the above" in verdict.reason
    assert judge.asked == 0


def test_verdicts_come_in_the_order_of_the_proposals_whatever_the_company(gate: Gate) -> None:
    mixed = [*proposed(UNHEARD_OF, GAS), *proposed(GAS)]
    together = gate.prove(mixed)
    assert [one.stem for one in together] == [one.stem for one in mixed]
    assert [gate.prove([one])[0] for one in mixed] == together
    assert gate.prove([]) == []


def test_what_was_proved_once_is_not_read_again(gate: Gate, judge: WordJudge) -> None:
    first = gate.prove(proposed(GAS, UNHEARD_OF))
    read = judge.asked
    assert gate.prove(proposed(GAS, UNHEARD_OF)) == first
    assert judge.asked == read


def test_two_questions_with_one_stem_are_told_apart(library: Library) -> None:
    other = SINGLE.model_copy(update={"options": SINGLE.options[::-1], "hint": "It lifts the loaf."})
    judge = ScriptedEntailment({(SINGLE.citations[0].quote, f"{SINGLE.stem} Carbon dioxide."): ("entailment", 0.9)})
    gate = Gate(Grounds(library, judge), judge)
    assert gate.prove([ready(SINGLE), ready(other)]) == [SINGLE, other]
    assert gate.prove([ready(other)]) == [other]


def test_a_sound_question_of_a_teacher_has_no_refusals(library: Library) -> None:
    judge = ScriptedEntailment({(SINGLE.citations[0].quote, f"{SINGLE.stem} Carbon dioxide."): ("entailment", 0.9)})
    assert Gate(Grounds(library, judge), judge).refusals(SINGLE) == ()


def test_a_teacher_is_told_every_flaw_and_that_the_passage_does_not_settle_it(gate: Gate) -> None:
    bad = choice("Which gas lifts a loaf of bread?", "+Carbon dioxide", "Carbon dioxide", "All of the above", "Methane")
    reasons = gate.refusals(bad)
    assert len(reasons) >= 3 and reasons[-1] == ALSO_SAID
    assert all(reason.endswith(".") or reason.endswith("”") for reason in reasons)


@pytest.mark.parametrize("question", [one.model_copy(update={"options": ()}) for one in SOUND[:1]])
def test_a_question_without_options_is_refused_and_breaks_nothing(gate: Gate, question: Question) -> None:
    assert gate.refusals(question)


def test_a_question_without_a_key_is_refused_and_breaks_nothing(gate: Gate) -> None:
    assert "No option is right." in gate.refusals(choice("Which gas lifts a loaf?", "Oxygen", "Methane", "Neon"))
