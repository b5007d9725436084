"""A guided answer goes on step by step: what can come after what, and what may be seen meanwhile."""

from collections.abc import Callable

import pytest

from tests.tutor.guiding.made_up import ASKED, BREAD, answered, declined, read
from tutor.errors import NotNow
from tutor.guiding.attempts import AttemptReading, nothing_yet
from tutor.guiding.ladder import RUNGS
from tutor.guiding.results import Results, results_of
from tutor.guiding.steps import (
    Guidance,
    Stage,
    asked_for_help,
    attempted,
    begin,
    closed,
    open_citations,
    ready_to_close,
    shown_helps,
    standing,
)

NONE = read(BREAD, "missing", "missing")
HALF = read(BREAD, "present", "missing")
BOTH = read(BREAD, "present", "present")
AGAINST = read(BREAD, "missing", "contradicted")
UNREAD = NONE.model_copy(update={"message": "This does not seem to be in English."})

Step = Callable[[Guidance], Guidance]


def tries(reading: AttemptReading) -> Step:
    return lambda state: attempted(state, "my words", reading)


def closes(reading: AttemptReading) -> Step:
    return lambda state: closed(state, "my words", reading)


def after(*steps: Step) -> Guidance:
    state = begin(ASKED, BREAD)
    for step in steps:
        state = step(state)
    return state


DECLINED = begin(ASKED, declined())
FIRST = begin(ASKED, BREAD)
TRYING = after(tries(HALF))
HELPED_OUT = after(tries(NONE), *[asked_for_help] * 4)
CLOSING = after(tries(HALF), asked_for_help, ready_to_close)
FINISHED = after(tries(HALF), asked_for_help, ready_to_close, closes(BOTH))


@pytest.mark.parametrize(
    ("state", "step", "stage"),
    [
        (FIRST, tries(HALF), "trying"),
        (FIRST, tries(NONE), "trying"),
        (FIRST, tries(BOTH), "finished"),
        (FIRST, tries(UNREAD), "first_try"),
        (TRYING, tries(BOTH), "trying"),
        (TRYING, tries(UNREAD), "trying"),
        (TRYING, asked_for_help, "trying"),
        (TRYING, ready_to_close, "closing"),
        (HELPED_OUT, tries(BOTH), "trying"),
        (HELPED_OUT, ready_to_close, "closing"),
        (CLOSING, closes(HALF), "finished"),
        (CLOSING, closes(nothing_yet(FIRST.points)), "finished"),
        (CLOSING, closes(UNREAD), "closing"),
    ],
)
def test_a_step_leads_on(state: Guidance, step: Step, stage: Stage) -> None:
    assert step(state).stage == stage


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (DECLINED, tries(HALF)),
        (DECLINED, asked_for_help),
        (DECLINED, ready_to_close),
        (DECLINED, closes(HALF)),
        (FIRST, asked_for_help),
        (FIRST, ready_to_close),
        (FIRST, closes(HALF)),
        (TRYING, closes(HALF)),
        (HELPED_OUT, asked_for_help),
        (CLOSING, tries(HALF)),
        (CLOSING, asked_for_help),
        (CLOSING, ready_to_close),
        (FINISHED, tries(HALF)),
        (FINISHED, asked_for_help),
        (FINISHED, ready_to_close),
        (FINISHED, closes(HALF)),
    ],
)
def test_a_step_that_cannot_come_now_says_which_can(state: Guidance, step: Step) -> None:
    with pytest.raises(NotNow) as raised:
        step(state)
    assert raised.value.hint


def test_a_question_that_was_declined_cannot_be_guided() -> None:
    assert (DECLINED.stage, DECLINED.points, DECLINED.next_rung) == ("declined", (), None)


def test_an_attempt_that_cannot_be_read_changes_nothing() -> None:
    assert after(tries(UNREAD)) == FIRST
    assert tries(UNREAD)(TRYING) == TRYING
    assert closes(UNREAD)(CLOSING) == CLOSING


