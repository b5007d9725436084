"""A question as a teacher typed it: what is still missing, and the question once nothing is; pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.grounding.citations import PrintedCitation
from tutor.quiz.identity import question_id
from tutor.quiz.questions import BLANK, Option, Pair, Point, Question, QuestionType
from tutor.ui.bank_state import Editing

CHOICES: tuple[QuestionType, ...] = ("single_choice", "multiple_choice", "true_false")


@dataclass(frozen=True, slots=True)
class TypedOption:
    """One option as typed; `cites` are the numbers of the sentences that it rested on before."""

    text: str
    is_right: bool
    rationale: str
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedPair:
    """One pair as typed."""

    left: str
    right: str
    rationale: str
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything that was typed of a question; what its type does not have is empty."""

    stem: str
    options: tuple[TypedOption, ...] = ()
    pairs: tuple[TypedPair, ...] = ()
    points: tuple[str, ...] = ()
    answer: str = ""
    accepts: tuple[str, ...] = ()
    explanation: str = ""
    hint: str = ""
    tenet: str | None = None
    topic: str = ""
    difficulty: int = 3


def missing(kind: QuestionType, typed: Typed, cited: Sequence[PrintedCitation]) -> tuple[str, ...]:
    """What has to be typed or chosen before the question can be checked, in plain words."""
    found = [] if typed.stem else ["Write the question."]
    if kind in CHOICES:
        found += _missing_in_options(kind, typed.options)
    if kind == "cloze":
        found += [] if BLANK in typed.stem else [f"Put {BLANK} where the missing words belong."]
        found += [] if typed.answer else ["Write the words that belong in the blank."]
    if kind == "short_answer" and not typed.points:
        found.append("Write at least one thing that a good answer has to say.")
    if kind == "matching":
        found += [] if len(typed.pairs) > 1 else ["Write at least two pairs."]
        found += [] if all(one.left and one.right for one in typed.pairs) else ["Fill in both sides of every pair."]
    found += [] if typed.explanation else ["Say why the answer is right."]
    found += [] if cited else ["Choose at least one sentence of a document that the answer rests on."]
    return tuple(found)


def question_of(editing: Editing, typed: Typed) -> Question:
    """The question, from what was typed where nothing is missing."""
    numbers = {one.id: place for place, one in enumerate(editing.cited, start=1)}
    everything = tuple(numbers.values())

    def cites(before: Sequence[int]) -> tuple[int, ...]:
        return tuple(numbers[one] for one in before if one in numbers) or everything

    before = editing.before
    answer = _answer(editing.type, typed)
    points_before = {one.text: one.citations for one in before.points} if before else {}
    return Question(
        id=question_id(editing.type, typed.stem, answer),
        type=editing.type,
        stem=typed.stem,
        options=tuple(
            Option(text=one.text, correct=one.is_right, rationale=one.rationale, citations=cites(one.cites))
            for one in typed.options
        ),
        pairs=tuple(
            Pair(left=one.left, right=one.right, rationale=one.rationale, citations=cites(one.cites))
            for one in typed.pairs
        ),
        points=tuple(Point(text=one, citations=cites(points_before.get(one, ()))) for one in typed.points),
        answer=answer,
        accepts=typed.accepts,
        explanation=typed.explanation,
        hint=typed.hint,
        tenet=typed.tenet,
        topic=typed.topic,
        asks=before.asks if before else "claim",
        origin="teacher",
        difficulty=typed.difficulty,
        citations=tuple(one.model_copy(update={"id": numbers[one.id]}) for one in editing.cited),
    )


def _missing_in_options(kind: QuestionType, options: Sequence[TypedOption]) -> list[str]:
    found = []
    right = sum(one.is_right for one in options)
    texts = [" ".join(one.text.lower().split()) for one in options]
    if len(options) < 2:
        found.append("Write at least two options.")
    elif not right:
        found.append("Say which option is right.")
    elif kind != "multiple_choice" and right > 1:
        found.append("Only one option can be right.")
    if len(set(texts)) < len(texts):
        found.append("Two options are the same. Change or empty one of them.")
    if not all(one.rationale for one in options):
        found.append("Say of every option why it is right or wrong.")
    return found


def _answer(kind: QuestionType, typed: Typed) -> str:
    if kind in CHOICES:
        return "\n".join(one.text for one in typed.options if one.is_right)
    if kind == "matching":
        return "\n".join(f"{one.left}: {one.right}" for one in typed.pairs)
    return "\n".join(typed.points) if kind == "short_answer" else typed.answer
