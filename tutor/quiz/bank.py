"""Every question that a library and its courses yield, and what a learner can ask of them."""

from dataclasses import dataclass

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
