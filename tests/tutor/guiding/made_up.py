"""Replies about bread for tests of guided answers, and a judge that knows what was said of them."""

from tests.knowledge.judge.scripted_judge import ScriptedEntailment
from tutor.chat.replies import Reply, ReplyCitation, ReplySentence
from tutor.guiding.attempts import AttemptReading
from tutor.guiding.points import points_of
from tutor.quiz.questions import PointGrade, PointState

GAS = "Yeast feeds on sugars and gives off carbon dioxide."
NET = "A stretchy net of gluten keeps the bubbles from escaping."
ASKED = "Why does dough rise?"


def citation(number: int, quote: str, **fields: object) -> ReplyCitation:
    """A citation of a made-up source."""
    known: dict[str, object] = {
        "source_id": "bread", "source_file": "bread.md", "source_title": "On bread", "role": "reference", "page": None,
        "heading": ("Rising",), "start": 100 * number, "end": 100 * number + len(quote),
    }  # fmt: skip
    return ReplyCitation.model_validate({**known, **fields, "id": number, "quote": quote})


def answered(*quotes: str, asked: str = ASKED, **fields: object) -> Reply:
    """A reply of quoted sentences, each with a citation of its own from 1."""
    return Reply(
        question=asked,
        standalone_question=asked,
        status="answered",
        sentences=tuple(ReplySentence(text=one, citations=(place,)) for place, one in enumerate(quotes, start=1)),
        citations=tuple(citation(place, one, **fields) for place, one in enumerate(quotes, start=1)),
    )


def declined() -> Reply:
    """A reply that declines, with a passage that comes near."""
    return Reply(
        question=ASKED, standalone_question=ASKED, status="declined", reason="not_covered",
        message="Your sources do not answer this question.", nearest=(citation(1, GAS),),
    )  # fmt: skip


def read(reply: Reply, *states: PointState, beyond: tuple[str, ...] = ()) -> AttemptReading:
    """A reading with this state of each point."""
    return AttemptReading(
        points=tuple(
            PointGrade(point=point, state=state, because="" if state == "missing" else "my words")
            for point, state in zip(points_of(reply), states, strict=True)
        ),
        beyond=beyond,
    )


def judge(*known: tuple[str, str, str, float]) -> ScriptedEntailment:
    """A judge that says the same of a part of an attempt and a point both ways."""
    both = {}
    for part, point, relation, sure in known:
        both[(part, point)] = both[(point, part)] = (relation, sure)
    return ScriptedEntailment(both)


BREAD = answered(GAS, NET)
