"""The pages of the app in the order of its menu."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from knowledge.errors import KnowledgeError
from tutor.errors import TutorError
from tutor.ui.bank_state import bank_state
from tutor.ui.boundary import guarded, show_failure
from tutor.ui.components.icon import icon
from tutor.ui.components.profile_menu import profile_menu
from tutor.ui.going import remember_pages
from tutor.ui.guiding_state import guiding_state
from tutor.ui.learner import Learning, admit
from tutor.ui.pages.bank import bank_page
from tutor.ui.pages.chat import chat_page
from tutor.ui.pages.essay import essay_page
from tutor.ui.pages.library import library_page
from tutor.ui.pages.progress import progress_page
from tutor.ui.pages.sign_in import sign_in_page
from tutor.ui.quiz_state import quiz_state
from tutor.ui.state import chat_state, essay_state

if TYPE_CHECKING:
    from tutor.services import Services

    Drawing = Callable[[Services], None]

NAME = "Theory tutor"
CHAT, GUIDED, ESSAY, QUIZ, BANK = "Chat", "Work it out", "Essay", "Quiz", "Question bank"


def show(open_services: "Callable[[], Services]") -> None:
    """Draws the menu and the chosen page, or why there are no services to draw them from."""
    st.set_page_config(page_title=NAME, page_icon=icon())
    try:
        services = open_services()
        is_admitted = admit(services)
    except (KnowledgeError, TutorError) as error:
        st.title(NAME, anchor=False)
        show_failure(error)
        return
    pages = _pages(services, is_admitted=is_admitted)
    page = st.navigation(pages, position="sidebar" if is_admitted else "hidden")
    if is_admitted:
        remember_pages(pages)
        with guarded("The profiles"):
            profile_menu(Learning(services))
        # Said once a run: of two layouts that follow each other the browser now and then keeps the first.
        st.set_page_config(layout="wide" if _needs_room(page.title) else "centered")
    page.run()


def _pages(services: "Services", *, is_admitted: bool) -> list[st.Page]:
    """The pages, first those to learn with; whoever has to sign in first finds that at every address."""

    def page(draw: "Drawing", title: str, icon: str, url: str, *, default: bool = False) -> st.Page:
        drawn = _drawn(draw if is_admitted else sign_in_page, services)
        return st.Page(drawn, title=title, icon=icon, url_path=url, default=default)

    # Without headings between them: with these, Streamlit's list is one that screen readers cannot count.
    return [
        page(chat_page, CHAT, ":material/forum:", "chat", default=True),
        page(_guided_page, GUIDED, ":material/psychology:", "guided"),
        page(essay_page, ESSAY, ":material/rate_review:", "essay"),
        page(_quiz_page, QUIZ, ":material/quiz:", "quiz"),
        page(progress_page, "Progress", ":material/monitoring:", "progress"),
        page(library_page, "Library", ":material/library_books:", "library"),
        page(bank_page, BANK, ":material/inventory_2:", "bank"),
    ]


def _guided_page(services: "Services") -> None:
    from tutor.ui.pages.guided import guided_page

    guided_page(services)


def _quiz_page(services: "Services") -> None:
    from tutor.ui.pages.quiz import quiz_page

    quiz_page(services)


def _needs_room(title: str) -> bool:
    needs = {
        CHAT: bool(chat_state().opened),
        GUIDED: guiding_state().needs_room,
        ESSAY: essay_state().shows_remarks,
        QUIZ: quiz_state().needs_room,
        BANK: bool(bank_state().opened),
    }
    return needs.get(title, False)


def _drawn(page: "Drawing", services: "Services") -> Callable[[], None]:
    def draw() -> None:
        with guarded():
            page(services)

    return draw
