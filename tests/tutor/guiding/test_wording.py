"""What the tutor says of a try: first what is there, then what is missing, then what the sources say otherwise."""

import re
from itertools import product

import pytest

from tests.tutor.guiding.made_up import ASKED, BREAD, GAS, NET, answered, declined, read
from tutor.guiding import wording
from tutor.guiding.ladder import RUNGS, help_at
from tutor.guiding.steps import Guidance, asked_for_help, attempted, begin, closed, ready_to_close
from tutor.guiding.wording import help_heading, help_label, invitation, outcome, remarks
from tutor.quiz.questions import PointState

STATES: tuple[PointState, ...] = ("present", "missing", "contradicted")
THREE = answered(GAS, NET, "Salt slows every yeast down.")


def tried(*states: PointState, beyond: tuple[str, ...] = ()) -> Guidance:
    reply = (answered(GAS), BREAD, THREE)[len(states) - 1]
    return attempted(begin(ASKED, reply), "my words", read(reply, *states, beyond=beyond))


def test_what_is_there_comes_first_then_what_is_missing_then_what_is_not_so_then_what_is_beyond() -> None:
    said = remarks(tried("contradicted", "missing", "present", beyond=("Wheat was cheap then.",)))
    assert [one.kind for one in said] == ["present", "missing", "contradicted", "beyond"]
    assert [one.citations for one in said] == [(3,), (), (1,), ()]
    assert [one.quote for one in said] == [THREE.sentences[2].text, "", GAS, ""]
    assert [one.because for one in said] == ["my words", "", "my words", "Wheat was cheap then."]
    assert "may be right" in said[3].said


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (("missing",), "The point that answers the question is missing."),
        (("missing", "present"), "One of the two points is missing."),
        (("missing", "missing"), "Both points are missing."),
        (("missing", "missing", "present"), "Two of the three points are missing."),
        (("missing", "missing", "missing"), "All three points are missing."),
    ],
)
def test_what_is_missing_is_counted_and_not_told(states: tuple[PointState, ...], said: str) -> None:
    missing = [one for one in remarks(tried(*states)) if one.kind == "missing"]
    assert [(one.said, one.quote, one.citations) for one in missing] == [(said, "", ())]


def test_a_missing_point_is_told_once_help_has_shown_it() -> None:
    state = tried("missing", "missing", "present")
    for _ in range(2):
        state = asked_for_help(state)
        assert GAS not in [one.quote for one in remarks(state)]
    shown = asked_for_help(state)
    assert [(one.quote, one.citations) for one in remarks(shown) if one.kind == "missing"] == [(GAS, (1,)), ("", ())]


def test_nothing_is_said_while_the_learner_tries_alone() -> None:
    assert remarks(begin(ASKED, BREAD)) == ()
    assert remarks(ready_to_close(tried("present", "missing"))) == ()


def test_at_the_end_the_closing_try_is_spoken_of_and_everything_is_told() -> None:
    state = closed(ready_to_close(tried("present", "missing")), "", read(BREAD, "missing", "present"))
    assert [(one.kind, one.quote) for one in remarks(state)] == [("present", NET), ("missing", GAS)]
    assert outcome(state) == "First try: 1 of 2 points. At the end, without help: 1 of 2 points."


def test_results_with_help_and_without_are_told_apart() -> None:
    state = attempted(tried("missing"), "more", read(answered(GAS), "present"))
    assert outcome(state) == "First try: 0 of 1 point. With help: 1 of 1 point."
    assert outcome(begin(ASKED, BREAD)) == ""


def test_a_declined_question_says_why_and_points_to_the_nearest_passages() -> None:
    told = invitation(begin(ASKED, declined()))
    assert told.startswith("Your sources do not answer this question.")
    assert "nearest" in told
    assert "nearest" not in invitation(begin(ASKED, declined().model_copy(update={"nearest": ()})))


def test_every_stage_says_what_can_be_done_and_every_help_has_a_label() -> None:
    state = tried("missing", "missing")
    stages = [begin(ASKED, BREAD), state, ready_to_close(state), tried("present", "present")]
    assert len({invitation(one) for one in stages}) == len(stages)
    assert len({help_label(rung) for rung in RUNGS}) == len({help_heading(help_at(rung, BREAD)) for rung in RUNGS}) == 4
    while state.next_rung is not None:
        state = asked_for_help(state)
    assert "all the help" in invitation(state)


def test_the_tutor_neither_praises_nor_blames_nor_shouts() -> None:
    said = {one.said for states in product(STATES, repeat=3) for one in remarks(tried(*states, beyond=("x",)))}
    said |= {value for value in vars(wording).values() if isinstance(value, str)}
    said |= {help_label(rung) for rung in RUNGS} | {invitation(begin(ASKED, BREAD)), invitation(tried("missing"))}
    loaded = r"\b(?:great|good|well done|excellent|perfect|nice|bravo|wrong|mistake|error|fail\w*|bad|sorry)\b|!"
    assert [one for one in sorted(said) if re.search(loaded, one, re.IGNORECASE)] == []
