"""The Library page: the documents that answers are quoted from, to add, read, remove and restore."""

from typing import TYPE_CHECKING

import streamlit as st

from knowledge.sources import Source
from tutor.ui.boundary import guarded, show_failure
from tutor.ui.collecting import Collecting
from tutor.ui.components.adding import go_on
from tutor.ui.components.course import load_course, missing_from_course
from tutor.ui.components.reader import read_source
from tutor.ui.components.source_list import Actions, source_list
from tutor.ui.components.upload import upload_form, upload_results
from tutor.ui.warming import warm_soon

if TYPE_CHECKING:
    from tutor.services import Services


def library_page(services: "Services") -> None:
    """Draws the page; the frame comes first, and adding last, so that the page can be used meanwhile."""
    collecting = Collecting(services)
    state = collecting.state
    st.title("Library", anchor=False)
    st.write("Answers are quoted from these documents, and from nothing else.")
    is_busy = bool(state.queue or state.outcomes)
    with st.expander("Add documents", icon=":material/upload_file:", expanded=is_busy), guarded("Adding"):
        chosen = upload_form(max(1, int(services.settings.reading.max_megabytes)))
        if chosen:
            collecting.choose(chosen)
        upload_results(state.outcomes)
        course = st.container()
    below = st.container()
    if state.failure:
        show_failure(state.failure)
    with st.skeleton(height=200):
        sources = services.library.sources()
    if not sources:
        st.info("The library is empty. Add documents above, or load the course.", icon=":material/info:")
        load_course(collecting.load_course)
    is_reading = _list(services, collecting, sources)
    with course, guarded("The course"):
        if sources:
            missing_from_course(collecting.missing_from_course(sources), collecting.load_course)
    warm_soon(services)
    with below, guarded("Adding"):
        go_on(collecting, sources, is_reading=is_reading)


def _list(services: "Services", collecting: Collecting, sources: list[Source]) -> bool:
    """Whether one of the sources was opened to be read."""
    opened: list[Source] = []

    def read(source: Source) -> None:
        opened.append(source)
        read_source(services.library, source, when_closed="rerun")

    actions = Actions(read, services.library.original, collecting.remove, collecting.restore)
    source_list(sources, collecting.state.removed, actions)
    return bool(opened)
