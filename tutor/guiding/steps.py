"""A guided answer, step by step: a first try alone, tries with help, and a closing try without any."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from tutor.chat.replies import Reply
from tutor.errors import NotNow
from tutor.guiding.attempts import AttemptReading
from tutor.guiding.ladder import Help, Rung, help_at, rungs_of
from tutor.guiding.points import points_of
from tutor.quiz.questions import Point, PointGrade

Stage = Literal["declined", "first_try", "trying", "closing", "finished"]
"""A declined question cannot be guided. In `closing` no help is to be seen; a finished one takes no more steps."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tried(_Frozen):
    """One try in the learner's words, empty for "I do not know yet", and what was read in it."""

    text: str
    reading: AttemptReading


class Guidance(_Frozen):
    """A question, its answer by quotation, and how far the learner has come with it.

    The first of `tried` was made alone, all later ones after the tutor had said something. `closing` was made alone
    again; there is none where the first try had every point.
    """

    question: str
    reply: Reply
    points: tuple[Point, ...]
    stage: Stage
    tried: tuple[Tried, ...] = ()
    helps: tuple[Help, ...] = ()
    closing: Tried | None = None

    @property
    def next_rung(self) -> Rung | None:
        """The help that comes next; None where none can be asked for."""
        left = rungs_of(self.reply)[len(self.helps) :]
        return left[0] if left and self.stage == "trying" else None


def begin(question: str, reply: Reply) -> Guidance:
    """The guidance to the answer of a reply that quotes; one that declines cannot be guided."""
    points = points_of(reply)
    return Guidance(question=question, reply=reply, points=points, stage="first_try" if points else "declined")


def attempted(state: Guidance, text: str, reading: AttemptReading) -> Guidance:
    """After a try; one that could not be read changes nothing. Raises NotNow.

    Where the first try has every point there is nothing left to do.
    """
    if state.stage not in ("first_try", "trying"):
        raise _not_now(state)
    if reading.message:
        return state
    has_all = state.stage == "first_try" and reading.present == len(state.points)
    stage: Stage = "finished" if has_all else "trying"
    return state.model_copy(update={"tried": (*state.tried, Tried(text=text, reading=reading)), "stage": stage})


def asked_for_help(state: Guidance) -> Guidance:
    """With the next help shown; raises NotNow before the first try, after the last help and where help is closed."""
    rung = state.next_rung
    if rung is None:
        raise _not_now(state)
    return state.model_copy(update={"helps": (*state.helps, help_at(rung, state.reply, _next_point(state)))})


def ready_to_close(state: Guidance) -> Guidance:
    """In the closing try: all help is put away. Raises NotNow before the first try and after the end."""
    if state.stage != "trying":
        raise _not_now(state)
    return state.model_copy(update={"stage": "closing"})


def closed(state: Guidance, text: str, reading: AttemptReading) -> Guidance:
    """Finished by this closing try; one that could not be read changes nothing. Raises NotNow."""
    if state.stage != "closing":
        raise _not_now(state)
    if reading.message:
        return state
    return state.model_copy(update={"closing": Tried(text=text, reading=reading), "stage": "finished"})


def standing(tried: tuple[Tried, ...]) -> tuple[PointGrade, ...]:
    """What the tries together say of each point: the last that speaks to it counts. Empty without a try."""
    together: tuple[PointGrade, ...] = ()
    for one in tried:
        before = together or one.reading.points
        pairs = zip(before, one.reading.points, strict=True)
        together = tuple(old if new.state == "missing" else new for old, new in pairs)
    return together


def shown_helps(state: Guidance) -> tuple[Help, ...]:
    """The help that may be seen now, in the order it was given."""
    return () if state.stage == "closing" else state.helps


def open_citations(state: Guidance) -> tuple[int, ...]:
    """The numbers of the citations that may be opened now: of what was shown, of all at the end, in closing of none."""
    if state.stage == "finished":
        return tuple(one.id for one in state.reply.citations)
    spoken = (one.point.citations for one in standing(state.tried) if one.state != "missing")
    ids = {number for some in (*spoken, *(one.opens for one in state.helps)) for number in some}
    return () if state.stage == "closing" else tuple(sorted(ids))


def is_shown(state: Guidance, point: Point) -> bool:
    """Whether the words of a point have been shown as help, or everything is."""
    quoted = [piece.text for help_ in state.helps for piece in help_.pieces if piece.kind == "quoted"]
    return state.stage == "finished" or any(point.text in text for text in quoted)


def _next_point(state: Guidance) -> Point:
    """The first point that the learner lacks."""
    lacking = (one.point for one in standing(state.tried) if one.state == "missing")
    return next(lacking, state.points[0])


def _not_now(state: Guidance) -> NotNow:
    if state.stage == "trying":
        return NotNow("All the help has been given.", "Answer again, or try once without help.")
    return NotNow("This step cannot be taken here.", _HINTS[state.stage])


_HINTS: dict[Stage, str] = {
    "declined": "Your sources do not answer this question. Ask another one.",
    "first_try": "Write first what you know, or say that you do not know yet.",
    "closing": "Answer without help first.",
    "finished": "This one is finished. Ask another question.",
}
