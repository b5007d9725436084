"""The steps of help with an answer, each telling more than the one before: where, with gaps, one point, all of it."""

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from tutor.chat.replies import Reply, ReplySentence
from tutor.guiding.gaps import FEWEST, gapped, gaps_in, withheld
from tutor.guiding.places import where
from tutor.guiding.points import points_of
from tutor.quiz.questions import Point

Rung = Literal["pointer", "gaps", "part", "full"]
RUNGS: tuple[Rung, ...] = get_args(Rung)
PieceKind = Literal["place", "gapped", "quoted"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HelpPiece(_Frozen):
    """A place in a source, a sentence with gaps, or words of a source as they stand; `citations` are the reply's.

    `lead_in` is the tutor's own words before it, as in the reply.
    """

    kind: PieceKind
    text: str
    citations: tuple[int, ...]
    lead_in: str = ""


class Help(_Frozen):
    """What one step of the ladder shows; `opens` are the citations that may be opened from it."""

    rung: Rung
    pieces: tuple[HelpPiece, ...]
    opens: tuple[int, ...] = ()


def rungs_of(reply: Reply) -> tuple[Rung, ...]:
    """The steps that an answer has: no gaps where its words are the question's, no part where it is a single point."""
    points = points_of(reply)
    idle: set[Rung] = set()
    if not _with_gaps(reply):
        idle.add("gaps")
    if len(points) < 2:
        idle.add("part")
    return tuple(rung for rung in RUNGS if rung not in idle) if points else ()


def help_at(rung: Rung, reply: Reply, point: Point | None = None) -> Help:
    """The help of this step with an answer by quotation; `point` is what "part" shows, its first point where None."""
    if rung == "pointer":
        return Help(rung=rung, pieces=_places(reply))
    if rung == "gaps":
        return Help(rung=rung, pieces=_with_gaps(reply))
    if rung == "part":
        shown = point or points_of(reply)[0]
        lead_in = next((one.lead_in for one in reply.sentences if shown.text in one.text), "")
        piece = HelpPiece(kind="quoted", text=shown.text, citations=shown.citations, lead_in=lead_in)
        return Help(rung=rung, pieces=(piece,), opens=shown.citations)
    pieces = tuple(_piece("quoted", one, one.text) for one in reply.sentences)
    return Help(rung=rung, pieces=pieces, opens=tuple(one.id for one in reply.citations))


def _places(reply: Reply) -> tuple[HelpPiece, ...]:
    """Every place once, with the citations that lie there."""
    lying: dict[str, list[int]] = {}
    for citation in reply.citations:
        lying.setdefault(where(reply, citation), []).append(citation.id)
    return tuple(HelpPiece(kind="place", text=place, citations=tuple(ids)) for place, ids in lying.items())


def _with_gaps(reply: Reply) -> tuple[HelpPiece, ...]:
    secret = withheld(reply)
    return tuple(
        _piece("gapped", one, gapped(one.text, secret))
        for one in reply.sentences
        if gaps_in(one.text, secret) >= FEWEST
    )


def _piece(kind: PieceKind, sentence: ReplySentence, text: str) -> HelpPiece:
    return HelpPiece(kind=kind, text=text, citations=sentence.citations, lead_in=sentence.lead_in)
