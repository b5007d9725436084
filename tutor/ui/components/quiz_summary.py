"""The end of a quiz: how it went by topic with what to read next, what comes back and when, and every answer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import streamlit as st

from tutor.grounding.citations import PrintedCitation
from tutor.quiz.questions import Question
from tutor.ui.components.cited_list import cited_list, line
from tutor.ui.components.plain import literal, shortened
from tutor.ui.components.question_feedback import PARTLY, RIGHT, UNKNOWN, explained, verdict, verdict_of
from tutor.ui.components.question_head import question_head
from tutor.ui.components.question_topic import full_topic
from tutor.ui.components.when import on_day
from tutor.ui.quiz_state import Answered
from tutor.ui.quizzing import missed

if TYPE_CHECKING:
    from tutor.learners.quizzes import KeptQuiz

PASSAGES = 2
_SIGNS = {RIGHT: ":green[:material/check_circle:]", UNKNOWN: ":blue[:material/menu_book:]"}

Open = Callable[[str, int], None]


def score_words(quiz: "KeptQuiz") -> str:
    """Such as "7 of 10 right"."""
    return f"{len(quiz.answers) - len(missed(quiz))} of {len(quiz.questions)} right"


def quiz_score(quiz: "KeptQuiz", step: int) -> None:
    """The score as the title, and what was worth a part below it."""
    partly = [one for one in missed(quiz) if one.grade.score > 0]
    points = sum(one.grade.score for one in quiz.answers)
    part = f" · with partly right answers counted in part: {points:.1f}" if partly else ""
    question_head(score_words(quiz), f"{shortened(quiz.name, 100)}{part}", 1.0, step, aim="place", is_title=True)


def by_topic(
    answers: Sequence[Answered], tenets: Mapping[str, str], active: tuple[str, int] | None, on_open: Open
) -> None:
    """Draws for each topic how many were right, and the passages to read for what was missed."""
    topics: dict[str, list[Answered]] = {}
    for one in answers:
        topics.setdefault(full_topic(one.question, tenets), []).append(one)
    st.subheader("How it went, by topic", anchor=False)
    weakest_first = sorted(topics.items(), key=lambda item: sum(one.grade.score for one in item[1]) / len(item[1]))
    for place, (topic, group) in enumerate(weakest_first):
        if all(one.grade.is_correct for one in group):
            continue
        with st.container(gap="xxsmall"):
            _topic(place, topic, group, active, on_open)
    known = [topic for topic, group in weakest_first if all(one.grade.is_correct for one in group)]
    if known:
        st.markdown(f":green[:material/check:] **All right:** {' · '.join(map(literal, known))}")


def what_returns(coming: Sequence[tuple[Question, datetime]], today: date) -> None:
    """Says which questions were added to the reviews, and when each is asked again."""
    if not coming:
        return
    st.subheader("What comes back for review", anchor=False)
    st.write("What you missed or guessed is asked again, so that it stays with you.")
    st.markdown(
        "\n".join(f"- {literal(shortened(one.stem, 110))} · {on_day(due.date(), today)}" for one, due in coming)
    )


def every_answer(answers: Sequence[Answered], active: tuple[str, int] | None, on_open: Open) -> None:
    """Draws every question with its answer and explanations, each to unfold."""
    st.subheader("Every question", anchor=False)
    with st.container(gap="xsmall"):
        for number, one in enumerate(answers, start=1):
            _answer(number, one, active, on_open)


def _answer(number: int, one: Answered, active: tuple[str, int] | None, on_open: Open) -> None:
    said = verdict_of(one)
    sign = _SIGNS.get(said, ":red[:material/cancel:]" if said != PARTLY else ":orange[:material/contrast:]")
    label = f"{sign} {number}. {literal(shortened(one.question.stem, 90))} · {said}"
    with st.expander(label):
        st.markdown(f"**{literal(one.question.stem)}**")
        verdict(one)
        number_of = active[1] if active and active[0] == one.question.id else None
        explained(one, active=number_of, on_open=on_open)


def _topic(place: int, topic: str, group: Sequence[Answered], active: tuple[str, int] | None, on_open: Open) -> None:
    right = sum(one.grade.is_correct for one in group)
    st.markdown(f":orange[:material/menu_book:] **{literal(topic)}** · {right} of {len(group)} right")
    wrong = [one.question for one in group if not one.grade.is_correct]
    cited = [(question.id, citation) for question in wrong for citation in _bearing_out(question)[:PASSAGES]]
    places = list({(one.source_id, one.start): (question_id, one) for question_id, one in cited}.values())
    if not places:
        return
    numbers = {-at: (question_id, one.id) for at, (question_id, one) in enumerate(places, start=1)}
    lines = [
        line(f"“{shortened(one.quote, 220)}”", [(-at, one)], note=_where(one.heading, one.source_title), is_quote=True)
        for at, (_, one) in enumerate(places, start=1)
    ]
    opened = next((number for number, what in numbers.items() if what == active), None)

    def open_passage(number: int) -> None:
        if number in numbers:
            on_open(*numbers[number])

    st.caption("Read next")
    cited_list(f"read-next-{place}", f"Read next on {topic}", lines, active=opened, on_open=open_passage)


def _bearing_out(question: Question) -> list[PrintedCitation]:
    """The citations of what is right, or all where none is said to be."""
    right = [one.citations for one in question.options if one.correct]
    right += [one.citations for one in question.points] + [one.citations for one in question.pairs]
    numbers = {number for cited in right for number in cited}
    return [one for one in question.citations if one.id in numbers] or list(question.citations)


def _where(heading: Sequence[str], title: str) -> str:
    return f"{heading[-1]}, in {title}" if heading else title
