"""The Library page: the documents that answers are quoted from, to add, read, remove and restore."""

from typing import TYPE_CHECKING, Any

import streamlit as st

from knowledge.errors import KnowledgeError
from knowledge.sources import Source
from tutor.ui.boundary import guarded, show_failure
from tutor.ui.components.plain import literal
from tutor.ui.components.reader import read_source
from tutor.ui.components.source_list import source_list
from tutor.ui.components.starters import load_course
from tutor.ui.components.upload import add_each, upload_form, upload_results
from tutor.ui.state import LibraryState, library_state
from tutor.ui.warming import warm_soon

if TYPE_CHECKING:
    from tutor.services import Services

UNDOS = 5


def library_page(services: "Services") -> None:
    """Draws the page."""
    state = library_state()
    st.title("Library", anchor=False)
    st.write("Answers are quoted from these documents, and from nothing else.")
    notices = st.container()
    with st.expander("Add documents", icon=":material/upload_file:", expanded=bool(state.outcomes)), guarded("Adding"):
        chosen = upload_form()
        if chosen:
            state.outcomes = add_each(
                chosen, lambda path, role, show: services.library.add(path, role=role, progress=show)
            )
        upload_results(state.outcomes)
    with notices:
        _undo(services, state)
    with st.skeleton(height=200):
        sources = services.library.sources()
    if sources:
        source_list(
            sources,
            original=services.library.original,
            on_read=lambda source: read_source(services.library, source),
            on_remove=lambda source: _remove(services, state, source),
        )
    else:
        st.info("The library is empty. Add documents above, or load the course.", icon=":material/info:")
        load_course(services.load_course)
    warm_soon(services)


def _remove(services: "Services", state: LibraryState, source: Source) -> None:
    state.outcomes, state.failure = (), None
    try:
        state.removed = [*state.removed, (source.title, services.library.remove(source.id))][-UNDOS:]
    except KnowledgeError as error:
        state.failure = error


def _restore(services: "Services", state: LibraryState, entry: tuple[str, Any]) -> None:
    state.failure = None
    try:
        services.library.restore(entry[1])
        state.removed = [other for other in state.removed if other is not entry]
    except KnowledgeError as error:
        state.failure = error


def _undo(services: "Services", state: LibraryState) -> None:
    if state.failure:
        show_failure(state.failure)
    for place, entry in enumerate(state.removed):
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(f"Removed **{literal(entry[0])}**", width="stretch")
            st.button(
                "Undo", key=f"undo-{place}", icon=":material/undo:", on_click=_restore, args=(services, state, entry)
            )
