"""The one place where the parts are put together: settings in, everything that a page or a command can do out."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tutor.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from knowledge.library import AddOutcome, Library
    from knowledge.packs import Pack
    from tutor.answering import Answering
    from tutor.chat.replies import Reply, ReplySentence
    from tutor.critique.critic import Critic
    from tutor.critique.essay import Essay
    from tutor.critique.findings import Critique
    from tutor.guiding.attempts import AttemptReading
    from tutor.guiding.steps import Guidance
    from tutor.judging import Judging
    from tutor.learners.attempts import Attempts
    from tutor.learners.bank_changes import BankChanges
    from tutor.learners.conversations import Conversations
    from tutor.learners.essays import Essays
    from tutor.learners.guidance import Guided
    from tutor.learners.profiles import Profiles
    from tutor.learners.quizzes import Quizzes
    from tutor.learners.reviews import Reviews
    from tutor.quiz.bank import Bank, QuizWish
    from tutor.quiz.questions import Grade, Question, Quiz, Response
    from tutor.quizmaking import Quizmaking

Progress = Callable[[str, int, int], None]


class Services:
    """What the tutor can do for one data folder. Every part is made when it is first used.

    `clock` tells the time, in UTC; the computer's own where None.
    """

    def __init__(self, settings: Settings, clock: Callable[[], datetime] | None = None) -> None:
        self.settings = settings
        self.clock = clock or _now
        self._opening = Lock()
        self._critics: dict[str, Critic] = {}

    @property
    def library(self) -> "Library":
        """The sources of the data folder."""
        with self._opening:
            return self._library

    @cached_property
    def packs(self) -> "list[Pack]":
        """The bundled courses."""
        from knowledge.packs import bundled_packs, load_pack

        return [load_pack(folder) for folder in bundled_packs().values()]

    @property
    def conversations(self) -> "Conversations":
        """What the learner of this computer's own profile has asked before."""
        from tutor.learners.conversations import LOCAL_LEARNER

        return self.conversations_of(LOCAL_LEARNER)

    def conversations_of(self, learner: str) -> "Conversations":
        """What a learner has asked before."""
        from tutor.learners.conversations import Conversations

        return Conversations(self._records, learner)

    @cached_property
    def essays(self) -> "Essays":
        """The essays of every learner, with what was said of them."""
        from tutor.learners.essays import Essays

        return Essays(self._records)

    @cached_property
    def quizzes(self) -> "Quizzes":
        """The quizzes of every learner, with what was answered."""
        from tutor.learners.quizzes import Quizzes

        return Quizzes(self._records, self.clock)

    @cached_property
    def attempts(self) -> "Attempts":
        """Every answer of every learner."""
        from tutor.learners.attempts import Attempts

        return Attempts(self._records, self.clock)

    @cached_property
    def reviews(self) -> "Reviews":
        """What learners are to see again, and when."""
        from tutor.learners.reviews import Reviews

        return Reviews(self._records, self.clock)

    @cached_property
    def guided(self) -> "Guided":
        """The guided answers of every learner."""
        from tutor.learners.guidance import Guided

        return Guided(self._records, self.clock)

    @cached_property
    def profiles(self) -> "Profiles":
        """Who learns here."""
        from tutor.learners.profiles import Profiles

        return Profiles(self._records, self.clock)

    @cached_property
    def bank_changes(self) -> "BankChanges":
        """What teachers changed in the bank of questions."""
        from tutor.learners.bank_changes import BankChanges

        return BankChanges(self._records, self.clock)

    @cached_property
    def judging(self) -> "Judging":
        """The judge of sentences by passages and of claims by tenets; needs no library."""
        from knowledge.embedding import LocalEmbeddings
        from tutor.judging import Judging

        return Judging(self.packs, Path(self.settings.data), LocalEmbeddings(self.settings.models.embedding))

    def load_course(self, progress: Progress | None = None) -> "list[AddOutcome]":
        """Add the documents of the bundled courses that are not there yet; safe to call again."""
        from knowledge.packs import bundled_packs
        from knowledge.sources import SourceDetails

        outcomes = []
        for pack, folder in zip(self.packs, bundled_packs().values(), strict=True):
            for number, source in enumerate(pack.sources):
                if progress is not None:
                    progress("loading the course", number, len(pack.sources))
                details = SourceDetails(
                    title=source.title,
                    authors=tuple(source.authors),
                    year=source.year,
                    licence=source.licence,
                    origin=pack.title,
                )
                path = folder / "sources" / source.file
                outcomes.append(self.library.add(path, role=source.role, details=details))
            if progress is not None:
                progress("loading the course", len(pack.sources), len(pack.sources))
        return outcomes

    def starter_questions(self) -> list[str]:
        """Good first questions, from the courses whose documents are in the library."""
        files = {source.file_name for source in self.library.sources()}
        loaded = [pack for pack in self.packs if any(source.file in files for source in pack.sources)]
        return [question for pack in loaded for question in pack.starter_questions]

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        source_ids: Collection[str] | None = None,
        on_sentence: "Callable[[ReplySentence], None] | None" = None,
    ) -> "Reply":
        """The reply to a question; `on_sentence` gets each sentence of a chat model once it is proved.

        Raises InputTooLong, and InvalidSettings where it cannot be told which chat model is meant.
        """
        return self._answering.reply(question, history, source_ids=source_ids, on_sentence=on_sentence)

    def guide(
        self, question: str, history: Sequence[str] = (), *, source_ids: Collection[str] | None = None
    ) -> "Guidance":
        """The beginning of a guided answer, which is always one by quotation; raises InputTooLong."""
        from tutor.guiding.steps import begin

        return begin(question, self._answering.quoting(question).reply(question, history, source_ids=source_ids))

    def read_attempt(self, guidance: "Guidance", text: str) -> "AttemptReading":
        """What a try at a guided answer says of its points; raises InputTooLong."""
        from tutor.guiding.attempts import read_attempt

        asked = guidance.reply.standalone_question
        return read_attempt(text, asked, guidance.points, self.judging.entailment)

    def read_essay(self, path: Path) -> "Essay":
        """The essay in a file; raises UnreadableSource or EssayError."""
        from tutor.critique.reading import read_essay

        return read_essay(path, self.settings.library().reader_limits, self.settings.critique.max_words)

    def essay_of_text(self, text: str) -> "Essay":
        """The essay that was pasted; raises UnreadableSource or EssayError."""
        from tutor.critique.reading import essay_of_text

        return essay_of_text(text, most_words=self.settings.critique.max_words)

    def sample_essay(self) -> Path | None:
        """The file of a bundled course's essay to try the critic on; None where no course has one."""
        from knowledge.packs import bundled_packs

        for pack, folder in zip(self.packs, bundled_packs().values(), strict=True):
            for source in pack.sources:
                if source.role == "essay":
                    return folder / "sources" / source.file
        return None

    def critique(self, essay: "Essay", progress: Progress | None = None) -> "Critique":
        """What is to be said of an essay, by the course that it is about."""
        from tutor.critique.courses import course_of

        critic = self._critic(course_of(essay, self.packs))
        return critic.critique(essay, progress or _silent)

    def _critic(self, pack: "Pack") -> "Critic":
        from tutor.critique.critic import Critic, Judges
        from tutor.critique.language import installed_grammar

        with self._opening:
            if pack.slug not in self._critics:
                judges = Judges(
                    router=self.judging.router_for(pack),
                    stance=self.judging.stance_for(pack),
                    entailment=self.judging.entailment,
                    is_learnt=self.judging.has_learnt(pack),
                )
                self._critics[pack.slug] = Critic(pack, self._library, judges, installed_grammar())
            return self._critics[pack.slug]

    def tenet_titles(self) -> dict[str, str]:
        """The tenets of the courses: a title for each short name."""
        return {tenet.slug: tenet.title for pack in self.packs for tenet in pack.tenets}

    def draw(self, wish: "QuizWish", progress: Progress | None = None) -> "Quiz":
        """A quiz of proved questions; the same wish and seed give the same quiz from the same library.

        Where the bank is at hand it is drawn from that, which holds fewer questions of a large library.
        """
        return self._quizmaking.draw(wish, progress or _silent)

    def bank(self, progress: Progress | None = None) -> "Bank":
        """Every sound question of the library; the first time takes a while."""
        return self._quizmaking.bank(progress or _silent)

    def retired_questions(self, progress: Progress | None = None) -> "tuple[Question, ...]":
        """The questions of the bank that a teacher took out."""
        return self._quizmaking.taken_out(progress or _silent)

    @property
    def has_bank(self) -> bool:
        """Whether the bank would come at once."""
        return self._quizmaking.has_bank()

    def grade(self, question: "Question", response: "Response") -> "Grade":
        """What an answer is worth, with what is right and what is missing."""
        return self._quizmaking.grade(question, response)

    def try_question(self, question: "Question") -> tuple[str, ...]:
        """Why a question that somebody wrote is not let through; nothing where it is."""
        return self._quizmaking.refusals(question)

    def put_question(self, question: "Question", replaces: str | None = None) -> None:
        """Take a teacher's question into the bank; raises QuestionRefused with the reasons."""
        self._quizmaking.put(question, replaces)

    def related_questions(
        self, text: str, tenet: str | None = None, limit: int = 3, progress: Progress | None = None
    ) -> "tuple[Question, ...]":
        """Questions of the bank on the same matter as a text."""
        return self._quizmaking.related(text, tenet, limit, progress or _silent)

    def warm(self) -> None:
        """Load the models, so that the first question need not wait for them."""
        self.library.retrieval.warm()
        self.judging.entailment.judge([("warm", "warm")])

    def close(self) -> None:
        """Let go of every file."""
        if "_library" in self.__dict__:
            self._library.close()
        if "_records" in self.__dict__:
            self._records.dispose()

    @cached_property
    def _answering(self) -> "Answering":
        from tutor.answering import Answering

        return Answering(self.settings, self.library, self.judging.entailment)

    @cached_property
    def _quizmaking(self) -> "Quizmaking":
        from tutor.learners.kept_bank import KeptBank
        from tutor.quizmaking import Quizmaking

        kept = KeptBank(self._records)
        return Quizmaking(self.library, self.packs, self.judging.entailment, self.bank_changes, kept)

    @cached_property
    def _records(self) -> "Engine":
        from tutor.learners.tables import open_database

        return open_database(Path(self.settings.data) / "learners.db")

    @cached_property
    def _library(self) -> "Library":
        from knowledge.library import Library

        return Library.open(Path(self.settings.data), self.settings.library())


def _now() -> datetime:
    return datetime.now(UTC)


def _silent(_stage: str, _done: int, _of: int) -> None:
    """Progress that nobody watches."""


def build_services(settings: Settings) -> Services:
    """The services for these settings; nothing is opened yet."""
    return Services(settings)
