"""Sessions of a learner reach what this learner owns, whatever is asked of them, and nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, Select, delete, exists, func, insert, literal, or_, select, text, true, union_all, update
from sqlalchemy.orm import aliased

import tutor.learners
from tutor.errors import RecordsUnavailable
from tutor.learners.ownership import LearnerSession, NotTheirs, Records, SharedSession, owned_tables
from tutor.learners.tables import DisagreementRow, EssayRow, ProfileRow, RetiredQuestionRow, Table

NOW = datetime(2026, 3, 2, tzinfo=UTC)
OTHER_ESSAY = aliased(EssayRow)


@pytest.fixture
def records(database: Engine) -> Records:
    """Ann and Ben each own one essay with one disagreement, under ids that are their names."""
    records = Records(database, "your essays")
    for name in ("ann", "ben"):
        with records.changing(name) as session:
            session.add(essay(name))
            session.flush()
            session.add(disagreement(name, f"said by {name}"))
    return records


def essay(name: str, **columns: Any) -> EssayRow:
    return EssayRow(id=name, title=name, words=1, findings=1, essay="{}", critique="{}", kept_at=NOW, **columns)


def disagreement(essay_id: str, reason: str) -> DisagreementRow:
    return DisagreementRow(essay_id=essay_id, finding_id="f1", reason=reason, said_at=NOW)


@pytest.mark.parametrize(
    ("statement", "seen"),
    [
        (select(EssayRow.id), [("ann",)]),
        (select(EssayRow.title).where(or_(EssayRow.id == "ben", true())), [("ann",)]),
        (select(EssayRow.title).where(EssayRow.id == "ben"), []),
        (select(OTHER_ESSAY.title), [("ann",)]),
        (select(func.count(EssayRow.id)), [(1,)]),
        (select(func.max(DisagreementRow.reason)), [("said by ann",)]),
        (select(DisagreementRow.reason).join(EssayRow), [("said by ann",)]),
        (select(EssayRow.id, DisagreementRow.reason).join(DisagreementRow), [("ann", "said by ann")]),
        (select(EssayRow.id, select(func.count(OTHER_ESSAY.id)).scalar_subquery()), [("ann", 1)]),
    ],
)
def test_a_statement_sees_what_the_learner_owns(
    records: Records, statement: Select[Any], seen: list[tuple[Any]]
) -> None:
    with records.of("ann") as session:
        assert [tuple(row) for row in session.execute(statement)] == seen


@pytest.mark.parametrize(
    "statement",
    [
        select(func.count()).select_from(EssayRow),
        select(literal(1)).where(EssayRow.id == "ben"),
        select(exists().where(EssayRow.id == "ben")),
        union_all(select(EssayRow.id), select(EssayRow.id)),
        select(select(EssayRow.id).subquery()),
        select(Table.metadata.tables["essays"]),
        text("SELECT id FROM essays"),
        insert(EssayRow).values(id="new"),
        select(ProfileRow),
        delete(RetiredQuestionRow),
    ],
    ids=str,
)
def test_a_statement_that_cannot_be_kept_to_the_learner_is_refused(records: Records, statement: Any) -> None:
    with records.changing("ann") as session, pytest.raises(NotTheirs):
        session.execute(statement)


def test_rows_of_others_cannot_be_fetched_by_their_keys(records: Records) -> None:
    with records.of("ann") as session:
        assert session.get(EssayRow, "ben") is None
        assert session.get(DisagreementRow, ("ben", "f1")) is None
        assert session.get(EssayRow, "ann") is not None


def test_changes_and_deletions_of_everything_end_at_what_the_learner_owns(records: Records) -> None:
    with records.changing("ann") as session:
        session.execute(update(EssayRow).values(title="changed"))
        session.execute(update(DisagreementRow).values(reason="changed"))
    assert told(records, "ben") == [("ben", "said by ben")]
    assert told(records, "ann") == [("changed", "changed")]
    with records.changing("ann") as session:
        session.execute(delete(DisagreementRow))
        session.execute(delete(EssayRow))
    assert told(records, "ben") == [("ben", "said by ben")]
    assert told(records, "ann") == []


def added_for_another(session: LearnerSession) -> None:
    session.add(essay("new", learner="ben"))


def added_to_the_essay_of_another(session: LearnerSession) -> None:
    session.add(DisagreementRow(essay_id="ben", finding_id="f2", reason="by ann", said_at=NOW))


def given_away(session: LearnerSession) -> None:
    row = session.get(EssayRow, "ann")
    assert row is not None
    row.learner = "ben"


def moved_to_the_essay_of_another(session: LearnerSession) -> None:
    row = session.get(DisagreementRow, ("ann", "f1"))
    assert row is not None
    row.essay_id = "ben"


def not_owned_at_all(session: LearnerSession) -> None:
    session.add(RetiredQuestionRow(question_id="q", reason="", retired_at=NOW))


@pytest.mark.parametrize(
    "write",
    [
        added_for_another, added_to_the_essay_of_another, given_away, moved_to_the_essay_of_another, not_owned_at_all
    ],
)  # fmt: skip
def test_a_row_that_is_not_the_learners_is_not_written(
    records: Records, write: Callable[[LearnerSession], None]
) -> None:
    with pytest.raises(NotTheirs), records.changing("ann") as session:
        write(session)
    assert told(records, "ann") == [("ann", "said by ann")]
    assert told(records, "ben") == [("ben", "said by ben")]


def test_a_new_row_belongs_to_the_learner_of_its_session(records: Records) -> None:
    with records.changing("ben") as session:
        session.add(essay("second"))
    with records.of("ben") as session:
        assert session.scalars(select(EssayRow.id).order_by(EssayRow.id)).all() == ["ben", "second"]


def test_what_is_only_read_is_not_changed(records: Records) -> None:
    with records.of("ann") as session:
        session.add(essay("second"))
    with records.of("ann") as session:
        assert session.scalars(select(EssayRow.id)).all() == ["ann"]


def test_shared_sessions_keep_off_what_learners_own(records: Records) -> None:
    statements: tuple[Any, ...] = (select(EssayRow), select(EssayRow.id), delete(EssayRow), text("SELECT 1"))
    for statement in statements:
        with records.changing_shared() as session, pytest.raises(NotTheirs):
            session.execute(statement)
    with pytest.raises(NotTheirs), records.changing_shared() as session:
        session.add(essay("stray", learner="ann"))
    assert told(records, "ann") == [("ann", "said by ann")]


def test_a_table_that_names_a_learner_is_owned() -> None:
    with_learner = {table.name for table in Table.metadata.sorted_tables if "learner" in table.columns}
    assert with_learner == {"conversations", "essays", "quizzes", "attempts", "appeals", "reviews", "guided_answers"}
    assert with_learner | {"turns", "disagreements"} == {table.__tablename__ for table in owned_tables()}


def test_a_learner_whose_name_no_database_can_hold_is_told_so(records: Records) -> None:
    with pytest.raises(RecordsUnavailable), records.of("\udcff") as session:
        session.scalars(select(EssayRow)).all()


def test_sessions_are_opened_in_one_module() -> None:
    folder = Path(tutor.learners.__file__).parent
    opening = {
        path.name
        for path in folder.glob("*.py")
        if any(word in path.read_text() for word in ("Session(", ".connect(", "sessionmaker", "engine.begin("))
    }
    assert opening == {"ownership.py", "tables.py"}
    assert SharedSession.__module__ == LearnerSession.__module__ == "tutor.learners.ownership"


def told(records: Records, learner: str) -> list[tuple[str, str]]:
    with records.of(learner) as session:
        rows = session.execute(select(EssayRow.title, DisagreementRow.reason).join(DisagreementRow))
        return [(title, reason) for title, reason in rows]
