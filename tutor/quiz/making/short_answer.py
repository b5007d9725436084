"""Questions to be answered in one's own words: meanings, what separates two terms, and reasons."""

from collections.abc import Iterator

from tutor.quiz.building import question_on
from tutor.quiz.citing import Citing
from tutor.quiz.facts import Definition, Facts, Reason
from tutor.quiz.identity import spread
from tutor.quiz.making.asking import why
from tutor.quiz.making.siblings import Entry, are_apart
from tutor.quiz.making.wording import capitalised, defining, ended, quoted, section
from tutor.quiz.questions import Asked, Origin, Point, Question

_NEAR = 12
_STEMS = (
    "What is meant by {}?",
    "Explain the term {} in your own words.",
    "Say in a sentence or two what {} means.",
)


def make(facts: Facts, origin: Origin) -> Iterator[Question]:
    """A question for every definition, for pairs of terms of one family, and for reasons that can be asked for."""
    for one in facts.definitions:
        yield _what(one, origin)
    for place, one in enumerate(facts.definitions):
        for other in facts.definitions[place + 1 : place + 1 + _NEAR]:
            if _is_family(one, other):
                yield _difference(one, other, origin)
    for reason in facts.reasons:
        stem = why(reason)
        if stem:
            yield _why(reason, stem, origin)


def _what(one: Definition, origin: Origin) -> Question:
    citing = Citing()
    points = (Point(text=defining(one), citations=citing.numbers(one.citation)),)
    hint = f"Look at {section(one.citation)}: say what kind of thing it is, and what sets it apart."
    stem = _STEMS[spread(len(_STEMS), "stem", one.term)].format(quoted(one.term))
    return _question(stem, points, citing, hint, one, origin, "definition", 4)


def _difference(one: Definition, other: Definition, origin: Origin) -> Question:
    citing = Citing()
    points = tuple(Point(text=defining(each), citations=citing.numbers(each.citation)) for each in (one, other))
    stem = f"How does {quoted(one.term)} differ from {quoted(other.term)}?"
    hint = f"Say first what {quoted(one.term)} means, then what {quoted(other.term)} means."
    return _question(stem, points, citing, hint, one, origin, "contrast", 5)


def _why(reason: Reason, stem: str, origin: Origin) -> Question:
    citing = Citing()
    points = (Point(text=ended(capitalised(reason.cause)), citations=citing.numbers(reason.citation)),)
    hint = f"Look at {section(reason.citation)} for what it rests on."
    return _question(stem, points, citing, hint, reason, origin, "reason", 4)


def _is_family(one: Definition, other: Definition) -> bool:
    """Whether two terms are two kinds of one thing: several words each, of which the last is the same."""
    left, right = one.term.lower().split(), other.term.lower().split()
    is_pair = len(left) == len(right) == 2 and left[-1] == right[-1] and left[0] != right[0]
    return is_pair and one.citation.source_id == other.citation.source_id and are_apart(Entry(one), Entry(other))


def _question(
    stem: str,
    points: tuple[Point, ...],
    citing: Citing,
    hint: str,
    key: Definition | Reason,
    origin: Origin,
    asks: Asked,
    difficulty: int,
) -> Question:
    answer = "\n".join(point.text for point in points)
    return question_on(
        key,
        origin,
        "short_answer",
        stem,
        answer,
        citing,
        points=points,
        explanation=" ".join(point.text for point in points),
        hint=hint,
        asks=asks,
        difficulty=difficulty,
    )
