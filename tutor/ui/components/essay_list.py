"""The learner's essays: a list to reopen them from, and a menu to take the open one away or erase it."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from tutor.learners.essays import StoredEssay
from tutor.ui.boundary import guarded
from tutor.ui.components.plain import literal, shortened

SHOWN = 20


def essay_list(items: Sequence[StoredEssay], current: str | None, on_choose: Callable[[str | None], None]) -> None:
    """Draws the list in the sidebar; `on_choose` gets an id, or None for a new essay."""
    with st.sidebar:
        st.button("New essay", icon=":material/add:", width="stretch", on_click=on_choose, args=(None,))
        if not items:
            st.caption("Your essays will be kept here.")
            return
        st.caption("Essays")
        names = named(items)
        with st.container(gap="xxsmall"):
            _buttons(items[:SHOWN], names, current, on_choose)
        if len(items) > SHOWN:
            with st.expander(f"{len(items) - SHOWN} older"), st.container(gap="xxsmall"):
                _buttons(items[SHOWN:], names, current, on_choose)


def named(items: Sequence[StoredEssay]) -> dict[str, str]:
    """What each essay is called in the list: its title, and which draft it is from the second on."""
    before = {item.id: item.previous for item in items}
    return {item.id: _name(item, before) for item in items}


def delete_button(essay_id: str, title: str, on_delete: Callable[[str], None]) -> None:
    """Asks once more, and then erases the essay."""
    if st.button("Delete…", icon=":material/delete:", type="tertiary", key=f"delete-{essay_id}"):
        _confirm_delete(essay_id, title, on_delete)


@st.dialog("Delete this essay?")
def _confirm_delete(essay_id: str, title: str, on_delete: Callable[[str], None]) -> None:
    st.text(title)
    st.write("The essay and all that was said of it are erased for good.")
    with st.container(horizontal=True):
        if st.button("Keep it"):
            st.rerun()
        if st.button("Delete for good", type="primary"):
            with guarded("This essay"):
                on_delete(essay_id)
                st.rerun()


def _name(item: StoredEssay, before: Mapping[str, str | None]) -> str:
    number, earlier = 1, before.get(item.id)
    while earlier and earlier in before and number < len(before):
        number, earlier = number + 1, before[earlier]
    title = shortened(item.title, 60) or "Essay"
    return f"Draft {number}: {title}" if number > 1 else title


def _buttons(
    items: Sequence[StoredEssay],
    names: Mapping[str, str],
    current: str | None,
    on_choose: Callable[[str | None], None],
) -> None:
    for item in items:
        st.button(
            literal(names[item.id]),
            key=f"open-essay-{item.id}",
            type="secondary" if item.id == current else "tertiary",
            wrap=False,
            help=f"{item.words:,} words, read {item.kept_at:%d %B %Y}",
            on_click=on_choose,
            args=(item.id,),
        )
