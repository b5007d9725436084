"""Questions out of facts, every type that the facts allow; the same facts always give the same questions."""

from collections.abc import Iterator

from tutor.quiz.facts import Facts
from tutor.quiz.making import cloze, matching, multiple_choice, short_answer, single_choice, true_false
from tutor.quiz.questions import Origin, Question

__all__ = ["questions_from"]

_MAKERS = (single_choice.make, multiple_choice.make, true_false.make, cloze.make, short_answer.make, matching.make)


def questions_from(facts: Facts, origin: Origin) -> Iterator[Question]:
    """Every question that the facts yield, type by type and in reading order; no two have the same id."""
    seen: set[str] = set()
    for make in _MAKERS:
        for question in make(facts, origin):
            if question.id not in seen:
                seen.add(question.id)
                yield question
