"""Quizzes as commands and pages use them: drawn, graded, kept in a bank that teachers may change."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from knowledge.judge import Entailment
from knowledge.library import Library
from knowledge.packs import Pack
from knowledge.words import content_words
from tutor.errors import QuestionRefused
from tutor.grounding.quotes import is_verbatim
from tutor.learners.bank_changes import BankChanges
from tutor.learners.kept_bank import KeptBank
from tutor.quiz.bank import Bank, Changes, QuizWish
from tutor.quiz.drawing import draw
from tutor.quiz.grading import grade
from tutor.quiz.proposals import Proposal, ready
from tutor.quiz.questions import Grade, Question, Quiz, Rejected, Response

if TYPE_CHECKING:
    from tutor.quiz.maker import QuizMaker

Progress = Callable[[str, int, int], None]

MAKING = "1"
"""Changes whenever another bank would come of the same library."""

NOT_THERE = "A sentence that it cites does not stand in the library's documents."

LEAST_SHARED = 2
"""Words of the subject that a question has in common with a text, at least, to be about the same."""


class Quizmaking:
    """The quizzes of one library; what is made is made anew when the library's documents are others.

    Args:
        entailment: judges whether passages bear claims out, and short answers.
        changes: what teachers changed in the bank.
        kept: where the bank is kept from one run of the program to the next.
    """

    def __init__(
        self, library: Library, packs: Sequence[Pack], entailment: Entailment, changes: BankChanges, kept: KeptBank
    ) -> None:
        self._library = library
        self._packs = packs
        self._entailment = entailment
        self._changes = changes
        self._kept = kept
        self._making = Lock()
        self._made: tuple[str, QuizMaker] | None = None
        self._bank: tuple[str, Bank] | None = None

    def draw(self, wish: QuizWish, progress: Progress) -> Quiz:
        """The quiz that is wished for: from the bank where that is at hand, else proved as it is drawn."""
        changes = self._current_changes()
        if self._bank is not None and self._bank[0] == self._fingerprint():
            known = {one.id: one for one in changes.applied_to(self._bank[1]).questions}
            proposals = [ready(one) for one in known.values()]
            return draw(proposals, wish, _as_built, progress)
        return self._maker().draw(wish, changes, progress)

    def bank(self, progress: Progress) -> Bank:
        """Every sound question of the library; made when it is first asked for, which takes a while."""
        fingerprint = self._fingerprint()
        with self._making:
            if self._bank is None or self._bank[0] != fingerprint:
                bank = self._kept.load(fingerprint)
                if bank is None:
                    bank = self._maker().bank(progress)
                    self._kept.keep(fingerprint, bank)
                self._bank = (fingerprint, bank)
            return self._current_changes().applied_to(self._bank[1])

    def taken_out(self, progress: Progress) -> tuple[Question, ...]:
        """The questions of the bank that a teacher took out, in the bank's order."""
        self.bank(progress)
        retired = self._changes.retired()
        return tuple(one for one in self._bank[1].questions if one.id in retired) if self._bank else ()

    def has_bank(self) -> bool:
        """Whether the bank would come at once."""
        fingerprint = self._fingerprint()
        if self._bank is not None and self._bank[0] == fingerprint:
            return True
        return self._kept.load(fingerprint) is not None

    def grade(self, question: Question, response: Response) -> Grade:
        """What an answer is worth."""
        return grade(question, response, self._entailment)

    def refusals(self, question: Question) -> tuple[str, ...]:
        """Why the gate refuses a question that somebody wrote or changed; nothing where it lets it through."""
        refused = self._maker().gate.refusals(question)
        return refused if self._stands(question) else (*refused, NOT_THERE)

    def put(self, question: Question, replaces: str | None) -> None:
        """Take a teacher's question into the bank; raises QuestionRefused with the gate's reasons."""
        reasons = self.refusals(question)
        if reasons:
            raise QuestionRefused("This question was not let through.", " ".join(reasons))
        self._changes.put(question, replaces)

    def related(self, text: str, tenet: str | None, limit: int, progress: Progress) -> tuple[Question, ...]:
        """Questions of the bank on the same matter as a text, those that share most words with it first."""
        wanted = set(content_words(text))
        scored = []
        for place, one in enumerate(self.bank(progress).questions):
            about = " ".join((one.stem, one.answer, *(cited.quote for cited in one.citations[:1])))
            shared = len(wanted & set(content_words(about)))
            is_same = tenet is not None and one.tenet == tenet
            if is_same or shared >= LEAST_SHARED:
                scored.append((not is_same, -shared, place, one))
        return tuple(one for *_, one in sorted(scored, key=lambda row: row[:3])[:limit])

    def _current_changes(self) -> Changes:
        own = tuple(one for one in self._changes.own() if self._stands(one))
        # A question that keeps its stem and key keeps its id, and would stand in for itself.
        replaced = self._changes.replaced() - {one.id for one in own}
        return Changes(replaced | self._changes.retired().keys(), own)

    def _stands(self, question: Question) -> bool:
        """Whether all that a question cites stands, word for word, in a reference document that is still there."""
        there = {one.id for one in self._library.sources() if one.role == "reference"}
        return all(
            one.source_id in there and is_verbatim(one.quote, self._library.text(one.source_id), one.start, one.end)
            for one in question.citations
        )

    def _maker(self) -> "QuizMaker":
        from tutor.quiz.maker import QuizMaker

        fingerprint = self._fingerprint()
        if self._made is None or self._made[0] != fingerprint:
            self._made = (fingerprint, QuizMaker(self._library, self._packs, self._entailment))
        return self._made[1]

    @cached_property
    def _courses(self) -> str:
        return " ".join(f"{pack.slug} {pack.version}" for pack in self._packs)

    def _fingerprint(self) -> str:
        """What a bank follows from: the courses, the reference documents and how it is made."""
        documents = sorted(f"{one.id} {one.state}" for one in self._library.sources() if one.role == "reference")
        return hashlib.sha256("\n".join((MAKING, self._courses, *documents)).encode()).hexdigest()


def _as_built(proposals: Sequence[Proposal]) -> list[Question | Rejected]:
    """Questions of a bank have been proved already."""
    return [one.build(()) for one in proposals]
