"""What is on screen while a quiz or a review is taken, and at its end; each gives the questions that it shows."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.quiz.questions import Question
from tutor.ui.boundary import guarded
from tutor.ui.components.question_topic import full_topic, given_topic
from tutor.ui.components.quiz_downloads import quiz_downloads
from tutor.ui.components.quiz_question import Appealing, Place, after_answer, being_read, returns, to_answer
from tutor.ui.components.quiz_summary import by_topic, every_answer, quiz_score, what_returns
from tutor.ui.components.review_card import review_end
from tutor.ui.components.watching import watch
from tutor.ui.quiz_state import Answered, ReviewRound
from tutor.ui.quizzing import Quizzing, missed

if TYPE_CHECKING:
    from tutor.learners.quizzes import KeptQuiz


def quiz_questions(work: Quizzing, quiz: "KeptQuiz") -> tuple[Question, ...]:
    """The question of a quiz that comes next, or what the last answer was worth."""
    state, tenets = work.state, work.tenets()
    shown = next((one for one in answered(quiz) if one.question.id == state.shown), None)
    question = shown.question if shown else quiz.unanswered[0]
    number = [one.id for one in quiz.questions].index(question.id) + 1
    topic = full_topic(question, tenets) if shown else given_topic(question, tenets)
    place = Place(number, len(quiz.questions), topic, state.step)
    if shown is None:
        to_answer(question, place, work.answer, work.leave)
        return (question,)
    after_answer(
        shown, place, active=work.passages.active(question.id), on_open=work.passages.open, on_next=work.go_on,
        on_leave=work.leave, is_last=not quiz.unanswered, comes_back=_comes_back(work, question),
        appealing=Appealing(work.appeal, work.appealed(question)),
    )  # fmt: skip
    return (question,)


def quiz_end(work: Quizzing, quiz: "KeptQuiz") -> tuple[Question, ...]:
    """How a finished quiz went."""
    tenets, opened = work.tenets(), work.state.opened
    active = (opened.cited_by, opened.number) if opened else None
    answers = answered(quiz)
    quiz_score(quiz, work.state.step)
    with st.container(horizontal=True, gap="small"):
        if missed(quiz):
            st.button(
                "Quiz me again on what I missed", type="primary", icon=":material/replay:",
                on_click=work.again_on_missed, args=(quiz,),
            )  # fmt: skip
        st.button("Back to quizzes", icon=":material/arrow_back:", on_click=work.leave)
        with guarded("The download"):
            quiz_downloads(quiz.name, quiz.questions)
    by_topic(answers, tenets, active, work.passages.open)
    what_returns(work.reviews.coming_back(quiz.questions), work.reviews.today())
    every_answer(answers, active, work.passages.open)
    return quiz.questions


def review_questions(work: Quizzing, round_: ReviewRound) -> tuple[Question, ...]:
    """The review that comes next, what the last one was worth, or the end of them."""
    state, tenets, due = work.state, work.tenets(), work.reviews.due()
    if shown := round_.shown:
        question = shown.question
        place = Place(round_.done, round_.done + len(due), full_topic(question, tenets), state.step)
        back = returns(shown.due.date(), work.reviews.today()) if shown.due else ""
        after_answer(
            shown, place, active=work.passages.active(question.id), on_open=work.passages.open, on_next=work.go_on,
            on_leave=work.leave, is_last=not due, comes_back=back, appealing=None,
        )  # fmt: skip
        return (question,)
    if not due:
        review_end(round_.done, work.reviews.forecast(), work.reviews.today(), work.leave, state.step)
        return ()
    place = Place(round_.done + 1, round_.done + len(due), given_topic(due[0], tenets), state.step)
    to_answer(due[0], place, work.answer, work.leave)
    return (due[0],)


def grading(work: Quizzing) -> None:
    """The question whose answer is being read, until it has been."""
    reading = work.state.grading
    if reading is None:
        return
    being_read(reading.question, reading.text)
    watch(reading.work, "Reading your answer", "It is held against the passages that the question rests on.", work.stop)
    work.finish_grading()
    st.rerun()


def answered(quiz: "KeptQuiz") -> tuple[Answered, ...]:
    """The answers of a quiz with their questions, in the order of the questions."""
    kept = {one.question_id: one for one in quiz.answers}
    return tuple(
        Answered(question, kept[question.id].response, kept[question.id].grade, kept[question.id].confidence)
        for question in quiz.questions
        if question.id in kept
    )


def _comes_back(work: Quizzing, question: Question) -> str:
    coming = work.reviews.coming_back((question,))
    return returns(coming[0][1].date(), work.reviews.today()) if coming else ""
