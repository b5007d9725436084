"""What a teacher can do on the Question bank page, each as one call on the services and a change of its state."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from knowledge.sources import Role
from tutor.chat.replies import ReplyCitation
from tutor.errors import TutorError
from tutor.grounding.citations import PrintedCitation
from tutor.grounding.quotes import cite_sentence
from tutor.quiz.questions import Question, QuestionType, Rejected
from tutor.ui.background import Background
from tutor.ui.bank_state import BankFilter, Editing, bank_state
from tutor.ui.learner import current_learner
from tutor.ui.passages import PassageBeside

if TYPE_CHECKING:
    from knowledge.sources import Evidence
    from tutor.learners.quizzes import Appeal
    from tutor.services import Services

FOUND = 6
_AUTHORITIES: tuple[Role, ...] = ("reference",)
SAVED = "The question is kept. Quizzes ask it from now on."
IN_USE, RETIRED, OWN = "In use", "Retired", "Written or changed by a teacher"
STANDINGS = (IN_USE, RETIRED, OWN)


class Teaching:
    """The question bank as this window shows it."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self.state = bank_state()
        self.passages = PassageBeside(self.state)

    def make(self) -> None:
        """Begins to make the bank in the background."""
        self.state.failure = None
        self.state.making = Background("making the question bank", self._services.bank)

    def finish_making(self) -> None:
        """Forgets the making that has ended, and keeps what went wrong."""
        done, self.state.making = self.state.making, None
        if done is not None:
            self.state.failure, self.state.fault = done.failure, done.fault

    def stop_making(self) -> None:
        """Gives the making up."""
        if self.state.making:
            self.state.making.stop()
        self.state.making = None

    def raise_failure(self) -> None:
        """Raises why the bank could not be made; a fault of the program's own only once."""
        fault, self.state.fault = self.state.fault, None
        if failure := self.state.failure or fault:
            raise failure

    def questions(self) -> tuple[Question, ...]:
        """Every question, also those that are retired; those of teachers come first."""
        changes = self._services.bank_changes
        own = tuple(changes.own())
        hidden = changes.replaced() | {one.id for one in own}
        others = {one.id: one for one in (*self._services.bank().questions, *self._services.retired_questions())}
        return (*own, *(one for name, one in others.items() if name not in hidden))

    def retired(self) -> dict[str, str]:
        """Why questions were retired, by their ids."""
        return dict(self._services.bank_changes.retired())

    def rejected(self) -> tuple[Rejected, ...]:
        """What the gate did not let through."""
        return self._services.bank().rejected

    def tenets(self) -> dict[str, str]:
        """The titles of the course's tenets by slug."""
        return dict(self._services.tenet_titles())

    def appeals(self) -> "tuple[Appeal, ...]":
        """The answers that this learner holds to be right all the same."""
        return tuple(self._services.quizzes.appeals(current_learner(self._services)))

    def retire(self, question: Question, reason: str) -> None:
        """Takes a question out of every later quiz."""
        self._services.bank_changes.retire(question.id, reason.strip())

    def restore(self, question_id: str) -> None:
        """Puts a retired question back."""
        self._services.bank_changes.restore(question_id)

    def remove(self, question: Question) -> None:
        """Takes away a teacher's question; what it replaced is asked again."""
        self._services.bank_changes.remove(question.id)

    def look_at(self, question_id: str | None) -> None:
        """Shows this question alone, or all of them again."""
        self.state.only, self.state.opened = question_id, None

    def edit(self, question: Question) -> None:
        """Opens a question to change it; what was typed before and not kept is still there."""
        kept = self.state.drafts.get(question.id)
        self.state.editing = kept or self._begun(question.type, question)
        self.state.drafts[question.id] = self.state.editing
        self.state.notice, self.state.opened = "", None

    def write(self, kind: QuestionType) -> Editing:
        """The question of this type that is being written; what was typed before and not kept is still there."""
        if kind not in self.state.drafts:
            self.state.drafts[kind] = self._begun(kind, None)
        return self.state.drafts[kind]

    def leave(self) -> None:
        """Closes the form; what was typed stays for the next time."""
        self.state.editing = self.state.opened = None

    def search(self, editing: Editing, words: str) -> None:
        """Looks for sentences that bear the question out."""
        editing.searched = words.strip()
        found: list[Evidence] = []
        if editing.searched:
            library = self._services.library
            found = library.search(editing.searched, limit=FOUND, unit="sentence", roles=_AUTHORITIES)
        editing.found = tuple(one for one in found if one.sentence)

    def cite(self, editing: Editing, evidence: "Evidence") -> None:
        """Adds a found sentence to those that the question rests on."""
        if evidence.sentence is None:
            return
        cited = cite_sentence(evidence.source, evidence.sentence, self._services.library.text)
        if cited is None:
            raise TutorError("This sentence is no longer in the document.", "Search again and choose another one.")
        if any((one.source_id, one.start) == (cited.source_id, cited.start) for one in editing.cited):
            return
        number = max((one.id for one in editing.cited), default=0) + 1
        editing.cited = (*editing.cited, PrintedCitation.of(cited).model_copy(update={"id": number}))

    def take_away(self, editing: Editing, number: int) -> None:
        """Leaves out a sentence that the question rested on."""
        editing.cited = tuple(one for one in editing.cited if one.id != number)

    def save(self, editing: Editing, question: Question) -> None:
        """Checks a question and keeps it, or says in `editing` why not; nothing typed is lost."""
        editing.refused = tuple(self._services.try_question(question))
        if editing.refused:
            return
        self._services.put_question(question, replaces=editing.before.id if editing.before else None)
        self.state.drafts = {name: one for name, one in self.state.drafts.items() if one is not editing}
        self.state.editing, self.state.notice, self.state.only = None, SAVED, question.id

    def citation(self) -> ReplyCitation:
        """The citation of the open passage; raises TutorError where it is gone."""
        return self.passages.citation((one.id, one.citations) for one in self.questions())

    def _begun(self, kind: QuestionType, before: Question | None) -> Editing:
        self.state.written += 1
        cited = before.citations if before else ()
        return Editing(f"draft-{self.state.written}", kind, before, cited)


