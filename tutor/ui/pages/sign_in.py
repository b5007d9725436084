"""The page that people see who have not signed in where that is asked."""

from typing import TYPE_CHECKING

import streamlit as st

from tutor.ui.components.plain import literal
from tutor.ui.signing_in import ways_to_sign_in

if TYPE_CHECKING:
    from tutor.services import Services

TITLE = "Sign in to begin"


def sign_in_page(_services: "Services") -> None:
    """Draws a button for each way to sign in, and nothing of anybody's."""
    st.title(TITLE, anchor=False)
    st.write("Your conversations, essays and quizzes are kept under your name, and nobody else here sees them.")
    ways = ways_to_sign_in()
    if not ways:
        st.info(
            "No way to sign in is set up yet. Whoever runs this program finds it in docs/sign-in.md.",
            icon=":material/info:",
        )
    for way in ways:
        label = f"Sign in with {literal(way.capitalize())}" if way else "Sign in"
        st.button(label, key=f"sign-in-{way or ''}", type="primary", icon=":material/login:", on_click=st.login,
                  args=(way,))  # fmt: skip
