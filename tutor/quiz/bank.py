"""Every question that a library and its courses yield, and what a learner can ask of them."""

from dataclasses import dataclass, replace

from tutor.quiz.questions import Question, QuestionType, Rejected


@dataclass(frozen=True, slots=True)
class Bank:
    """The questions that passed the gate, in a fixed order, and those that did not."""

    questions: tuple[Question, ...]
    rejected: tuple[Rejected, ...] = ()

    def question(self, question_id: str) -> Question | None:
        """The question with this id; None where the bank has none such."""
        return next((one for one in self.questions if one.id == question_id), None)


@dataclass(frozen=True, slots=True)
class QuizWish:
    """What a quiz should be. Nothing given means anything goes.

    `tenets` are slugs, `topics` topics of questions, `weak` tenets and topics to prefer, the weakest first. The same
    seed gives the same quiz from the same bank.
    """

    count: int = 10
    seed: int = 0
    types: tuple[QuestionType, ...] = ()
    tenets: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    difficulties: tuple[int, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What teachers changed in a bank: questions that nobody is to be asked, and their own, which passed the gate."""

    taken_out: frozenset[str] = frozenset()
    own: tuple[Question, ...] = ()

    def applied(self, verdict: Question | Rejected) -> Question | Rejected:
        """The verdict as it stands after the changes."""
        if isinstance(verdict, Rejected):
            return verdict
        if verdict.id not in self.taken_out:
            return next((one for one in self.own if one.id == verdict.id), verdict)
        return Rejected(
            reason="A teacher took this question out.", stem=verdict.stem, type=verdict.type, tenet=verdict.tenet
        )

    def applied_to(self, bank: Bank) -> Bank:
        """The bank after the changes, the teachers' own questions first."""
        own = {one.id for one in self.own}
        others = (one for one in bank.questions if one.id not in self.taken_out and one.id not in own)
        kept = tuple(one for one in self.own if one.id not in self.taken_out)
        return replace(bank, questions=(*kept, *others))
