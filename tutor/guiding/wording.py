"""What the tutor says at each step of a guided answer: what is there, then what is missing, then what is not so."""

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tutor.guiding.ladder import Help, Rung
from tutor.guiding.results import results_of
from tutor.guiding.steps import Guidance, Stage, Tried, is_shown, standing
from tutor.quiz.questions import PointGrade

RemarkKind = Literal["present", "missing", "contradicted", "beyond"]


class Remark(BaseModel):
    """One thing said of a try: the tutor's words, the learner's own that it is about, and the source's.

    `because` and `quote` are empty where there are none; a quote has its citations.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: RemarkKind
    said: str
    because: str = ""
    quote: str = ""
    citations: tuple[int, ...] = ()


def remarks(state: Guidance) -> tuple[Remark, ...]:
    """What is said of the tries so far, and at the end of the closing one; nothing while the learner tries alone.

    A point that is missing is told only once help has shown it.
    """
    tries = _read_now(state)
    grades = standing(tries)
    beyond = tries[-1].reading.beyond if tries else ()
    return (
        *(_present(one) for one in grades if one.state == "present"),
        *_missing(state, [one for one in grades if one.state == "missing"]),
        *(_contradicted(one) for one in grades if one.state == "contradicted"),
        *(Remark(kind="beyond", said=_BEYOND, because=claim) for claim in beyond),
    )


def invitation(state: Guidance) -> str:
    """What the learner can do now; of a declined question why it cannot be guided."""
    if state.stage == "declined":
        near = " These passages come nearest." if state.reply.nearest else ""
        return f"{state.reply.message} There is no answer to guide you to.{near}".strip()
    if state.stage == "trying" and state.next_rung is None:
        return _NO_MORE_HELP
    return _INVITATIONS[state.stage]


def help_label(rung: Rung) -> str:
    """What the button for this help says."""
    return _LABELS[rung]


def help_heading(help_: Help) -> str:
    """What stands above this help."""
    return _HEADINGS[help_.rung]


def outcome(state: Guidance) -> str:
    """How many points each kind of try had, with and without help apart; empty before the first try."""
    found = results_of(state)
    if found is None:
        return ""
    told = [f"First try: {_of(found.first, found.points)}."]
    if found.assisted is not None:
        told.append(f"With help: {_of(found.assisted, found.points)}.")
    if found.closing is not None:
        told.append(f"At the end, without help: {_of(found.closing, found.points)}.")
    return " ".join(told)


NOT_YET = "I do not know yet"
READY = "Try once more without help"

_BEYOND = "This is not in these sources' answer. It may be right all the same; check it before you rely on it."
_NO_MORE_HELP = "This is all the help there is. Answer again, or try once more without help."
_INVITATIONS: dict[Stage, str] = {
    "first_try": "Write first what you know, in your own words. Help comes after that.",
    "trying": "Add what is missing, ask for help, or try once more without help.",
    "closing": "Answer the question once more. The help is put away until you are done.",
    "finished": "Here is the whole answer, with the passages that it stands on.",
}
_LABELS: dict[Rung, str] = {
    "pointer": "Show where to look",
    "gaps": "Show the answer with gaps",
    "part": "Show one point",
    "full": "Show the whole answer",
}
_HEADINGS: dict[Rung, str] = {
    "pointer": "Where to look",
    "gaps": "The answer with gaps",
    "part": "One point of the answer",
    "full": "The whole answer",
}
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _read_now(state: Guidance) -> tuple[Tried, ...]:
    if state.stage == "closing":
        return ()
    return (state.closing,) if state.closing is not None else state.tried


def _present(grade: PointGrade) -> Remark:
    return _quoting("present", "Your answer has this point.", grade)


def _missing(state: Guidance, grades: Sequence[PointGrade]) -> Iterator[Remark]:
    hidden = 0
    for one in grades:
        if is_shown(state, one.point):
            yield _quoting("missing", "Your answer does not have this point.", one)
        else:
            hidden += 1
    if hidden:
        yield Remark(kind="missing", said=_lacking(hidden, len(state.points)))


def _contradicted(grade: PointGrade) -> Remark:
    return _quoting("contradicted", "Your sources seem to say otherwise here. Compare the two.", grade)


def _quoting(kind: RemarkKind, said: str, grade: PointGrade) -> Remark:
    point = grade.point
    return Remark(kind=kind, said=said, because=grade.because, quote=point.text, citations=point.citations)


def _lacking(hidden: int, count: int) -> str:
    if count == 1:
        return "The point that answers the question is missing."
    if hidden == count:
        return "Both points are missing." if count == 2 else f"All {_number(count)} points are missing."
    verb = "is" if hidden == 1 else "are"
    return f"{_number(hidden).capitalize()} of the {_number(count)} points {verb} missing."


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _of(some: int, count: int) -> str:
    return f"{some} of {count} {'point' if count == 1 else 'points'}"
