"""The Library page: the documents that answers are quoted from, to add, read, remove and restore."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.boundary import guarded, show_failure
from tutor.ui.collecting import Collecting
from tutor.ui.components.reader import read_source
from tutor.ui.components.source_list import Actions, source_list
from tutor.ui.components.starters import load_course
from tutor.ui.components.upload import add_each, upload_form, upload_results
from tutor.ui.warming import warm_soon

if TYPE_CHECKING:
    from tutor.services import Services


def library_page(services: "Services") -> None:
    """Draws the page."""
    collecting = Collecting(services)
    state = collecting.state
    st.title("Library", anchor=False)
    st.write("Answers are quoted from these documents, and from nothing else.")
    with st.expander("Add documents", icon=":material/upload_file:", expanded=bool(state.outcomes)), guarded("Adding"):
        chosen = upload_form(max(1, int(services.settings.reading.max_megabytes)))
        if chosen:
            state.outcomes = add_each(chosen, collecting.add)
        upload_results(state.outcomes)
    if state.failure:
        show_failure(state.failure)
    with st.skeleton(height=200):
        sources = services.library.sources()
    if not sources:
        st.info("The library is empty. Add documents above, or load the course.", icon=":material/info:")
        load_course(services.load_course)
    actions = Actions(
        read=lambda source: read_source(services.library, source),
        original=services.library.original,
        remove=collecting.remove,
        restore=collecting.restore,
    )
    source_list(sources, state.removed, actions)
    warm_soon(services)
