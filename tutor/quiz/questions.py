"""A quiz as the command line prints it and the pages draw it: questions, options, answers and what they are worth."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tutor.grounding.citations import PrintedCitation

QuestionType = Literal["single_choice", "multiple_choice", "true_false", "cloze", "short_answer", "matching"]
QUESTION_TYPES: tuple[QuestionType, ...] = (
    "single_choice", "multiple_choice", "true_false", "cloze", "short_answer", "matching"
)  # fmt: skip
Asked = Literal["definition", "attribution", "contrast", "case", "reason", "list", "claim"]
"""What a question asks for: a meaning, a holder, what separates two, a case, a why, members, what a theory holds."""
Origin = Literal["course", "sources", "teacher"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(_Frozen):
    """One thing to choose; `rationale` says why it is right or wrong, `citations` are ids of the question's."""

    text: str
    correct: bool
    rationale: str
    citations: tuple[int, ...] = ()


class Pair(_Frozen):
    """One of the pairs of a matching question; every `right` belongs to exactly one `left`."""

    left: str
    right: str
    rationale: str
    citations: tuple[int, ...] = ()


class Point(_Frozen):
    """One thing that a short answer has to say; `text` is a whole sentence in plain words."""

    text: str
    citations: tuple[int, ...] = ()


class Question(_Frozen):
    """One quiz item. `id` follows from its type, stem and key, so that the same item has the same id in every quiz.

    Choices have `options` (true_false: "True" and "False", in this order), matching has `pairs`, short_answer `points`.
    `answer` is the key in words: of several right options each on a line of its own; of pairs "left: right" lines; of
    a cloze the missing word or words, for which `accepts` are also right. A cloze's stem has `BLANK` where they belong.
    `explanation` says after the answer why it is right. `tenet` is a slug of the course, `topic` what it is about.
    """

    id: str
    type: QuestionType
    stem: str
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    points: tuple[Point, ...] = ()
    answer: str
    accepts: tuple[str, ...] = ()
    explanation: str
    hint: str
    tenet: str | None = None
    topic: str = ""
    asks: Asked
    origin: Origin
    difficulty: int = Field(ge=1, le=5)
    citations: tuple[PrintedCitation, ...] = Field(min_length=1)


class Rejected(_Frozen):
    """An item that the gate did not let through, and why."""

    reason: str
    stem: str
    type: QuestionType
    tenet: str | None = None


class Quiz(_Frozen):
    """A set of questions; `rejected` are the items that fell out when its bank was made."""

    questions: tuple[Question, ...]
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()


BLANK = "_____"


class Response(_Frozen):
    """What a learner answered: options by their places from 0, words, or for each `left` the `right` chosen."""

    chosen: tuple[int, ...] = ()
    text: str = ""
    matched: tuple[tuple[str, str], ...] = ()


PointState = Literal["present", "missing", "contradicted"]


class PointGrade(_Frozen):
    """What a short answer says of one point; `because` is the part of the answer that says or contradicts it."""

    point: Point
    state: PointState
    because: str = ""


class Grade(_Frozen):
    """What an answer is worth: `score` from 0 to 1; it counts as right where `is_correct`.

    `message` says in plain words what was right and what was not. `points` are those of a short answer.
    """

    score: float = Field(ge=0, le=1)
    is_correct: bool
    message: str
    points: tuple[PointGrade, ...] = ()
