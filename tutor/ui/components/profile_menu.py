"""Who is learning, in the sidebar: the profiles of this computer, or the person who signed in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.boundary import guarded
from tutor.ui.components.erasing import confirm_erasing
from tutor.ui.components.plain import literal, shortened
from tutor.ui.learner import Learning
from tutor.ui.signing_in import SIGNED_IN

if TYPE_CHECKING:
    from tutor.learners.profiles import Profile

NAME_LIMIT = 60


def profile_menu(learning: Learning) -> None:
    """Draws the menu, and what has to be known of the last change."""
    with st.sidebar:
        with st.popover(_shown(learning.name()), icon=":material/person:", width="stretch", key="profile-menu"):
            if learning.id.startswith(SIGNED_IN):
                _signed_in(learning)
            else:
                _profiles(learning)
        if notice := learning.notice():
            st.info(notice, icon=":material/info:")


def _signed_in(learning: Learning) -> None:
    st.caption(f"Signed in as {literal(learning.name())}. What is kept here is shown to you alone.")
    st.button("Sign out", icon=":material/logout:", width="stretch", on_click=st.logout)


def _profiles(learning: Learning) -> None:
    st.caption("Each person on this computer can have a profile of their own. A profile has no password.")
    for one in learning.profiles():
        if one.id != learning.id:
            st.button(
                f"Switch to {_shown(one.name)}", key=f"switch-{one.id}", icon=":material/swap_horiz:",
                width="stretch", on_click=_switch, args=(learning, one),
            )  # fmt: skip
    with st.container(gap="xxsmall"):
        if st.button("Add a person…", icon=":material/person_add:", type="tertiary", key="add-profile"):
            _add(learning)
        if st.button("Rename…", icon=":material/edit:", type="tertiary", key="rename-profile"):
            _rename(learning)
        if st.button("Erase…", icon=":material/delete:", type="tertiary", key="erase-profile"):
            confirm_erasing(learning.name(), learning.erase)


def _switch(learning: Learning, profile: "Profile") -> None:
    # A callback runs before the page, outside its edge.
    with guarded("Switching"):
        learning.switch(profile.id)


@st.dialog("Add a person")
def _add(learning: Learning) -> None:
    st.write("They start with nothing kept. Your own conversations, essays and quizzes stay as they are.")
    _named("", "Add and switch", learning.add)


@st.dialog("Rename this profile")
def _rename(learning: Learning) -> None:
    _named(learning.name(), "Rename", learning.rename)


def _named(before: str, action: str, act: Callable[[str], None]) -> None:
    with st.form("profile-name", border=False):
        name = st.text_input("Name", before, max_chars=NAME_LIMIT, autocomplete="off")
        if st.form_submit_button(action, type="primary"):
            with guarded("The profile"):
                act(name)
                st.rerun()


def _shown(name: str) -> str:
    return literal(shortened(name, 30)) or "Me"
