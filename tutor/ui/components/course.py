"""The bundled course: the button that loads it, and what of it is missing from the library."""

from collections.abc import Callable

import streamlit as st

from tutor.ui.components.upload import Progress


def load_course(load: Callable[[Progress], None], *, is_main: bool = True) -> None:
    """The button that loads the course, and how far it is; `load` takes a progress callback."""
    if st.button("Load the course", type="primary" if is_main else "secondary", icon=":material/school:"):
        bar = st.progress(0.0, "Loading the course")

        def show(stage: str, done: int, total: int) -> None:
            bar.progress(min(done / max(total, 1), 1.0), stage.capitalize())

        load(show)
        st.rerun()


def missing_from_course(count: int, load: Callable[[Progress], None]) -> None:
    """Offers the documents of the course that the library lacks, if any."""
    if count:
        what = "1 document of the course is" if count == 1 else f"{count} documents of the course are"
        st.caption(f"{what} not in the library.")
        load_course(load, is_main=False)
