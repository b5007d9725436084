"""What an answer was worth: right or wrong in words, and why for each option with the passages that say so."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import streamlit as st

from tutor.grounding.citations import PrintedCitation
from tutor.quiz.questions import Option, PointGrade, PointState, Question
from tutor.ui.components.cited_list import Sign, cited_list, line
from tutor.ui.components.plain import literal
from tutor.ui.quiz_state import Answered

RIGHT, PARTLY, WRONG, UNKNOWN = "Right", "Partly right", "Not quite", "Here is the answer"
_LOOKS = {
    RIGHT: ("green", "check_circle"), PARTLY: ("orange", "contrast"), WRONG: ("red", "cancel"),
    UNKNOWN: ("blue", "menu_book"),
}  # fmt: skip
_POINTS: dict[PointState, tuple[Sign, str]] = {
    "present": ("right", "You said this"),
    "missing": ("lacking", "Missing from your answer"),
    "contradicted": ("wrong", "Your answer says otherwise"),
}


def verdict_of(answered: Answered) -> str:
    """The verdict in a word or two."""
    response = answered.response
    if answered.grade.is_correct:
        return RIGHT
    if not (response.chosen or response.text or response.matched):
        return UNKNOWN
    return PARTLY if answered.grade.score > 0 else WRONG


def verdict(answered: Answered) -> None:
    """Says whether the answer was right: by a sign, by a colour, and in words."""
    said = verdict_of(answered)
    colour, icon = _LOOKS[said]
    message = message_of(answered)
    st.markdown(f":{colour}[:material/{icon}: **{said}**]" + (f"  \n{literal(message)}" if message else ""))


def message_of(answered: Answered) -> str:
    """What the grade says besides its verdict."""
    said, message = verdict_of(answered), answered.grade.message
    if said == UNKNOWN:
        return ""
    # The grader begins with the verdict where there is nothing else to begin with.
    rest = message.removeprefix(said).lstrip(" .,") if message.startswith(said) else message
    return rest[:1].upper() + rest[1:]


def explained(answered: Answered, *, active: int | None, on_open: Callable[[str, int], None]) -> None:
    """Draws the answer with why it is right, and each option with its own reason."""
    question = answered.question
    cited_list(
        f"feedback-{question.id}", "The answer, and why", feedback_lines(answered), active=active,
        on_open=lambda number: on_open(question.id, number),
    )  # fmt: skip


def feedback_lines(answered: Answered) -> list[dict[str, Any]]:
    """The lines of an answer: one an option, pair or point, and the explanation."""
    question, response = answered.question, answered.response
    lines: list[dict[str, Any]] = []
    if response.text:
        lines.append(line(f"You wrote: “{response.text}”"))
    lines += {
        "single_choice": _options, "multiple_choice": _options, "true_false": _options, "cloze": _gap,
        "short_answer": _points, "matching": _pairs,
    }[question.type](answered)  # fmt: skip
    used = {chip["number"] for one in lines for chip in one["chips"]}
    rest = [number for number in (citation.id for citation in question.citations) if number not in used]
    if question.explanation:
        lines.append(line(question.explanation, _cited(question, rest or sorted(used)[:1])))
    return lines


def _options(answered: Answered) -> Iterator[dict[str, Any]]:
    question = answered.question
    is_one = sum(option.correct for option in question.options) == 1
    for place, option in enumerate(question.options):
        sign, words = _option(option, is_one=is_one, is_chosen=place in answered.response.chosen)
        yield line(option.text, _cited(question, option.citations), sign=sign, words=words, note=option.rationale)


def _option(option: Option, *, is_one: bool, is_chosen: bool) -> tuple[Sign, str]:
    if option.correct:
        if is_chosen:
            return "right", "Right, and your choice"
        return "missed", "The right answer" if is_one else "Right, but you left it out"
    return ("wrong", "Your choice, not right") if is_chosen else ("none", "Not right")


def _gap(answered: Answered) -> Iterator[dict[str, Any]]:
    question = answered.question
    sign: Sign = "right" if answered.grade.is_correct else "missed"
    also = f"Also right: {', '.join(question.accepts)}" if question.accepts else ""
    words = "What belongs in the gap"
    yield line(question.answer, _cited(question, [one.id for one in question.citations]), sign=sign, words=words,
               note=also)  # fmt: skip


def _points(answered: Answered) -> Iterator[dict[str, Any]]:
    question = answered.question
    grades = answered.grade.points or tuple(PointGrade(point=one, state="missing") for one in question.points)
    for graded in grades:
        sign, words = _POINTS[graded.state]
        if not answered.response.text:
            sign, words = "missed", "Belongs in the answer"
        because = f"In your words: “{graded.because}”" if graded.because else ""
        chips = _cited(question, graded.point.citations)
        yield line(graded.point.text, chips, sign=sign, words=words, note=because)


def _pairs(answered: Answered) -> Iterator[dict[str, Any]]:
    question = answered.question
    matched = dict(answered.response.matched)
    for pair in question.pairs:
        chosen = matched.get(pair.left)
        sign, words = ("right", "Right") if chosen == pair.right else ("missed", "The right answer")
        if chosen and chosen != pair.right:
            sign, words = "wrong", f"You chose “{chosen}”. Right is:"
        chips = _cited(question, pair.citations)
        yield line(f"{pair.left}: {pair.right}", chips, sign=sign, words=words, note=pair.rationale)  # type: ignore[arg-type]


def _cited(question: Question, numbers: Iterable[int]) -> list[tuple[int, PrintedCitation]]:
    by_number = {citation.id: citation for citation in question.citations}
    return [(number, by_number[number]) for number in numbers if number in by_number]