def matching(questions: Sequence[Question], wanted: BankFilter, retired: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions that a filter lets through, in their order."""
    words = wanted.words.lower().split()
    return tuple(one for one in questions if _matches(one, wanted, words, one.id in retired))


def topics_of(questions: Sequence[Question], tenets: Mapping[str, str]) -> dict[str, str]:
    """What questions are about, by key: the tenets in the course's order, and then topics by the alphabet."""
    slugs = {one.tenet for one in questions if one.tenet}
    named = {slug: title for slug, title in tenets.items() if slug in slugs}
    others = sorted({one.topic for one in questions if one.topic and not one.tenet}, key=str.lower)
    return named | {f"topic:{topic}": topic for topic in others}


def by_reason(rejected: Sequence[Rejected]) -> tuple[tuple[str, tuple[Rejected, ...]], ...]:
    """What was not let through under its reasons, the most frequent first."""
    counts = Counter(one.reason for one in rejected)
    ordered = sorted(counts, key=lambda reason: (-counts[reason], reason))
    return tuple((reason, tuple(one for one in rejected if one.reason == reason)) for reason in ordered)


def _matches(one: Question, wanted: BankFilter, words: Sequence[str], is_retired: bool) -> bool:
    standing = {IN_USE: not is_retired, RETIRED: is_retired, OWN: one.origin == "teacher"}
    told = " ".join((one.stem, one.answer, one.topic, *(option.text for option in one.options))).lower()
    return (
        wanted.topic in ("", one.tenet, "" if one.tenet else f"topic:{one.topic}")
        and (not wanted.source or any(cited.source_id == wanted.source for cited in one.citations))
        and wanted.type in ("", one.type)
        and standing.get(wanted.standing, True)
        and all(word in told for word in words)
    )
