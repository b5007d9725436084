"""What there is to say of an essay's references, list by list."""

import streamlit as st

from tutor.critique.findings import ReferenceReport
from tutor.critique.wording import has_references, reference_line, reference_lists
from tutor.ui.components.plain import literal


def reference_check(report: ReferenceReport) -> None:
    """Draws nothing where the essay has no references at all."""
    if not has_references(report):
        return
    st.subheader("Your references", anchor=False)
    st.write(reference_line(report))
    lists = reference_lists(report)
    if not lists:
        st.caption("Citations and list go together.")
    for name, entries in lists:
        st.markdown("\n".join([f"**{name}**", "", *(f"- {literal(entry)}" for entry in entries)]))
