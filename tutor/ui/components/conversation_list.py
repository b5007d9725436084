"""The learner's conversations: a list to reopen them from, and a menu to rename, export and delete one."""

from collections.abc import Callable, Sequence

import streamlit as st

from tutor.learners.conversations import NAME_LIMIT, Conversation
from tutor.ui.boundary import guarded
from tutor.ui.components.plain import literal

SHOWN = 20


def conversation_list(
    items: Sequence[Conversation], current: str | None, on_choose: Callable[[str | None], None]
) -> None:
    """Draws the list in the sidebar; `on_choose` gets an id, or None for a new conversation."""
    with st.sidebar:
        st.button("New conversation", icon=":material/add:", width="stretch", on_click=on_choose, args=(None,))
        if not items:
            st.caption("Your conversations will be kept here.")
            return
        st.caption("Conversations")
        with st.container(gap="xxsmall"):
            _buttons(items[:SHOWN], current, on_choose)
        if len(items) > SHOWN:
            with st.expander(f"{len(items) - SHOWN} older"), st.container(gap="xxsmall"):
                _buttons(items[SHOWN:], current, on_choose)


def conversation_menu(
    item: Conversation,
    *,
    export: Callable[[], str],
    file_name: str,
    on_rename: Callable[[str, str], None],
    on_delete: Callable[[str], None],
) -> None:
    """Draws the menu of the open conversation."""
    with st.popover("More", icon=":material/more_horiz:", type="tertiary"):
        with st.form(f"rename-{item.id}", border=False):
            name = st.text_input("Name", value=item.name, max_chars=NAME_LIMIT)
            if st.form_submit_button("Rename", width="stretch") and name.strip():
                on_rename(item.id, name)
                st.rerun()
        st.download_button(
            "Export as Markdown", export, file_name, "text/markdown", icon=":material/download:",
            on_click="ignore", width="stretch",
        )  # fmt: skip
        if st.button("Delete…", icon=":material/delete:", width="stretch", key=f"delete-{item.id}"):
            _confirm_delete(item, on_delete)


@st.dialog("Delete this conversation?")
def _confirm_delete(item: Conversation, on_delete: Callable[[str], None]) -> None:
    st.text(item.name)
    st.write("Its questions and answers are erased for good.")
    with st.container(horizontal=True):
        if st.button("Keep it"):
            st.rerun()
        if st.button("Delete for good", type="primary"):
            with guarded("This conversation"):
                on_delete(item.id)
                st.rerun()


def _buttons(items: Sequence[Conversation], current: str | None, on_choose: Callable[[str | None], None]) -> None:
    for item in items:
        is_open = item.id == current
        st.button(
            literal(item.name),
            key=f"open-{item.id}",
            type="secondary" if is_open else "tertiary",
            wrap=False,
            on_click=on_choose,
            args=(item.id,),
        )
