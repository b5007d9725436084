"""The Work it out page: the learner answers first, is helped step by step, and answers again without help."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.boundary import guarded, show_failure
from tutor.ui.collecting import Collecting
from tutor.ui.components.guided_form import ask_form, first_questions, guided_welcome
from tutor.ui.components.guided_list import guided_list
from tutor.ui.components.guided_screens import guided_step, looking, reading
from tutor.ui.components.plain import literal
from tutor.ui.components.source_beside import with_source_beside
from tutor.ui.components.starters import empty_library
from tutor.ui.guiding import Guiding
from tutor.ui.warming import warm_soon

if TYPE_CHECKING:
    from tutor.services import Services


def guided_page(services: "Services") -> None:
    """Draws the page: the step of the open question, or where to begin one."""
    work = Guiding(services)
    work.take_up()
    state = work.state
    with with_source_beside(services, work.passages, work.citation):
        if state.looking:
            looking(work)
        elif state.reading:
            reading(work)
        elif state.guidance:
            guided_step(work, state.guidance)
        else:
            _start(services, work)
    warm_soon(services)


def _start(services: "Services", work: Guiding) -> None:
    """Draws the form with what was begun, or the way to a library to be asked from."""
    blank = st.empty()
    with blank.container():
        guided_welcome()
        with guarded("The question"):
            work.raise_failure()
        if work.state.notice:
            st.info(literal(work.state.notice), icon=":material/info:")
        ask_form(work.begin)
        starters = st.container()
        guided_list(work.kept(), work.open, work.delete)
    # Last, since it may take a while to open the library.
    with starters:
        first_questions(services.starter_questions(), work.begin)
    if not services.library.sources():
        collecting = Collecting(services)
        with blank.container():
            empty_library(collecting.load_course)
            if collecting.state.failure:
                show_failure(collecting.state.failure)
