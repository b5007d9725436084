"""Terms to be matched with their meanings, and people with what they held."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from tutor.quiz.building import question_on
from tutor.quiz.citing import Citing
from tutor.quiz.facts import Attribution, Definition, Facts
from tutor.quiz.making.rivals import kind_of, may_be_same
from tutor.quiz.making.siblings import Entry, are_apart
from tutor.quiz.making.wording import capitalised, defining, held, listed, quoted, section, shared
from tutor.quiz.questions import Asked, Origin, Pair, Question

_T = TypeVar("_T", Definition, Attribution)
_SIZE = 4
_NEAR = 12
_LONGEST = 200


def make(facts: Facts, origin: Origin) -> Iterator[Question]:
    """Sets of four that stand near each other; every fact is in one set at most."""
    for terms in _sets(facts.definitions, _fit_terms):
        yield _of_terms(terms, origin)
    for holders in _sets(facts.attributions, _fit_holders):
        yield _of_holders(holders, origin)


def _sets(facts: Sequence[_T], fit: Callable[[_T, _T], bool]) -> Iterator[tuple[_T, ...]]:
    left = list(facts)
    while left:
        chosen = [left.pop(0)]
        for one in left[:_NEAR]:
            if len(chosen) < _SIZE and all(fit(one, other) for other in chosen):
                chosen.append(one)
        if len(chosen) == _SIZE:
            left = [one for one in left if one not in chosen]
            yield tuple(chosen)


def _fit_terms(one: Definition, other: Definition) -> bool:
    return len(one.meaning) <= _LONGEST >= len(other.meaning) and are_apart(Entry(one), Entry(other))


def _fit_holders(one: Attribution, other: Attribution) -> bool:
    is_like = kind_of(one.holder) == kind_of(other.holder) and shared(one.predicate, other.predicate) <= 3
    names = one.holder in other.predicate or other.holder in one.predicate
    return is_like and not names and not may_be_same(one.holder, other.holder) and len(one.predicate) <= _LONGEST


def _of_terms(terms: Sequence[Definition], origin: Origin) -> Question:
    citing = Citing()
    pairs = tuple(
        _pair(citing, one, one.term, one.meaning, f"The passage explains {quoted(one.term)} in this way.")
        for one in terms
    )
    stem = f"Match each term with its meaning: {listed([one.term for one in terms])}."
    explanation = " ".join(defining(one) for one in terms)
    return _question(stem, pairs, citing, explanation, terms[0], origin, "definition")


def _of_holders(holders: Sequence[Attribution], origin: Origin) -> Question:
    citing = Citing()
    pairs = tuple(
        _pair(citing, one, one.holder, one.predicate, f"The passage says this of {one.holder}.") for one in holders
    )
    stem = f"Match each name with the view or work: {listed([one.holder for one in holders])}."
    explanation = " ".join(held(one) for one in holders)
    return _question(stem, pairs, citing, explanation, holders[0], origin, "attribution")


def _pair(citing: Citing, one: Definition | Attribution, left: str, right: str, why: str) -> Pair:
    return Pair(left=left, right=capitalised(right), rationale=why, citations=citing.numbers(one.citation))


def _question(
    stem: str,
    pairs: tuple[Pair, ...],
    citing: Citing,
    explanation: str,
    first: Definition | Attribution,
    origin: Origin,
    asks: Asked,
) -> Question:
    answer = "\n".join(f"{pair.left}: {pair.right}" for pair in pairs)
    hint = f"Begin with the one that you are surest of; {quoted(pairs[0].left)} comes up in {section(first.citation)}."
    return question_on(
        first,
        origin,
        "matching",
        stem,
        answer,
        citing,
        pairs=pairs,
        explanation=explanation,
        hint=hint,
        asks=asks,
        difficulty=3,
    )
