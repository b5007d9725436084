"""Guided answers are kept step by step, taken up again, counted with help and without apart, and deleted."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.tutor.guiding.made_up import ASKED, BREAD, declined, read
from tests.tutor.learners.still_clock import START, StillClock
from tutor.errors import NotNow, RecordsUnavailable, UnknownGuidance
from tutor.guiding.results import Results
from tutor.guiding.steps import Guidance, asked_for_help, attempted, begin, closed, ready_to_close
from tutor.learners.guidance import Guided, GuidedShares, KeptGuidance
from tutor.learners.tables import open_database
from tutor.quiz.questions import PointState

ME = "local"
SECRET = "zanzibar-quokka-heliotrope"


@pytest.fixture
def guided(database: Engine, clock: StillClock) -> Guided:
    return Guided(database, clock)


def tried(*states: PointState, words: str = "my words") -> Guidance:
    return attempted(begin(ASKED, BREAD), words, read(BREAD, *states))


def finished(first: tuple[PointState, ...], helped: tuple[PointState, ...], last: tuple[PointState, ...]) -> Guidance:
    state = attempted(asked_for_help(tried(*first)), "with help", read(BREAD, *helped))
    return closed(ready_to_close(state), "alone", read(BREAD, *last))


def test_a_guided_answer_comes_back_as_it_was_kept(guided: Guided) -> None:
    state = asked_for_help(tried("present", "missing", words="<b>gas</b> 🍞 \ud800 \x00"))
    kept = guided.keep(ME, state)
    assert guided.open(ME, kept) == KeptGuidance(kept, state, START, START)


def test_each_step_takes_the_place_of_the_one_before(guided: Guided, clock: StillClock) -> None:
    state = tried("present", "missing")
    kept = guided.keep(ME, state)
    clock.wait(minutes=3)
    done = closed(ready_to_close(asked_for_help(state)), "", read(BREAD, "present", "present"))
    assert guided.keep(ME, done, kept) == kept
    (one,) = guided.list(ME)
    assert (one.id, one.question, one.results, one.is_finished) == (kept, ASKED, Results(2, 1, None, 2), True)
    assert (one.begun_at, one.changed_at) == (START, START + timedelta(minutes=3))
    assert guided.open(ME, kept).guidance == done


def test_the_one_worked_on_last_is_listed_first(guided: Guided, clock: StillClock) -> None:
    first, second, third = (guided.keep(ME, tried("missing", "missing")) for _ in range(3))
    clock.wait(minutes=1)
    guided.keep(ME, tried("missing", "present"), first)
    assert [one.id for one in guided.list(ME)] == [first, third, second]


@pytest.mark.parametrize("state", [begin(ASKED, BREAD), begin(ASKED, declined())])
def test_nothing_is_kept_before_the_first_try(guided: Guided, state: Guidance) -> None:
    with pytest.raises(NotNow):
        guided.keep(ME, state)
    assert guided.list(ME) == ()


def test_shares_are_of_points_and_keep_help_and_none_apart(guided: Guided) -> None:
    guided.keep(ME, finished(("missing", "missing"), ("present", "missing"), ("present", "present")))
    guided.keep(ME, finished(("present", "missing"), ("missing", "present"), ("missing", "present")))
    guided.keep(ME, tried("present", "present"))
    assert guided.shares(ME) == GuidedShares(
        answers=3, closed=2, first=3 / 6, assisted=3 / 4, closing=3 / 4, first_of_closed=1 / 4
    )


def test_without_tries_of_a_kind_there_is_no_share(guided: Guided) -> None:
    assert guided.shares(ME) == GuidedShares(0, 0, None, None, None, None)
    guided.keep(ME, tried("missing", "present"))
    assert guided.shares(ME) == GuidedShares(1, 0, 0.5, None, None, None)


def test_each_learner_has_their_own(guided: Guided) -> None:
    kept = guided.keep("ann", tried("present", "missing"))
    for act in (guided.open, guided.delete):
        with pytest.raises(UnknownGuidance):
            act("ben", kept)
    with pytest.raises(UnknownGuidance):
        guided.keep("ben", tried("present", "present"), kept)
    assert (guided.list("ben"), guided.shares("ben").answers) == ((), 0)
    assert guided.open("ann", kept).guidance == tried("present", "missing")


def test_a_deleted_one_leaves_no_bytes(guided: Guided, file: Path) -> None:
    kept = guided.keep(ME, tried("present", "missing", words=f"{SECRET} " * 50))
    assert SECRET.encode() in bytes_of(file)
    guided.delete(ME, kept)
    assert SECRET.encode() not in bytes_of(file)
    with pytest.raises(UnknownGuidance):
        guided.open(ME, kept)


@pytest.mark.parametrize("stored", ["", "no JSON", "{}", '{"stage": "of a newer version"}'])
def test_one_that_cannot_be_read_any_more_says_so_and_can_be_deleted(
    guided: Guided, database: Engine, stored: str
) -> None:
    kept = guided.keep(ME, tried("present", "missing"))
    with database.begin() as connection:
        connection.execute(text("UPDATE guided_answers SET guidance = :stored"), {"stored": stored})
    with pytest.raises(RecordsUnavailable):
        guided.open(ME, kept)
    assert [one.id for one in guided.list(ME)] == [kept]
    guided.delete(ME, kept)
    assert guided.list(ME) == ()


def test_a_file_of_version_three_takes_guided_answers(file: Path, clock: StillClock) -> None:
    engine = open_database(file)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE guided_answers"))
        connection.execute(text("PRAGMA user_version = 3"))
    engine.dispose()
    engine = open_database(file)
    guided = Guided(engine, clock)
    assert guided.open(ME, guided.keep(ME, tried("present", "missing"))).guidance == tried("present", "missing")
    engine.dispose()


def bytes_of(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.iterdir())
