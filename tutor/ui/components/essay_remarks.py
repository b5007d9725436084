"""The open essay from its title to its references, with everything that is said of it."""

import streamlit as st

from tutor.ui.boundary import guarded
from tutor.ui.components.critique_heading import critique_title, downloads, first_things, notes
from tutor.ui.components.critique_view import critique_view, view_data
from tutor.ui.components.draft_changes import draft_changes
from tutor.ui.components.essay_list import delete_button
from tutor.ui.components.quiz_me import quiz_me
from tutor.ui.components.reference_check import reference_check
from tutor.ui.components.remark_filter import kinds, remark_filter
from tutor.ui.components.tenet_map import tenet_map
from tutor.ui.criticising import OF_REMARK, OF_TENET, Criticising, OpenEssay


def essay_remarks(work: Criticising, opened: OpenEssay) -> None:
    """Draws everything; what is heavy to compare comes in its own edge, so that the remarks are there all the same."""
    critique, said = opened.critique, opened.remarks
    critique_title(critique)
    with st.container(horizontal=True, gap="small"):
        downloads(opened.essay, critique)
        st.button("Upload a revised draft", icon=":material/upload_file:", on_click=work.revise)
        delete_button(opened.id, critique.essay.title, work.delete)
    if opened.previous:
        with guarded("The comparison with your last draft"):
            draft_changes(work.changes(opened), work.go_to)
    first_things(critique, said, work.go_to)
    about = [finding for finding in critique.findings if finding.tenet]
    if about:
        # On the point of the course that the essay has to look at first.
        quiz_me(work.services, about[0].comment, about[0].tenet, opened.id)
    notes(critique)
    _essay(work, opened)
    tenet_map(
        critique, opened.id, opened=_opened_tenet(work), on_go=work.go_to,
        on_open=lambda tenet, number: work.passages.open(f"{OF_TENET}{tenet}", number),
    )  # fmt: skip
    reference_check(critique.references)


def _essay(work: Criticising, opened: OpenEssay) -> None:
    state, said = work.state, opened.remarks
    kind_of = kinds(opened.critique, said)
    st.subheader("Your essay", anchor=False)
    only = remark_filter(said, kind_of, opened.id) if said else []
    going, state.going = state.going, None
    if going and going.remark is not None and going.remark not in only:
        only = [*only, going.remark]
    data = view_data(
        opened.essay, said, kind_of, opened.disagreements, only=only, opened=_opened_remark(work),
        going=(state.goings, going) if going else None,
    )  # fmt: skip
    by_number = {one.number: one for one in said}

    def disagree(number: int, reason: str | None) -> None:
        # A callback runs before the page, outside its edge.
        with guarded("Your disagreement"):
            if number in by_number:
                work.disagree(by_number[number], reason)

    critique_view(
        opened.id, data, on_disagree=disagree,
        on_open=lambda number, citation: work.passages.open(f"{OF_REMARK}{number}", citation),
    )  # fmt: skip


def _opened_remark(work: Criticising) -> tuple[int, int] | None:
    wanted = work.state.opened
    if wanted is None or not wanted.cited_by.startswith(OF_REMARK):
        return None
    return int(wanted.cited_by.removeprefix(OF_REMARK)), wanted.number


def _opened_tenet(work: Criticising) -> str | None:
    wanted = work.state.opened
    return wanted.cited_by.removeprefix(OF_TENET) if wanted and wanted.cited_by.startswith(OF_TENET) else None
