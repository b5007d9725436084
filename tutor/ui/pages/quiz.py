"""The Quiz page: questions from the sources, one at a time, each answer explained; and what is due for review."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.boundary import guarded, show_failure
from tutor.ui.collecting import Collecting
from tutor.ui.components.quiz_form import quiz_form, quiz_welcome
from tutor.ui.components.quiz_list import quiz_list
from tutor.ui.components.quiz_screens import grading, quiz_end, quiz_questions, review_questions
from tutor.ui.components.review_card import review_card
from tutor.ui.components.source_beside import with_source_beside
from tutor.ui.components.starters import empty_library
from tutor.ui.components.watching import watch
from tutor.ui.quizzing import Quizzing
from tutor.ui.warming import warm_soon

if TYPE_CHECKING:
    from tutor.learners.quizzes import KeptQuiz
    from tutor.quiz.questions import Question
    from tutor.services import Services


def quiz_page(services: "Services") -> None:
    """Draws the page: a quiz, the reviews, or the form that starts one."""
    work = Quizzing(services)
    work.take_up()
    quiz = work.opened()
    asked: tuple[Question, ...] = ()
    with with_source_beside(services, work.passages, lambda: work.citation(asked)):
        asked = _main(services, work, quiz)
    warm_soon(services)


def _main(services: "Services", work: Quizzing, quiz: "KeptQuiz | None") -> "tuple[Question, ...]":
    """Draws what is on screen, and returns the questions whose passages can be open beside it."""
    state = work.state
    with guarded("The quiz"):
        work.raise_failure()
    if state.notice:
        st.info(state.notice, icon=":material/info:")
    if state.grading:
        grading(work)
    elif state.making:
        st.title("Making your quiz", anchor=False)
        meanwhile = "The first quiz takes longest. You can go to another page meanwhile; it goes on."
        watch(state.making, "Getting your questions ready", meanwhile, work.stop)
        work.finish_making()
        st.rerun()
    elif state.review:
        return review_questions(work, state.review)
    elif quiz and (quiz.finished_at is None or state.shown):
        return quiz_questions(work, quiz)
    elif quiz:
        return quiz_end(work, quiz)
    else:
        _start(services, work)
    return ()


def _start(services: "Services", work: Quizzing) -> None:
    """Draws the form with what is due and what was begun, or the way to a library to be asked from."""
    blank = st.empty()
    with blank.container():
        quiz_welcome()
        review_card(len(work.reviews.due()), work.reviews.forecast(), work.reviews.today(), work.reviews.begin)
        quiz_form(work.tenets(), has_weakest=work.has_answered(), on_start=work.begin)
        quiz_list(work.quizzes(), work.open, work.delete)
    # Last, since it may take a while to open the library.
    if not services.library.sources():
        collecting = Collecting(services)
        with blank.container():
            empty_library(collecting.load_course)
            if collecting.state.failure:
                show_failure(collecting.state.failure)
