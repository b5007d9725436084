"""Questions with one right answer among four: names for meanings, meanings of terms, holders of ideas, reasons."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from tutor.quiz.building import question_on
from tutor.quiz.citing import Citing
from tutor.quiz.facts import Attribution, Definition, Fact, Facts, Reason
from tutor.quiz.identity import spread
from tutor.quiz.making.asking import why
from tutor.quiz.making.rivals import kind_of, other_holders, other_reasons
from tutor.quiz.making.siblings import entries, of_mixed_length, placed, siblings
from tutor.quiz.making.wording import (
    asked,
    capitalised,
    defining,
    ended,
    held,
    prefers_gap,
    quoted,
    section,
    shared,
    spelt,
)
from tutor.quiz.questions import Asked, Option, Origin, Question

_MEANING_STEMS = (
    "What does the term {} mean?",
    "Which of these is the meaning of {}?",
    "Which of these explains {}?",
    "Which description fits the term {}?",
)
_F = TypeVar("_F", bound=Fact)
_OTHERS = 3
_POOL = 16


def make(facts: Facts, origin: Origin) -> Iterator[Question]:
    """Every single-choice question that the facts yield."""
    compared = entries(facts.definitions)
    for place, one in enumerate(facts.definitions):
        near = list(siblings(compared, place))
        if not prefers_gap(one):
            yield from _name(one, near, origin)
        yield from _meaning(one, near, origin)
    for one_held in facts.attributions:
        yield from _holder(one_held, facts.attributions, origin)
    for reason in facts.reasons:
        yield from _why(reason, facts.reasons, origin)


def _name(key: Definition, near: Sequence[Definition], origin: Origin) -> Iterator[Question]:
    stem = f"What is the name for {key.meaning}?"
    others = _fitting(key.term, near[:_POOL], lambda one: one.term, stem, 3.0)
    if len(others) < _OTHERS:
        return
    citing = Citing()
    right, wrong = _options(
        citing,
        key,
        others,
        text=lambda one: one.term,
        why_right=f"The passage calls this {quoted(key.term)}.",
        why_wrong=lambda one: f"{defining(one)[:-1]}, not this.",
    )
    hint = f"Look at {section(key.citation, key.term)}: {spelt(key.term)}."
    yield _question(stem, right, wrong, citing, defining(key), hint, key, origin, "definition", 2)


def _meaning(key: Definition, near: Sequence[Definition], origin: Origin) -> Iterator[Question]:
    stem = _MEANING_STEMS[spread(len(_MEANING_STEMS), "stem", key.term)].format(quoted(key.term))
    others = _fitting(key.meaning, near[: 2 * _POOL], lambda one: one.meaning, stem, 1.8)
    if len(others) < _OTHERS:
        return
    citing = Citing()
    right, wrong = _options(
        citing,
        key,
        others,
        text=lambda one: capitalised(one.meaning),
        why_right=f"The passage explains {quoted(key.term)} in this way.",
        why_wrong=lambda one: f"This is what {quoted(one.term)} means.",
    )
    hint = f"Look at {section(key.citation)}, where the term is explained."
    yield _question(stem, right, wrong, citing, defining(key), hint, key, origin, "definition", 3)


def _holder(key: Attribution, every: Sequence[Attribution], origin: Origin) -> Iterator[Question]:
    others = other_holders(key, every, _OTHERS)
    if len(others) < _OTHERS:
        return
    who = {"theory": "Which theory", "school": "Which school of thought"}.get(kind_of(key.holder), "Who")
    stem = f"{who} {asked(key.predicate)}?"
    citing = Citing()
    right, wrong = _options(
        citing,
        key,
        others,
        text=lambda one: one.holder,
        why_right=f"The passage names {key.holder} here.",
        why_wrong=lambda one: f"The source says of {one.holder} something else: {held(one)}",
    )
    hint = f"Look at {section(key.citation, key.holder)}: the name ends in {quoted(key.holder[-3:])}."
    yield _question(stem, right, wrong, citing, held(key), hint, key, origin, "attribution", 3)


def _why(key: Reason, every: Sequence[Reason], origin: Origin) -> Iterator[Question]:
    stem = why(key)
    others = other_reasons(key, every, _OTHERS) if stem else ()
    if stem is None or len(others) < _OTHERS:
        return
    citing = Citing()
    right, wrong = _options(
        citing,
        key,
        others,
        text=lambda one: f"Because {one.cause}",
        why_right="This is the reason that the passage gives.",
        why_wrong=lambda one: f"The source gives this as the reason for something else: {ended(one.effect)}",
    )
    explanation = ended(f"{key.effect} because {key.cause}")
    hint = f"Look at {section(key.citation)} for what follows from what."
    yield _question(stem, right, wrong, citing, explanation, hint, key, origin, "reason", 3)


def _options(
    citing: Citing,
    key: _F,
    others: Sequence[_F],
    *,
    text: Callable[[_F], str],
    why_right: str,
    why_wrong: Callable[[_F], str],
) -> tuple[Option, list[Option]]:
    """The right option and the wrong ones, each with the sentence that it comes from."""
    right = Option(text=text(key), correct=True, rationale=why_right, citations=citing.numbers(key.citation))
    wrong = [
        Option(text=text(one), correct=False, rationale=why_wrong(one), citations=citing.numbers(one.citation))
        for one in others
    ]
    return right, wrong


def _fitting(
    key: str, near: Sequence[Definition], text_of: Callable[[Definition], str], stem: str, ratio: float
) -> tuple[Definition, ...]:
    """Siblings whose options tempt as much as the key by the words that they share with the stem."""
    chosen = of_mixed_length(key, near, text_of, _OTHERS, ratio=ratio)
    most = shared(key, stem)
    if len(chosen) < _OTHERS or not most or any(shared(text_of(one), stem) >= most for one in chosen):
        return chosen
    tempting = next((one for one in near if shared(text_of(one), stem) >= most), None)
    if tempting is None:
        return ()
    given_up = spread(_OTHERS, key)
    return tuple(tempting if place == given_up else one for place, one in enumerate(chosen))


def _question(
    stem: str,
    right: Option,
    wrong: Sequence[Option],
    citing: Citing,
    explanation: str,
    hint: str,
    key: Definition | Attribution | Reason,
    origin: Origin,
    asks: Asked,
    difficulty: int,
) -> Question:
    return question_on(
        key,
        origin,
        "single_choice",
        stem,
        right.text,
        citing,
        options=placed(right, wrong, stem),
        explanation=explanation,
        hint=hint,
        asks=asks,
        difficulty=difficulty,
    )
