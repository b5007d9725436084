"""Statements to be judged: as the source has them, or with the term or the name of another."""

from collections.abc import Iterator

from tutor.quiz.building import question_on
from tutor.quiz.citing import Citing
from tutor.quiz.facts import Attribution, Definition, Facts
from tutor.quiz.identity import spread
from tutor.quiz.making.rivals import other_holders
from tutor.quiz.making.siblings import entries, siblings
from tutor.quiz.making.wording import defining, ended, held, quoted, section, statement
from tutor.quiz.questions import Asked, Option, Origin, Question


def make(facts: Facts, origin: Origin) -> Iterator[Question]:
    """A statement for every definition and attribution, about as many false as true."""
    compared = entries(facts.definitions)
    for place, one in enumerate(facts.definitions):
        is_false = spread(2, "false", one.term, one.meaning) == 1
        other = next(siblings(compared, place), None) if is_false else None
        yield _of_definition(one, other, origin)
    for one_held in facts.attributions:
        is_false = spread(2, "false", one_held.holder, one_held.predicate) == 1
        others = other_holders(one_held, facts.attributions, 1) if is_false else ()
        yield _of_attribution(one_held, others[0] if others else None, origin)


def _of_definition(one: Definition, other: Definition | None, origin: Origin) -> Question:
    citing = Citing()
    numbers = citing.numbers(one.citation)
    hint = f"Look at {section(one.citation)}, and mind which term goes with this meaning."
    if other is None:
        right = f"The passage explains {quoted(one.term)} in this way."
        wrong = f"The statement is right: {defining(one)}"
        return _question(
            defining(one), (right, wrong), numbers, citing, defining(one), hint, one, origin, "definition", 1
        )
    numbers = (*numbers, *citing.numbers(other.citation))
    mended = f"{defining(one)} {defining(other)}"
    wrong = f"This is what {quoted(one.term)} means, not {quoted(other.term)}."
    stem = statement(other.term, one.meaning)
    right = f"The passage uses {quoted(one.term)} for this, and {quoted(other.term)} for something else."
    return _question(stem, (wrong, right), numbers, citing, mended, hint, one, origin, "definition", 2)


def _of_attribution(one: Attribution, other: Attribution | None, origin: Origin) -> Question:
    citing = Citing()
    numbers = citing.numbers(one.citation)
    hint = f"Look at {section(one.citation, one.holder)} for whose view this is."
    if other is None:
        right, wrong = f"The passage says this of {one.holder}.", f"The passage does say this of {one.holder}."
        return _question(held(one), (right, wrong), numbers, citing, held(one), hint, one, origin, "attribution", 2)
    numbers = (*numbers, *citing.numbers(other.citation))
    stem = ended(f"{other.holder} {one.predicate}")
    wrong = f"The passage says this of {one.holder}, not of {other.holder}."
    right = f"This is said of {one.holder}; of {other.holder} the source says: {held(other)}"
    return _question(
        stem, (wrong, right), numbers, citing, f"{held(one)} {held(other)}", hint, one, origin, "attribution", 2
    )


def _question(
    stem: str,
    rationales: tuple[str, str],
    numbers: tuple[int, ...],
    citing: Citing,
    explanation: str,
    hint: str,
    key: Definition | Attribution,
    origin: Origin,
    asks: Asked,
    difficulty: int,
) -> Question:
    is_true = len(numbers) == 1
    answer = "True" if is_true else "False"
    return question_on(
        key,
        origin,
        "true_false",
        stem,
        answer,
        citing,
        options=(
            Option(text="True", correct=is_true, rationale=rationales[0], citations=numbers),
            Option(text="False", correct=not is_true, rationale=rationales[1], citations=numbers),
        ),
        explanation=explanation,
        hint=hint,
        asks=asks,
        difficulty=difficulty,
    )
