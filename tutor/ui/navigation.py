"""The pages of the app in the order of its menu."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from knowledge.errors import KnowledgeError
from tutor.errors import TutorError
from tutor.ui.boundary import guarded, show_failure
from tutor.ui.components.icon import icon
from tutor.ui.pages.chat import chat_page
from tutor.ui.pages.essay import essay_page
from tutor.ui.pages.library import library_page
from tutor.ui.state import chat_state, essay_state

if TYPE_CHECKING:
    from tutor.services import Services

NAME = "Theory tutor"
CHAT, ESSAY = "Chat", "Essay"


def show(open_services: "Callable[[], Services]") -> None:
    """Draws the menu and the chosen page, or why there are no services to draw them from."""
    st.set_page_config(page_title=NAME, page_icon=icon())
    try:
        services = open_services()
    except (KnowledgeError, TutorError) as error:
        st.title(NAME, anchor=False)
        show_failure(error)
        return
    page = st.navigation(
        [
            st.Page(_drawn(chat_page, services), title=CHAT, icon=":material/forum:", url_path="chat", default=True),
            st.Page(_drawn(essay_page, services), title=ESSAY, icon=":material/rate_review:", url_path="essay"),
            st.Page(
                _drawn(library_page, services), title="Library", icon=":material/library_books:", url_path="library"
            ),
        ]
    )
    # Said once a run: of two layouts that follow each other the browser now and then keeps the first.
    needs_room = {CHAT: bool(chat_state().opened), ESSAY: essay_state().shows_remarks}.get(page.title, False)
    st.set_page_config(layout="wide" if needs_room else "centered")
    page.run()


def _drawn(page: "Callable[[Services], None]", services: "Services") -> Callable[[], None]:
    def draw() -> None:
        with guarded():
            page(services)

    return draw