def test_not_to_know_yet_is_a_try_after_which_there_is_help() -> None:
    state = attempted(FIRST, "", nothing_yet(FIRST.points))
    assert state.next_rung == "pointer"
    assert asked_for_help(state).helps[0].rung == "pointer"


def test_help_comes_one_step_at_a_time() -> None:
    assert tuple(one.rung for one in HELPED_OUT.helps) == RUNGS
    assert FIRST.next_rung is None
    assert [after(tries(NONE), *[asked_for_help] * count).next_rung for count in range(5)] == [*RUNGS, None]


def test_the_part_that_is_shown_is_one_that_the_learner_lacks() -> None:
    state = after(tries(HALF), *[asked_for_help] * 3)
    assert [one.text for one in state.helps[2].pieces] == [FIRST.points[1].text]
    assert after(tries(HALF), *[asked_for_help] * 3, tries(BOTH)).helps == state.helps


def test_help_and_citations_are_put_away_for_the_closing_try_and_come_back_after_it() -> None:
    assert (shown_helps(CLOSING), open_citations(CLOSING)) == ((), ())
    assert shown_helps(FINISHED) == CLOSING.helps
    assert open_citations(FINISHED) == (1, 2)


@pytest.mark.parametrize(
    ("state", "numbers"),
    [
        (DECLINED, ()),
        (FIRST, ()),
        (after(tries(NONE)), ()),
        (after(tries(NONE), asked_for_help, asked_for_help), ()),
        (after(tries(NONE), *[asked_for_help] * 3), (1,)),
        (HELPED_OUT, (1, 2)),
        (TRYING, (1,)),
        (after(tries(AGAINST)), (2,)),
    ],
)
def test_a_citation_opens_once_its_point_was_spoken_of_or_shown(state: Guidance, numbers: tuple[int, ...]) -> None:
    assert open_citations(state) == numbers


@pytest.mark.parametrize(
    ("readings", "states"),
    [
        ((), []),
        ((HALF,), ["present", "missing"]),
        ((HALF, NONE), ["present", "missing"]),
        ((HALF, AGAINST), ["present", "contradicted"]),
        ((AGAINST, BOTH), ["present", "present"]),
        ((BOTH, AGAINST), ["present", "contradicted"]),
    ],
)
def test_of_several_tries_the_last_that_speaks_to_a_point_counts(
    readings: tuple[AttemptReading, ...], states: list[str]
) -> None:
    state = after(tries(NONE), *(tries(one) for one in readings)).tried[1:]
    assert [one.state for one in standing(state)] == states


@pytest.mark.parametrize(
    ("state", "results"),
    [
        (DECLINED, None),
        (FIRST, None),
        (TRYING, Results(2, 1)),
        (after(tries(BOTH)), Results(2, 2)),
        (after(tries(HALF), asked_for_help, tries(BOTH)), Results(2, 1, 2)),
        (after(tries(AGAINST), tries(HALF), ready_to_close, closes(HALF)), Results(2, 0, 1, 1)),
        (FINISHED, Results(2, 1, None, 2)),
    ],
)
def test_points_are_counted_with_help_and_without_apart(state: Guidance, results: Results | None) -> None:
    assert results_of(state) == results


@pytest.mark.parametrize("state", [DECLINED, FIRST, TRYING, HELPED_OUT, CLOSING, FINISHED])
def test_a_guided_answer_can_be_written_and_read_again(state: Guidance) -> None:
    assert Guidance.model_validate_json(state.model_dump_json()) == state


def test_steps_leave_the_state_before_them_as_it_was() -> None:
    before = TRYING.model_dump()
    for step in (tries(BOTH), asked_for_help, ready_to_close):
        step(TRYING)
    assert TRYING.model_dump() == before


def test_a_single_point_needs_no_part() -> None:
    reply = answered("Yeast feeds on sugars and gives off carbon dioxide.")
    state = attempted(begin(ASKED, reply), "", nothing_yet(begin(ASKED, reply).points))
    while state.next_rung is not None:
        state = asked_for_help(state)
    assert [one.rung for one in state.helps] == ["pointer", "gaps", "full"]
