"""The Essay page: an essay in, remarks on it out, each with its place and the passage that bears it out."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.boundary import guarded
from tutor.ui.components.essay_form import HandingIn, draft_welcome, essay_welcome, hand_in, sample_form
from tutor.ui.components.essay_list import essay_list
from tutor.ui.components.essay_progress import watch_reading
from tutor.ui.components.essay_remarks import essay_remarks
from tutor.ui.components.source_beside import source_beside, source_read_whole
from tutor.ui.criticising import Criticising, OpenEssay
from tutor.ui.warming import warm_soon

if TYPE_CHECKING:
    from tutor.services import Services


def essay_page(services: "Services") -> None:
    """Draws the page; what is being read is watched last, so that the rest can be used meanwhile."""
    work = Criticising(services)
    state = work.state
    opened = work.opened()
    essay_list(work.essays(), state.essay_id, work.choose)
    top = st.container()
    if state.notice:
        top.info(state.notice, icon=":material/info:")
    # An empty place takes away at once what stood there, which otherwise fades as long as an essay is read.
    form = st.empty() if state.shows_remarks or state.reading else st.container()
    remarks = st.container() if state.shows_remarks else st.empty()
    if opened and state.shows_remarks:
        with remarks:
            _trouble(work)
            _remarks(services, work, opened)
    elif not state.reading:
        with form:
            _form(services, work, opened)
    source_read_whole(services, work.passages)
    warm_soon(services)
    if state.reading:
        if not state.shows_remarks:
            top.title("Reading your essay", anchor=False)
        with top:
            watch_reading(state.reading, work.stop)
            work.finish()
            st.rerun()


def _form(services: "Services", work: Criticising, earlier: OpenEssay | None) -> None:
    """Takes an essay, or a later draft of the one that is open."""
    if earlier:
        draft_welcome(earlier.essay.title, lambda: work.revise(is_wanted=False))
    else:
        essay_welcome()
    _trouble(work)
    ways = HandingIn(work.read_file, work.read_text, work.keep_typed)
    settings = services.settings
    hand_in(work.state.typed, settings.reading.max_megabytes, settings.critique.max_words, ways, is_draft=bool(earlier))
    if not earlier:
        sample_form(services.sample_essay(), work.read_sample)


def _trouble(work: Criticising) -> None:
    """Says why the last essay could not be read, if there is anything to say."""
    with guarded("The reading of your essay"):
        work.raise_failure()


def _remarks(services: "Services", work: Criticising, opened: OpenEssay) -> None:
    """Draws the essay with its remarks, and the open passage beside it."""
    with st.container(horizontal=True):
        with st.container(width="stretch"):
            essay_remarks(work, opened)
        if work.state.opened:
            with st.container(width="content"):
                source_beside(services, work.passages, lambda: work.citation(opened))
