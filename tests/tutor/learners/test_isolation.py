"""Whatever learners do, in whatever order, none sees or changes what another owns, and the erased leave no words."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, multiple, rule
from sqlalchemy import event

from tests.tutor.guiding.made_up import BREAD, read
from tests.tutor.learners.made_up_essays import critique, essay, reply
from tests.tutor.learners.still_clock import RIGHT, WRONG, StillClock
from tests.tutor.quiz.made_up_questions import CLOZE, MATCHING, SHORT, SINGLE
from tutor.errors import RecordsError
from tutor.guiding.steps import Guidance, asked_for_help, attempted, begin
from tutor.learners.attempts import Attempts
from tutor.learners.conversations import Conversations
from tutor.learners.essays import Essays
from tutor.learners.guidance import Guided
from tutor.learners.profiles import Profiles
from tutor.learners.quizzes import Quizzes
from tutor.learners.reviews import Reviews
from tutor.learners.tables import open_database
from tutor.quiz.questions import Question, Response

MARKS = {"local": "words-of-lark", "ann": "words-of-wren", "' OR '1'='1": "words-of-kite"}
"""Every learner writes nothing but a mark of their own."""

LEARNERS = st.sampled_from(tuple(MARKS))
QUESTIONS = st.sampled_from((SINGLE, CLOZE, SHORT, MATCHING))
GRADES = st.sampled_from((RIGHT, WRONG))
ROWS_OF_LEARNER = {
    "profiles": "id = ?",
    "conversations": "learner = ?",
    "turns": "conversation_id IN (SELECT id FROM conversations WHERE learner = ?)",
    "essays": "learner = ?",
    "disagreements": "essay_id IN (SELECT id FROM essays WHERE learner = ?)",
    "quizzes": "learner = ?",
    "attempts": "learner = ?",
    "appeals": "learner = ?",
    "reviews": "learner = ?",
    "guided_answers": "learner = ?",
}
Owner = tuple[str, str]
"""Who made a thing, and its id."""


class Neighbours(RuleBasedStateMachine):
    """Learners who share one file, and who try the ids of each other's things as readily as their own."""

    conversations = Bundle("conversations")
    turns = Bundle("turns")
    essays = Bundle("essays")
    quizzes = Bundle("quizzes")
    guided = Bundle("guided")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.file = Path(self.folder.name) / "learners.db"
        self.database = open_database(self.file)
        # No disk has to be waited for: what is at stake here is not what outlives a power cut.
        self.database.dispose()
        event.listen(self.database, "connect", lambda one, _: one.execute("PRAGMA synchronous = OFF").close())
        self.reader = sqlite3.connect(self.file, isolation_level=None)
        clock = StillClock()
        self.all_essays = Essays(self.database)
        self.all_quizzes = Quizzes(self.database, clock)
        self.attempts = Attempts(self.database, clock)
        self.reviews = Reviews(self.database, clock)
        self.all_guided = Guided(self.database, clock)
        self.profiles = Profiles(self.database, clock)
        for learner, mark in MARKS.items():
            self.profiles.ensure(learner, mark)

    # Everybody begins with one of each thing, so that there is something to reach for.

    @initialize(target=conversations)
    def begin_with_conversations(self) -> Any:
        return multiple(*(self.talk(me) for me in MARKS))

    @initialize(target=turns)
    def begin_with_turns(self) -> Any:
        return multiple(*(self.ask(me, self.talk(me)) for me in MARKS))

    @initialize(target=essays)
    def begin_with_essays(self) -> Any:
        kept = [self.hand_in(me) for me in MARKS]
        for me, essay_id in kept:
            self.all_essays.disagree(me, essay_id, "f1", MARKS[me])
        return multiple(*kept)

    @initialize(target=quizzes)
    def begin_with_quizzes(self) -> Any:
        started = [self.start_a_quiz(me) for me in MARKS]
        for me, quiz_id in started:
            self.all_quizzes.answer(me, quiz_id, SINGLE.id, answered(me), WRONG)
            self.all_quizzes.appeal(me, quiz_id, SINGLE.id, MARKS[me])
        return multiple(*started)

    @initialize(target=guided)
    def begin_with_guided_answers(self) -> Any:
        return multiple(*(self.be_guided(me) for me in MARKS))

    @initialize()
    def begin_with_reviews_and_attempts(self) -> None:
        for me in MARKS:
            self.reviews.add(me, said_by(me, SINGLE))
            self.attempts.keep(me, said_by(me, CLOZE), answered(me), WRONG)

    def teardown(self) -> None:
        self.reader.close()
        self.database.dispose()
        self.folder.cleanup()

    # Conversations

    @rule(target=conversations, me=LEARNERS)
    def talk(self, me: str) -> Owner:
        return me, self.does(me, lambda: self.talks_of(me).create(MARKS[me])).id

    @rule(target=turns, me=LEARNERS, of=conversations)
    def ask(self, me: str, of: Owner) -> Any:
        turn = self.does(me, lambda: self.talks_of(me).add_turn(of[1], MARKS[me], reply(MARKS[me])), of)
        return multiple() if turn is None else (me, turn.id)

    @rule(me=LEARNERS, of=conversations)
    def read_a_conversation(self, me: str, of: Owner) -> None:
        self.does(me, lambda: (self.talks_of(me).get(of[1]), self.talks_of(me).turns(of[1])), of)
        self.does(me, self.talks_of(me).list)

    @rule(me=LEARNERS, of=conversations)
    def rename_a_conversation(self, me: str, of: Owner) -> None:
        self.does(me, lambda: self.talks_of(me).rename(of[1], f"{MARKS[me]} again"), of)

    @rule(me=LEARNERS, of=turns, verdict=st.sampled_from(("up", "down", None)))
    def rate(self, me: str, of: Owner, verdict: Any) -> None:
        self.does(me, lambda: self.talks_of(me).rate(of[1], verdict, MARKS[me]), of)

    @rule(me=LEARNERS, of=conversations)
    def delete_a_conversation(self, me: str, of: Owner) -> None:
        self.does(me, lambda: self.talks_of(me).delete(of[1]), of)

    # Essays

    @rule(target=essays, me=LEARNERS)
    def hand_in(self, me: str) -> Owner:
        return me, self.does(me, lambda: self.all_essays.keep(me, essay(MARKS[me]), critique(MARKS[me]))).id

    @rule(target=essays, me=LEARNERS, of=essays)
    def hand_in_a_later_draft(self, me: str, of: Owner) -> Any:
        kept = self.does(me, lambda: self.all_essays.keep(me, essay(MARKS[me]), critique(MARKS[me]), of[1]), of)
        return multiple() if kept is None else (me, kept.id)

    @rule(me=LEARNERS, of=essays)
    def read_an_essay(self, me: str, of: Owner) -> None:
        self.does(me, lambda: (self.all_essays.open(me, of[1]), self.all_essays.disagreements(me, of[1])), of)
        self.does(me, lambda: self.all_essays.list(me))

    @rule(me=LEARNERS, of=essays)
    def disagree(self, me: str, of: Owner) -> None:
        self.does(me, lambda: self.all_essays.disagree(me, of[1], "f1", MARKS[me]), of)

    @rule(me=LEARNERS, of=essays)
    def agree_again(self, me: str, of: Owner) -> None:
        self.does(me, lambda: self.all_essays.agree_again(me, of[1], "f1"), of)

    @rule(me=LEARNERS, of=essays)
    def delete_an_essay(self, me: str, of: Owner) -> None:
        self.does(me, lambda: self.all_essays.delete(me, of[1]), of)

    # Quizzes, attempts and reviews

    @rule(target=quizzes, me=LEARNERS)
    def start_a_quiz(self, me: str) -> Owner:
        questions = tuple(said_by(me, one) for one in (SINGLE, CLOZE, SHORT))
        return me, self.does(me, lambda: self.all_quizzes.start(me, MARKS[me], questions, "final")).id

    @rule(me=LEARNERS, of=quizzes)
    def read_a_quiz(self, me: str, of: Owner) -> None:
        self.does(me, lambda: self.all_quizzes.open(me, of[1]), of)
        self.does(me, lambda: (self.all_quizzes.list(me), self.all_quizzes.appeals(me), self.attempts.list(me)))

    @rule(me=LEARNERS, of=quizzes, asked=QUESTIONS, grade=GRADES)
    def answer(self, me: str, of: Owner, asked: Question, grade: Any) -> None:
        self.does(me, lambda: self.all_quizzes.answer(me, of[1], asked.id, answered(me), grade, 0.5), of)

    @rule(me=LEARNERS, of=st.none() | quizzes, asked=QUESTIONS, grade=GRADES)
    def keep_an_attempt(self, me: str, of: Owner | None, asked: Question, grade: Any) -> None:
        quiz = of and of[1]
        self.does(me, lambda: self.attempts.keep(me, said_by(me, asked), answered(me), grade, quiz_id=quiz), of)

    @rule(me=LEARNERS, of=quizzes, asked=QUESTIONS)
    def appeal(self, me: str, of: Owner, asked: Question) -> None:
        self.does(me, lambda: self.all_quizzes.appeal(me, of[1], asked.id, MARKS[me]), of)

    @rule(me=LEARNERS, of=quizzes, asked=QUESTIONS)
    def withdraw_an_appeal(self, me: str, of: Owner, asked: Question) -> None:
        self.does(me, lambda: self.all_quizzes.withdraw_appeal(me, of[1], asked.id), of)

    @rule(me=LEARNERS, of=quizzes)
    def finish_a_quiz(self, me: str, of: Owner) -> None:
        self.does(me, lambda: self.all_quizzes.finish(me, of[1]), of)

    @rule(me=LEARNERS, of=quizzes)
    def delete_a_quiz(self, me: str, of: Owner) -> None:
        self.does(me, lambda: self.all_quizzes.delete(me, of[1]), of)

    @rule(me=LEARNERS, asked=QUESTIONS)
    def put_up_for_review(self, me: str, asked: Question) -> None:
        self.does(me, lambda: self.reviews.add(me, said_by(me, asked)))

    @rule(me=LEARNERS, asked=QUESTIONS, grade=GRADES)
    def review(self, me: str, asked: Question, grade: Any) -> None:
        self.does(me, lambda: self.reviews.review(me, said_by(me, asked), answered(me), grade))
        self.does(me, lambda: (self.reviews.items(me), self.reviews.due(me)))
        own = sum(1 for row in self.rows_of(me) if row[0] == "reviews")
        assert sum(count for _, count in self.reviews.forecast(me, days=400)) == own

    @rule(me=LEARNERS, asked=QUESTIONS)
    def drop_from_review(self, me: str, asked: Question) -> None:
        self.does(me, lambda: self.reviews.drop(me, asked.id))

    # Guided answers

    @rule(target=guided, me=LEARNERS)
    def be_guided(self, me: str) -> Owner:
        return me, self.does(me, lambda: self.all_guided.keep(me, tried_by(me)))

    @rule(me=LEARNERS, of=guided)
    def go_on_being_guided(self, me: str, of: Owner) -> None:
        self.does(me, lambda: self.all_guided.keep(me, asked_for_help(tried_by(me)), of[1]), of)

    @rule(me=LEARNERS, of=guided)
    def read_a_guided_answer(self, me: str, of: Owner) -> None:
        self.does(me, lambda: self.all_guided.open(me, of[1]), of)
        self.does(me, lambda: (self.all_guided.list(me), self.all_guided.shares(me)))

    @rule(me=LEARNERS, of=guided)
    def delete_a_guided_answer(self, me: str, of: Owner) -> None:
        self.does(me, lambda: self.all_guided.delete(me, of[1]), of)

    # Profiles

    @rule(me=LEARNERS)
    def rename_a_profile(self, me: str) -> None:
        self.does(me, lambda: self.profiles.rename(me, f"{MARKS[me]} again"))

    @rule(me=LEARNERS)
    def sign_in_again(self, me: str) -> None:
        self.does(me, lambda: self.profiles.ensure(me, MARKS[me]))

    @rule(name=st.sampled_from(("somebody new", "words-of-nobody")))
    def come_and_go(self, name: str) -> None:
        before = {one: self.rows_of(one) for one in MARKS}
        new = self.profiles.create(name)
        assert new in self.profiles.list()
        assert [key for key, rows in self.profiles.export(new.id).items() if rows] == ["profile"]
        self.profiles.erase(new.id)
        assert new not in self.profiles.list()
        assert before == {one: self.rows_of(one) for one in MARKS}

    @rule(me=LEARNERS)
    def look_at_everything(self, me: str) -> None:
        told = self.does(me, lambda: self.profiles.export(me))
        held = sum(len(rows) for name, rows in told.items() if name != "profile")
        parts = sum(len(one["turns"]) for one in told["conversations"])
        parts += sum(len(one["disagreements"]) for one in told["essays"])
        assert held + parts == len(self.rows_of(me)) - 1

    @rule(me=LEARNERS)
    def be_erased(self, me: str) -> None:
        self.does(me, lambda: self.profiles.erase(me))
        assert self.rows_of(me) == []
        left = b"".join(path.read_bytes() for path in Path(self.folder.name).iterdir())
        assert MARKS[me].encode() not in left
        self.profiles.ensure(me, MARKS[me])

    # What holds of every step

    def talks_of(self, me: str) -> Conversations:
        return Conversations(self.database, me)

    def does(self, me: str, act: Callable[[], Any], of: Owner | None = None) -> Any:
        """What came of it, None where it was refused; whatever belongs to another is refused and stays as it is."""
        others = {one: self.rows_of(one) for one in MARKS if one != me}
        mine = self.rows_of(me)
        try:
            outcome = act()
        except RecordsError:
            outcome = None
            assert self.rows_of(me) == mine
        else:
            assert of is None or of[0] == me
        assert others == {one: self.rows_of(one) for one in MARKS if one != me}
        assert [mark for one, mark in MARKS.items() if one != me and mark in repr(outcome)] == []
        return outcome

    def rows_of(self, learner: str) -> list[tuple[Any, ...]]:
        """Every row of this learner, read past the program from the file itself."""
        return [
            (table, *row)
            for table, theirs in ROWS_OF_LEARNER.items()
            for row in self.reader.execute(f"SELECT * FROM {table} WHERE {theirs} ORDER BY 1, 2", (learner,)).fetchall()
        ]


def said_by(learner: str, question: Question) -> Question:
    """The question with the learner's mark in it, so that a question kept for them is known by it."""
    return question.model_copy(update={"explanation": MARKS[learner]})


def tried_by(learner: str) -> Guidance:
    """A guided answer after a first try, in the learner's words."""
    return attempted(begin(MARKS[learner], BREAD), MARKS[learner], read(BREAD, "present", "missing"))


def answered(learner: str) -> Response:
    return Response(text=MARKS[learner])


TestNeighbours = Neighbours.TestCase
TestNeighbours.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
